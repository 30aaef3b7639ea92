import { describe, expect, it } from 'vitest';
import { BROWSER_MEGABYTES } from '#core/import/file/limits.ts';
import { readTableFile } from '#core/import/file/read-table.ts';
import { UnreadableFile } from '#core/import/file/unreadable-file.ts';
import { readRoster } from '#core/import/roster/check.ts';
import { faultyRowsCsv } from '#core/import/roster/faulty-rows.ts';
import { findHeaderRow, findSheet, matchColumns, rosterTable } from '#core/import/roster/find.ts';
import { openFields, withoutNarrowedColumns } from '#core/import/roster/narrowed.ts';
import { ownRows, type RosterUnit } from '#core/import/roster/own-rows.ts';
import type { Cell, Sheet } from '#core/import/table.ts';
import { csv, gb18030 } from '#test/publishing/files.ts';
import {
  faultyRoster,
  headers,
  identityNumber,
  ofUnits,
  person,
  roster,
  someUnit,
  titledWorkbook,
  withCell,
  withColumn,
  wrongFiles,
} from '#test/roster/rosters.ts';

const sheetOf = (rows: Cell[][], name = '花名册'): Sheet => ({
  name,
  rows: rows.map((cells, i) => ({ row: i + 1, cells })),
});

/** As the wizard goes with nothing changed by hand. */
function taken(sheet: Sheet) {
  const headerRow = findHeaderRow(sheet);
  const columns = matchColumns(sheet, headerRow);
  const table = rosterTable(sheet, headerRow, columns);
  return { headerRow, columns, table, ...readRoster(table) };
}

const cellsOf = (found: { letter: string | null; row: number | null }[]) =>
  found.map(({ letter, row }) => `${letter ?? ''}${row ?? ''}`);

describe('A roster with a title above it (P01)', () => {
  it('is found: sheet, header row and all nine columns; the identity number is not taken', async () => {
    const rows = withColumn(roster(), '身份证号', identityNumber);
    const { sheets } = await readTableFile(await titledWorkbook(rows), '人员.xlsx', false);
    const index = findSheet(sheets);
    expect([sheets.map((s) => s.name), index]).toEqual([['说明页', '花名册'], 1]);
    const read = taken(sheets[index] ?? sheetOf([]));
    expect(read.headerRow).toBe(2);
    expect(read.columns.filter((c) => c.use).map((c) => c.header)).toEqual(headers);
    expect(read.columns.filter((c) => c.private)).toMatchObject([
      { header: '身份证号', private: 'identityNumber', use: null },
    ]);
    expect([read.rows, read.people.length, read.findings.errors, read.findings.warnings]).toEqual([12, 12, [], []]);
    expect(JSON.stringify(read.table)).not.toContain(identityNumber(1));
    expect(read.people.map((p) => p.value.name)).toContain('𬱖明');
  });

  it('may have headers that are merged downwards over two rows', () => {
    const upper = headers.map((h, i) => (i < 5 ? h : i === 5 ? '编制情况' : ''));
    const lower = headers.map((h, i) => (i < 5 ? '' : h));
    const read = taken(sheetOf([['花名册'], upper, lower, person(0), person(1)]));
    expect(read.headerRow).toBe(3);
    expect([read.columns.filter((c) => c.use).length, read.people.length, read.findings.errors]).toEqual([9, 2, []]);
  });

  it('may call its columns otherwise, and have marks and spaces in them', () => {
    const others = [
      '姓　名*',
      '性别（男/女）',
      '科室',
      '职务/岗位',
      '职级',
      '编制性质（必填）',
      '在岗情况',
      '入职时间',
      '主要负责人',
    ];
    const read = taken(sheetOf([others, person(0)]));
    expect([read.columns.every((c) => c.use), read.findings.errors]).toEqual([true, []]);
  });
});

describe('Columns', () => {
  it('that are private are never taken for public ones, whatever is asked', () => {
    const sheet = sheetOf(
      withColumn(
        withColumn(roster(2), '手机号码', () => '13912345678'),
        '学历',
        () => '本科',
      ),
    );
    const columns = matchColumns(sheet, 1).map((c) => (c.private ? { ...c, use: 'level' as const } : c));
    expect(JSON.stringify(rosterTable(sheet, 1, columns))).not.toMatch(/13912345678|本科/);
  });

  it('that are unknown are not taken until the officer says what they are', () => {
    const sheet = sheetOf(
      withColumn(
        roster(2).map((row) => row.slice(0, 8)),
        '一把手',
        () => '是',
      ),
    );
    const columns = matchColumns(sheet, 1);
    expect(columns.at(-1)).toMatchObject({ header: '一把手', use: null, private: null });
    const chosen = columns.map((c) => (c.header === '一把手' ? { ...c, use: 'head' as const } : c));
    expect(readRoster(rosterTable(sheet, 1, chosen)).people.map((p) => p.value.head)).toEqual([true, true]);
  });

  it('of what the county does not publish go nowhere, and cannot be taken for it', () => {
    const narrowed = { 'staff.since': 'internal', 'staff.level': 'onRequest' } as const;
    const sheet = sheetOf(roster(2));
    const columns = withoutNarrowedColumns(matchColumns(sheet, 1), narrowed);
    const closed = columns.filter((c) => c.narrowed);
    expect(closed.map((c) => [c.narrowed, c.use])).toEqual([
      ['level', null],
      ['since', null],
    ]);
    const { columns: sent } = rosterTable(sheet, 1, columns);
    expect(sent.map((c) => c.use)).toEqual(openFields(narrowed).filter((field) => sent.some((c) => c.use === field)));
    expect(sent.length + closed.length).toBe(rosterTable(sheet, 1, matchColumns(sheet, 1)).columns.length);
  });

  it('that are missing or stand twice are errors', () => {
    const without = taken(sheetOf(roster(2).map((row) => row.filter((_, i) => i !== 6))));
    expect(without.findings.errors).toMatchObject([{ code: 'missingColumn', column: '在编状况' }]);
    const twice = taken(sheetOf(withColumn(roster(2), '岗位', () => '科员')));
    expect(twice.findings.errors).toMatchObject([{ code: 'ambiguousColumn', letter: 'J' }]);
  });
});

describe('A roster with errors (P02)', () => {
  it('has them listed with their cells, all at once', () => {
    const { findings } = taken(sheetOf(faultyRoster()));
    expect(cellsOf(findings.errors).sort()).toEqual(['A7', 'A9', 'F5', 'H10']);
    expect(findings.errors.map((e) => e.code).sort()).toEqual(['badCode', 'badDate', 'duplicate', 'missing']);
    expect(findings.errors.find((e) => e.code === 'duplicate')?.message.zh).toContain('第 2 行');
  });

  it.each([
    ['F5', '行政编制', 'F5'],
    ['A7', '孙丽', 'A7'],
    ['A9', '周杰', 'A9'],
    ['H10', '2026/12/1', 'H10'],
  ])('loses the one at %s when it is corrected to %s', (at, value, gone) => {
    const { findings } = taken(sheetOf(withCell(faultyRoster(), at, value)));
    expect(cellsOf(findings.errors)).toHaveLength(3);
    expect(cellsOf(findings.errors)).not.toContain(gone);
  });

  it('may hold something personal among words: it is found and not repeated', () => {
    const { findings } = taken(sheetOf(withCell(roster(), 'D4', `科员 ${identityNumber(4)}`)));
    expect(findings.errors).toMatchObject([{ code: 'privateValue', letter: 'D', row: 4 }]);
    expect(JSON.stringify(findings)).not.toContain(identityNumber(4));
  });
});

describe('Identity numbers that are asked for', () => {
  const read = (rows: Cell[][]) => {
    const columns = matchColumns(sheetOf(rows), 1).map((c) =>
      c.private === 'identityNumber' ? { ...c, use: 'identityNumber' as const } : c,
    );
    return readRoster(rosterTable(sheetOf(rows), 1, columns));
  };

  it('are read beside the person, who does not hold them', () => {
    const { people, findings } = read(withColumn(roster(), '身份证号', identityNumber));
    expect(findings.errors).toEqual([]);
    expect(people[0]?.identityNumber).toBe(identityNumber(1));
    expect(JSON.stringify(people.map((p) => p.value))).not.toContain('420923');
  });

  it('are errors where they cannot be right or stand twice, and are not repeated', () => {
    const rows = withColumn(roster(), '身份证号', (n) => identityNumber(n === 3 ? 2 : n));
    const { findings } = read(withCell(rows, 'J6', `${identityNumber(5).slice(0, 17)}A`));
    expect(cellsOf(findings.errors).sort()).toEqual(['J4', 'J6']);
    expect(JSON.stringify(findings)).not.toContain('42092319850312');
  });
});

describe('A CSV file in GBK, as WPS writes it (P03)', () => {
  it('shows its Chinese right, and says as what it was read', async () => {
    const rows = roster(10);
    const { sheets, encoding } = await readTableFile(gb18030(csv(rows)), '人员.csv', false);
    expect(encoding).toBe('gb18030');
    expect(taken(sheets[0] ?? sheetOf([])).people.map((p) => p.value.name)).toEqual(rows.slice(1).map((r) => r[0]));
  });
});

describe('Wrong files (P04)', () => {
  it.each(Object.entries(wrongFiles()))('%s is refused with its own reason', async (_, { name, bytes, reason }) => {
    const error = await readTableFile(bytes, name, false, BROWSER_MEGABYTES).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UnreadableFile);
    expect((error as UnreadableFile).reason).toBe(reason);
    if (reason === 'tooLarge') expect((error as UnreadableFile).label.zh).toContain('超过 5 MB');
  });

  it('each has a message of its own', async () => {
    const messages = Object.values(wrongFiles()).map(({ name, bytes }) =>
      readTableFile(bytes, name, false, BROWSER_MEGABYTES).catch((e: Error) => e.message),
    );
    expect(new Set(await Promise.all(messages)).size).toBe(messages.length);
  });

  it('a table of more than 20,000 rows is refused', async () => {
    const long = `${headers.join(',')}\n${'张三,男\n'.repeat(20_001)}`;
    await expect(readTableFile(new TextEncoder().encode(long), '人员.csv', false)).rejects.toMatchObject({
      reason: 'tooManyRows',
    });
  });

  it.each([
    [
      'a sheet of something else',
      sheetOf([
        ['年度', '收入'],
        ['2025', '3'],
      ]),
    ],
    ['a sheet with headers alone', sheetOf([headers])],
  ])('%s has errors and no people', (_, sheet) => {
    const { findings, people } = taken(sheet);
    expect([findings.failed, people]).toEqual([true, []]);
  });
});

describe('Names that mean harm elsewhere', () => {
  it.each(['=1+1', '<script>alert(1)</script>', '@SUM(A1)'])('%s is a text like any other', (name) => {
    expect(taken(sheetOf(withCell(roster(), 'A3', name))).people[1]?.value.name).toBe(name);
  });

  it('come out of the copy of the faulty rows as text, and identity numbers do not come out', () => {
    const rows = withColumn(
      withCell(withCell(roster(3), 'A3', '=HYPERLINK("//x")'), 'F3', '聘用'),
      '身份证号',
      identityNumber,
    );
    const sheet = sheetOf(rows);
    const columns = matchColumns(sheet, 1).map((c) => (c.private ? { ...c, use: c.private as 'identityNumber' } : c));
    const table = rosterTable(sheet, 1, columns);
    const csvCopy = faultyRowsCsv(table, readRoster(table).findings.errors, { row: '行号', wrong: '问题', lang: 'zh' });
    expect(csvCopy).toContain(`"3","'=HYPERLINK(""//x"")","女"`);
    expect(csvCopy.split('\r\n')).toHaveLength(3);
    expect(csvCopy).not.toContain('420923');
  });

  it('those that turn the direction of text are errors', () => {
    expect(taken(sheetOf(withCell(roster(), 'A3', '张\u202e三'))).findings.errors).toMatchObject([{ code: 'badText' }]);
  });
});

describe('A roster of several units', () => {
  const own = (rows: Cell[][], unit: RosterUnit = someUnit) => {
    const sheet = sheetOf(rows);
    const headerRow = findHeaderRow(sheet);
    const columns = matchColumns(sheet, headerRow);
    const { sheet: kept, others } = ownRows(sheet, headerRow, columns, unit);
    return { others, table: rosterTable(kept, headerRow, columns) };
  };
  const two = [
    { unit: '县审计局', rows: 4 },
    { unit: '县档案馆', rows: 1 },
  ];

  it('is read for its own rows alone; what belongs to others is set apart and counted by unit', () => {
    for (const name of ['测试单位1', '测试　单位１', '测试一局', 'u-test-0001'])
      for (const header of ['单位', '单位名称', '所在单位'])
        expect(own(ofUnits(name, header))).toMatchObject({ others: two, table: { rows: { length: 7 } } });
  });

  it('passes nothing of another unit on, not even its name', () => {
    const { table } = own(ofUnits('测试单位1'));
    expect(table.columns.map((c) => c.header)).toEqual(headers);
    for (const word of ['县审计局', '吴娟', '㛃兰']) expect(JSON.stringify(table)).not.toContain(word);
    expect(readRoster(table).findings.errors).toEqual([]);
  });

  it('goes by the code before the name, where the file writes codes that are known', () => {
    const namesakes = withColumn(roster(4), '单位', () => '第一小学');
    const coded = withColumn(namesakes, '单位编号', (n) => (n <= 2 ? '1001' : '2001'));
    const school = { id: 'u-1', name: '第一小学', otherNames: [], localCode: '1001' };
    expect(own(coded, school)).toMatchObject({
      others: [{ unit: '第一小学', rows: 2 }],
      table: { rows: { length: 2 } },
    });
    const { localCode: _, ...uncoded } = school;
    expect(own(coded, uncoded)).toMatchObject({ others: [], table: { rows: { length: 4 } } });
  });

  it('a cell merged downwards holds for the rows below it; rows before the first are its own', () => {
    const merged = withColumn(roster(6), '单位', (n) => (n === 3 ? '县审计局' : n === 5 ? '测试单位1' : ''));
    const { others, table } = own(merged);
    expect(others).toEqual([{ unit: '县审计局', rows: 2 }]);
    expect(table.rows.map((r) => r.row)).toEqual([2, 3, 6, 7]);
  });

  it('headers that a printed list repeats are no unit', () => {
    const rows = ofUnits('测试单位1');
    const [heads = []] = rows;
    expect(own([...rows.slice(0, 4), heads, ...rows.slice(4)]).others).toEqual(two);
  });

  it('with no row of its own has nobody, and says so', () => {
    const { others, table } = own(ofUnits('县财政局'));
    expect(others.map((o) => o.rows)).toEqual([7, 4, 1]);
    expect(readRoster(table).findings.errors.map((e) => e.code)).toEqual(['noRows']);
  });

  it('without a column of the unit is the unit’s own', () => {
    expect(own(roster())).toMatchObject({ others: [], table: { rows: { length: 12 } } });
  });
});
