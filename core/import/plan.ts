import { findDivision } from '#core/codes/divisions.ts';
import { checkCountedTwice, checkListedApart } from '#core/import/checks.ts';
import { echoWithDays } from '#core/import/echo.ts';
import { type FileRead, jurisdictionsOf, type Profile } from '#core/import/facts.ts';
import { Findings } from '#core/import/findings.ts';
import { gather } from '#core/import/gather.ts';
import {
  type MatchedJurisdiction,
  type PlannedJurisdiction,
  planJurisdiction,
  type RosterDecision,
} from '#core/import/plan-jurisdiction.ts';
import type { Sheet } from '#core/import/table.ts';
import type { JurisdictionCode, ReleaseDocument, UnitId } from '#core/model.ts';

export type ImportPlan = {
  counts: { rowsIn: number; registered: number; units: number; staff: number; refused: Record<string, number> };
  /** Empty when anything is wrong: a file is imported whole or not at all. */
  jurisdictions: PlannedJurisdiction[];
};

/** A file read and its units found: everything that needs no published release. */
export type Matched = FileRead & {
  findings: Findings;
  jurisdictions: MatchedJurisdiction[];
};

/** Reads a file by its layout. Which jurisdictions it speaks of is known only then. */
export function readFile(profile: Profile, sheets: readonly Sheet[], jurisdiction: JurisdictionCode) {
  const findings = new Findings();
  const named = sheets.map(({ name, rows }) => ({ name: echoWithDays(name), rows }));
  const read = profile.read(named, jurisdiction, findings);
  const jurisdictions = jurisdictionsOf(read.facts);
  for (const code of jurisdictions)
    if (!findDivision(code))
      findings.add(
        'error',
        {},
        {
          code: 'unknownJurisdiction',
          value: code,
          message: { zh: '不是有效的行政区划代码', en: 'Not a GB/T 2260 code' },
        },
      );
  return { ...read, findings, jurisdictions };
}

/** Finds the units that the rows mean, and everything wrong between rows. */
export function matchFile(
  file: ReturnType<typeof readFile>,
  standing: (jurisdiction: JurisdictionCode) => Pick<MatchedJurisdiction, 'register' | 'catalogue'>,
): Matched {
  const jurisdictions = file.jurisdictions.map((code) => {
    const { register, catalogue } = standing(code);
    const units = gather(code, register, file.facts, file.findings);
    checkListedApart(units.values(), file.findings);
    checkCountedTwice(units.values(), file.findings);
    return { code, register, catalogue, units };
  });
  return { ...file, jurisdictions };
}

/** The documents that a file, together with what is published, makes; none if anything in the file is wrong. */
export function planMatched(
  matched: Matched,
  releaseOf: (jurisdiction: JurisdictionCode, unit: UnitId) => ReleaseDocument | undefined,
  decision?: RosterDecision,
): ImportPlan {
  const { findings, rowsIn } = matched;
  const refused = { ...matched.refused };
  const jurisdictions = findings.failed
    ? []
    : matched.jurisdictions.map((j) => planJurisdiction(j, (unit) => releaseOf(j.code, unit), decision, matched));
  if (findings.failed) jurisdictions.length = 0;
  const left = matched.facts.staff.filter((f) => f.value?.status === 'left').length;
  if (left > 0) refused.left = left;
  const releases = jurisdictions.flatMap((j) => j.releases);
  return {
    counts: {
      rowsIn,
      registered: jurisdictions.reduce((sum, j) => sum + j.registered, 0),
      units: releases.length,
      staff: releases.reduce((sum, r) => sum + r.document.staff.length, 0),
      refused,
    },
    jurisdictions,
  };
}
