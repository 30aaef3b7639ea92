import type { Profile } from '#core/import/facts.ts';
import { matchFile, planMatched, readFile } from '#core/import/plan.ts';
import type { RosterDecision } from '#core/import/plan-jurisdiction.ts';
import type { Sheet } from '#core/import/table.ts';
import type { JurisdictionCode, RegisterDocument, ReleaseDocument, UnitId } from '#core/model.ts';
import { ruleOn } from '#core/settings/standing.ts';

/** What stands published in a jurisdiction before the import. */
export type Current = {
  register: RegisterDocument | undefined;
  release: (unit: UnitId) => ReleaseDocument | undefined;
};

/** All steps of an import at once, with everything published at hand. */
export function planImport(request: {
  profile: Profile;
  sheets: readonly Sheet[];
  jurisdiction: JurisdictionCode;
  current: (jurisdiction: JurisdictionCode) => Current;
  decision?: RosterDecision;
}) {
  const file = readFile(request.profile, request.sheets, request.jurisdiction);
  const matched = matchFile(file, (code) => ({
    register: request.current(code).register,
    catalogue: ruleOn([], 'catalogue', '2026-11-23'),
  }));
  const plan = planMatched(matched, (code, unit) => request.current(code).release(unit), request.decision);
  const { errors, warnings, left } = matched.findings;
  return { errors, warnings, left, dropped: matched.dropped, ...plan };
}
