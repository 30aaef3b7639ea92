import { type Change, diffReleases } from '#core/diff.ts';
import { isInService } from '#core/examination/record-checks.ts';
import { countedStrength } from '#core/import/assemble.ts';
import type { Finding } from '#core/import/findings.ts';
import { remarkMixedUse, remarkShrinking } from '#core/import/remarks.ts';
import { type RosterRead, readRoster } from '#core/import/roster/check.ts';
import { type Identified, keepIds } from '#core/import/roster/keep-ids.ts';
import type { RosterTable } from '#core/import/roster/table.ts';
import type { ReleaseDocument, Staff } from '#core/model.ts';
import type { CountyCatalogue } from '#core/narrowing.ts';
import { releaseUnder } from '#core/release.ts';

/** `replace`: the file is the whole roster, and who is not in it leaves. `update`: it adds people and changes them. */
export const rosterModes = ['replace', 'update'] as const;
export type RosterMode = (typeof rosterModes)[number];

export type RosterImport = {
  table: RosterTable;
  mode: RosterMode;
  /** Whether 实有人数 is to be counted from the roster anew. */
  countStrength: boolean;
};

/** What an import would make of a draft; with errors it is the draft itself. */
export type RosterPlan = {
  document: ReleaseDocument;
  rows: number;
  errors: Finding[];
  warnings: Finding[];
  /** Errors beyond those that are listed. */
  left: number;
  /** What changes in the roster and, where it is counted anew, in 实有人数. */
  changes: Change[];
  /** People of the file with their ids, whose identity number is to be hashed. */
  identified: { staff: string; identityNumber: string }[];
};

/** Plans an import of a unit's roster into its draft, under a catalogue: whole, or with every error of every row. */
export function planRoster(
  document: ReleaseDocument,
  { table, mode, countStrength }: RosterImport,
  catalogue: CountyCatalogue,
): RosterPlan {
  const read = readRoster(table);
  const { findings, people, rows } = read;
  const { identified, doubtful } = keepIds(document.unit.id, people, document.staff);
  if (mode === 'update') refuseDoubtful(doubtful, read);
  const staff = mode === 'replace' ? inService(identified) : updated(document.staff, identified);
  const strength = countStrength ? countedStrength(staff, document.strength) : document.strength;
  const gathered = { id: document.unit.id, staff: people };
  if (!findings.failed) {
    const file = { ...document, staff };
    if (mode === 'replace') remarkShrinking(gathered, file, document, findings);
    remarkMixedUse(gathered, file, findings);
  }
  const after = findings.failed ? document : releaseUnder({ ...document, staff, strength }, catalogue);
  const listed = new Set(after.staff.map((s) => s.id));
  return {
    document: after,
    rows,
    errors: findings.errors,
    warnings: findings.warnings,
    left: findings.left.error,
    changes: diffReleases(document, after),
    identified: identified.flatMap(({ person: { identityNumber }, staff: { id } }) =>
      identityNumber !== undefined && listed.has(id) ? [{ staff: id, identityNumber }] : [],
    ),
  };
}

/** Who has left is on no roster. */
const inService = (identified: readonly Identified[]): Staff[] =>
  identified.map(({ staff }) => staff).filter(isInService);

/** The roster with people added and changed; naming a head takes the mark from the one before. */
function updated(before: readonly Staff[], identified: readonly Identified[]): Staff[] {
  const named = new Set(identified.map(({ staff }) => staff.id));
  const others = before.filter((s) => !named.has(s.id));
  const arriving = inService(identified);
  const rest = arriving.some((s) => s.head) ? others.map((s) => ({ ...s, head: false })) : others;
  return [...rest, ...arriving];
}

function refuseDoubtful(doubtful: readonly RosterRead['people'][number][], { findings }: RosterRead): void {
  for (const { where, value } of doubtful)
    findings.at('error', where, 'name', {
      code: 'sameName',
      value: value.name,
      message: {
        zh: '名册中的同名人员与此行不能一一对应，请改为替换整份名册，或逐人修改',
        en: 'Whom of this name on the roster is meant is not clear: replace the whole roster, or edit the persons one by one',
      },
    });
}
