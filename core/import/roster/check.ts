import { isIdentityNumber, plainNumber } from '#core/identity-number.ts';
import type { StaffFact } from '#core/import/facts.ts';
import { Findings, type Where } from '#core/import/findings.ts';
import { readRow, repeatsHeaders } from '#core/import/read-tables.ts';
import { findRepeated, type Placed } from '#core/import/repeated.ts';
import { rosterColumns, rosterFields, rosterLayout } from '#core/import/roster/columns.ts';
import type { PlainCell, RosterTable } from '#core/import/roster/table.ts';
import { cellText, folded } from '#core/import/table.ts';

/** A person of the file, and where they stand. The identity number goes no further than the keyed hash of it. */
export type RosterPerson = Placed<StaffFact> & { identityNumber?: string };

export type RosterRead = { people: RosterPerson[]; findings: Findings; rows: number };

/** Most rows of one roster. */
export const MOST_ROWS = 20_000;

/** The people that the rows of a roster name, with everything wrong in any of them at once. */
export function readRoster(table: RosterTable): RosterRead {
  const findings = new Findings();
  const fields = new Map(
    table.columns.map(({ use, header, letter }, index) => [use as string, { index, header, letter }]),
  );
  checkColumns(table, findings);
  const match = { sheet: { name: table.sheet }, table: 'staff', fields };
  const people: RosterPerson[] = [];
  let rows = 0;
  for (const row of table.rows) {
    if (row.cells.every((cell) => cellText(cell) === '') || repeatsHeaders(match, row)) continue;
    rows += 1;
    const { where, values } = readRow({ staff: rosterLayout }, match, row, findings);
    const identityNumber = readIdentity(where, row.cells[fields.get('identityNumber')?.index ?? -1], findings);
    const { name, type, status, head = false, ...more } = values as Partial<StaffFact>;
    if (name === undefined || type === undefined || status === undefined) continue;
    const value = { name, type, status, head, ...more };
    people.push({ where, value, ...(identityNumber === undefined ? {} : { identityNumber }) });
  }
  if (rows === 0)
    findings.add('error', { sheet: table.sheet }, { code: 'noRows', message: { zh: '没有人员', en: 'No people' } });
  checkRepeated(people, findings);
  return { people, findings, rows };
}

function checkColumns({ sheet, columns }: RosterTable, findings: Findings): void {
  for (const field of rosterFields) {
    const { required, headers } = rosterColumns[field];
    const [first, ...others] = columns.filter((c) => c.use === field);
    if (required && !first)
      findings.add(
        'error',
        { sheet, column: headers[0] },
        {
          code: 'missingColumn',
          message: { zh: `缺少“${headers[0]}”列`, en: `The column “${headers[0]}” is missing` },
        },
      );
    for (const { header, letter } of others)
      findings.add(
        'error',
        { sheet, column: header, letter },
        {
          code: 'ambiguousColumn',
          message: {
            zh: `${first?.letter} 列与 ${letter} 列都对应“${headers[0]}”，只能取其一`,
            en: `The columns ${first?.letter} and ${letter} are both taken for “${headers[0]}”: only one can be`,
          },
        },
      );
  }
}

function readIdentity(where: Where, cell: PlainCell | undefined, findings: Findings): string | undefined {
  const text = cellText(cell);
  if (text === '') return undefined;
  if (isIdentityNumber(text)) return plainNumber(text);
  findings.at('error', where, 'identityNumber', {
    code: 'badText',
    message: {
      zh: '不是有效的身份证号（18 位，末位为校验码）',
      en: 'Not an identity number: 18 characters, the last one its check character',
    },
  });
  return undefined;
}

/** One person twice: by everything the row says, by the office's number, or by the identity number. */
function checkRepeated(people: readonly RosterPerson[], findings: Findings): void {
  findRepeated(
    people,
    {
      field: 'name',
      key: (s) =>
        s.number === undefined ? JSON.stringify(rosterFields.map((field) => s[field] ?? '')) : `#${s.number}`,
    },
    findings,
  );
  const identified = people.flatMap(({ where, identityNumber }) =>
    identityNumber === undefined ? [] : [{ where, value: identityNumber }],
  );
  findRepeated(identified, { field: 'identityNumber', key: (number) => folded(number) }, findings);
}
