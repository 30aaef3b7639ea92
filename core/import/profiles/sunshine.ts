import type { Fact, FileRead, Profile, UnitFact } from '#core/import/facts.ts';
import type { Findings } from '#core/import/findings.ts';
import type { Columns, TableRow } from '#core/import/layout.ts';
import { sunshineTables } from '#core/import/profiles/sunshine-tables.ts';
import { readTables } from '#core/import/read-tables.ts';
import type { Sheet } from '#core/import/table.ts';
import type { JurisdictionCode } from '#core/model.ts';

/** Our own layout: the workbook that `npm run template` writes, or a text file with one of its tables. */
export const sunshine: Profile = {
  id: 'sunshine',
  label: { zh: '阳光编制模板', en: 'the template of this system' },
  lenientEncoding: false,
  read,
};

function read(sheets: readonly Sheet[], jurisdiction: JurisdictionCode, findings: Findings): FileRead {
  const { rows, dropped, rowsIn, repeatedHeaders } = readTables(sunshineTables, sheets, findings);
  const refused: FileRead['refused'] = repeatedHeaders > 0 ? { repeatedHeader: repeatedHeaders } : {};
  const facts = {
    units: rows.units.flatMap((row) => unitFact(row, jurisdiction)),
    grants: rows.grants.map((row) => fact(row, jurisdiction, ['type', 'posts'])),
    strength: rows.strength.map((row) =>
      fact(withDefaults(row, { listedApart: 0 }), jurisdiction, ['type', 'inPost', 'listedApart']),
    ),
    leadership: rows.leadership.map((row) => fact(row, jurisdiction, ['post', 'posts', 'inPost'])),
    staff: rows.staff.map((row) =>
      fact(withDefaults(row, { head: false }), jurisdiction, ['name', 'type', 'status', 'head']),
    ),
    documents: rows.documents.map((row) => fact(row, jurisdiction, ['number', 'title'])),
  };
  return { facts, dropped, rowsIn, refused, rosterIsWhole: true };
}

const withDefaults = <V extends object, D extends Partial<V>>(
  row: { where: Fact<V>['where']; values: V },
  defaults: D,
) => ({
  where: row.where,
  values: { ...defaults, ...row.values } as V,
});

type Referring = { unit?: string; unitCode?: string };
type Whole<V, K extends keyof V> = Omit<V, K | keyof Referring> & { [P in K]-?: Exclude<V[P], undefined> };

/** The record of a row, when every field it cannot do without has been read. */
function fact<V extends Referring, K extends keyof V>(
  row: { where: Fact<V>['where']; values: V },
  jurisdiction: JurisdictionCode,
  whole: readonly K[],
): Fact<Whole<V, K>> {
  const { unit, unitCode, ...value } = row.values;
  const complete = whole.every((field) => row.values[field] !== undefined);
  return {
    where: row.where,
    jurisdiction,
    unit: { ...(unit === undefined ? {} : { name: unit }), ...(unitCode === undefined ? {} : { code: unitCode }) },
    value: complete ? (value as unknown as Whole<V, K>) : null,
  };
}

const directFields = [
  'otherNames',
  'category',
  'level',
  'funding',
  'system',
  'address',
  'officePhone',
  'officeHours',
  'duties',
  'internalUnits',
] as const;

function unitFact(
  row: TableRow<typeof sunshineTables.units.columns & Columns>,
  jurisdiction: JurisdictionCode,
): UnitFact[] {
  const { where, values } = row;
  const name = values.name ?? values.localCode;
  if (name === undefined) return [];
  const fields = Object.fromEntries(
    directFields.filter((field) => where.columns.has(field)).map((field) => [field, values[field]]),
  ) as UnitFact['fields'];
  const { creditCode, localCode, stage, withheld, parent } = values;
  return [
    {
      where,
      jurisdiction,
      name,
      fields,
      ...(creditCode === undefined ? {} : { creditCode }),
      ...(localCode === undefined ? {} : { localCode }),
      ...(where.columns.has('parent') ? { parent: parent === undefined ? null : { name: parent, code: parent } } : {}),
      ...(stage === undefined ? {} : { stage }),
      ...(withheld === undefined ? {} : { withheld }),
    },
  ];
}
