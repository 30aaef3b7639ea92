import type { Fact, Facts, FileRead, Profile, UnitFact } from '#core/import/facts.ts';
import type { Findings, Where } from '#core/import/findings.ts';
import type { Rows } from '#core/import/layout.ts';
import { headPosts, isHeld, isPost, type SeniorRow, sortSenior, staffOf } from '#core/import/profiles/uk-senior.ts';
import { ukTables } from '#core/import/profiles/uk-tables.ts';
import { readTables } from '#core/import/read-tables.ts';
import { folded, type Sheet } from '#core/import/table.ts';
import type { JurisdictionCode } from '#core/model.ts';

/**
 * Organograms of a British government department, senior and junior posts as two sheets. Every post listed counts as
 * granted, a vacant one too; a senior post counts one person, junior posts the sum of their full-time equivalents,
 * rounded to whole posts for each unit.
 */
export const ukOrganograms: Profile = {
  id: 'uk-organograms',
  label: { zh: '英国政府部门组织图', en: 'organogram of a British government department' },
  lenientEncoding: true,
  read: (sheets: readonly Sheet[], jurisdiction: JurisdictionCode, findings: Findings): FileRead => {
    const { rows, present, dropped, rowsIn, repeatedHeaders } = readTables(ukTables, sheets, findings);
    const absent = (['senior', 'junior'] as const).find((table) => !present.has(table));
    if (absent && present.size > 0) findings.add('error', {}, halfOnly(absent));
    const kinds = sortSenior(rows.senior, findings);
    const refused: FileRead['refused'] = {};
    const count = (reason: string, by = 1) => {
      if (by > 0) refused[reason] = (refused[reason] ?? 0) + by;
    };
    for (const kind of kinds.values()) if (kind !== 'person') count(kind);
    count('summedUp', rows.junior.length);
    count('repeatedHeader', repeatedHeaders);
    return { facts: factsOf(rows, kinds, jurisdiction, findings), dropped, rowsIn, refused, rosterIsWhole: false };
  },
};

/** What the two files say of one unit. */
type UnitPosts = {
  name: string;
  where: Where;
  organisation: string | undefined;
  posts: number;
  held: number;
  fte: number;
};

function factsOf(
  rows: Rows<typeof ukTables>,
  kinds: ReturnType<typeof sortSenior>,
  jurisdiction: JurisdictionCode,
  findings: Findings,
): Facts {
  const units = sumUp(rows, kinds, findings);
  const figures = [...units.values()];
  const of = <T>({ where, name }: Pick<UnitPosts, 'where' | 'name'>, value: T | null): Fact<T> => ({
    where,
    jurisdiction,
    unit: { name },
    value,
  });
  const heads = headPosts(rows.senior);
  const nameOf = (row: SeniorRow) => units.get(folded(row.values.unit ?? ''))?.name ?? '';
  return {
    units: figures.map((u): UnitFact => {
      const system = u.organisation === undefined ? {} : { system: u.organisation };
      const fields = { category: 'governmentDepartment', level: 'unranked', ...system } as const;
      return { where: u.where, jurisdiction, name: u.name, fields };
    }),
    grants: figures.map((u) => of(u, { type: 'administrative', posts: u.posts + Math.round(u.fte) })),
    strength: figures.map((u) => of(u, { type: 'administrative', inPost: u.held + Math.round(u.fte), listedApart: 0 })),
    leadership: [],
    staff: rows.senior
      .filter((row) => kinds.get(row) === 'person')
      .map((row) => of({ where: row.where, name: nameOf(row) }, staffOf(row, heads))),
    documents: [],
  };
}

function sumUp(rows: Rows<typeof ukTables>, kinds: ReturnType<typeof sortSenior>, findings: Findings) {
  const units = new Map<string, UnitPosts>();
  const unitOf = ({ where, values }: SeniorRow | Rows<typeof ukTables>['junior'][number]): UnitPosts | undefined => {
    const { unit, organisation } = values;
    if (unit === undefined) return undefined;
    const known = units.get(folded(unit)) ?? { name: unit, where, organisation, posts: 0, held: 0, fte: 0 };
    units.set(folded(unit), known);
    if (known.name !== unit) findings.once('warning', where, 'unit', spelling(unit, known.name), unit);
    return known;
  };
  for (const row of rows.senior) {
    const kind = kinds.get(row);
    const unit = unitOf(row);
    if (!unit || !kind) continue;
    if (isPost(kind)) unit.posts += 1;
    if (isHeld(kind)) unit.held += 1;
  }
  for (const row of rows.junior) {
    const unit = unitOf(row);
    if (unit) unit.fte = Math.round((unit.fte + (row.values.fte ?? 0)) * 1e6) / 1e6;
  }
  for (const { name, where, fte } of units.values())
    if (!Number.isInteger(fte)) findings.at('warning', where, 'unit', rounding(name, fte));
  return units;
}

/** With one of the two alone, the figures of a unit would be published without the posts of the other. */
const halfOnly = (absent: 'senior' | 'junior') => ({
  code: 'profile' as const,
  message: {
    zh: `缺少 ${absent} 表：两表须一起导入，放在同一工作簿中，或两个 CSV 文件一起`,
    en: `The table of ${absent} posts is missing: both are imported together, in one workbook or as two CSV files at once`,
  },
});

const spelling = (value: string, name: string) => ({
  code: 'spelling' as const,
  value,
  message: {
    zh: '同一单位有两种写法，按先出现的写法',
    en: 'The same unit, spelt otherwise further up: taken as there',
  },
  expected: { zh: name, en: name },
});

const rounding = (name: string, fte: number) => ({
  code: 'rounding' as const,
  value: String(fte),
  message: {
    zh: `“${name}”的职位折合 ${fte} 个全日制，取整为 ${Math.round(fte)}`,
    en: `Posts of “${name}” come to ${fte} full-time equivalents: rounded to ${Math.round(fte)}`,
  },
});
