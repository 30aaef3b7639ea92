import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { importProblem } from '#contract/publishing.ts';
import { county, withCell } from '#test/import/county-file.ts';
import { type Desk, dataOf, openDesk, rosterQuery } from '#test/publishing/desk.ts';
import { csv, gb18030, workbook } from '#test/publishing/files.ts';

let desk: Desk;
beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  desk = await openDesk();
});
afterAll(() => desk.close());

describe('A file with errors', () => {
  it('is answered with all of them, and nothing of it is kept', async () => {
    const wrong = withCell(withCell(county(), '人员', 2, '性别', '妇女'), '编制', 3, '编制数', -5);
    withCell(wrong, '人员', 3, '机构名称', '无此单位');
    const reply = await desk.importFile(await workbook(wrong), { jurisdiction: '420981' });
    expect(reply.status).toBe(422);
    expect(reply.headers['content-type']).toBe('application/problem+json');
    const problem = importProblem.parse(JSON.parse(reply.body));
    expect(problem.errors.map((e) => [e.name, e.code]).sort()).toEqual([
      ['人员!A3', 'unknownUnit'],
      ['人员!C2', 'badCode'],
    ]);
    expect(await desk.ledger.after('420981', 0, 200)).toEqual([]);
  });

  it.each([
    ['an empty file', () => new Uint8Array(), 422, 'empty'],
    ['an old .xls', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 422, 'oldFormat'],
    [
      'a workbook with a password',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      422,
      'encrypted',
    ],
    ['a PDF', () => Buffer.from('%PDF-1.7 …'), 422, 'notATable'],
    ['a damaged workbook', () => Buffer.from('PK\u0003\u0004 broken'), 422, 'damaged'],
    ['a file of 5 MB', () => Buffer.alloc(5 * 1024 * 1024, 'a'), 413, 'tooLarge'],
    ['a text in UTF-16', () => Buffer.from('\ufeff机构名称,姓名', 'utf16le'), 422, 'encoding'],
    ['a ZIP of something else', () => zipSync({ 'word/document.xml': strToU8('x') }), 422, 'notATable'],
    ['a workbook that unpacks to 60 MB', () => bomb(60), 413, 'unpacksTooLarge'],
    ['bytes of no encoding', () => Buffer.from([0x61, 0xff, 0xff, 0x0a]), 422, 'encoding'],
  ])('%s is refused with its reason', async (_what, bytes, status, reason) => {
    const reply = await desk.importFile(bytes(), { fileName: 'x.csv' });
    expect([reply.status, JSON.parse(reply.body).errors[0].name]).toEqual([status, reason]);
  });

  it('a text that lost characters on its way is refused, not imported with holes', async () => {
    const reply = await desk.ask('POST /v1/publishing/imports', {
      query: { jurisdiction: '420923', fileName: 'x.csv' },
      body: { text: '姓名\ufffd' },
    });
    expect(JSON.parse(reply.body).errors[0].name).toBe('sentAsText');
  });

  it('parameters at fault are all named at once', async () => {
    const reply = await desk.importFile(await workbook(county()), {
      jurisdiction: '42',
      profile: 'mine',
      roster: 'full',
    });
    expect(reply.status).toBe(400);
    const names = JSON.parse(reply.body).errors.map((e: { name: string }) => e.name);
    expect(names).toEqual(expect.arrayContaining(['jurisdiction', 'profile']));
  });
});

describe('Text tables packed together', () => {
  it('are imported as the workbook with the same sheets would be', async () => {
    const { 单位 = [], 编制 = [], 人员 = [] } = withCell(county(), '编制', 5, '起始日期', '2025-03-01');
    const packed = zipSync({
      '单位.csv': strToU8(csv(单位)),
      '编制.csv': gb18030(csv(编制)),
      '人员.csv': strToU8(csv(人员)),
    });
    const query = { jurisdiction: '420921', ...rosterQuery };
    const reply = await desk.importFile(packed, { ...query, fileName: '云梦县.zip' });
    const same = await desk.importFile(await workbook({ 单位, 编制, 人员 }), query);
    expect([reply.status, same.status]).toEqual([201, 201]);
    const released = (r: typeof reply) => dataOf(r).jurisdictions;
    expect(released(reply)).toEqual(released(same));
    expect(dataOf(reply).encoding).toBe('gb18030');
  });

  it('one half of an organogram is refused, since its figures would be those of the half', async () => {
    const senior = 'Post Unique Reference,Name,Job Title,Unit,FTE\r\n1,N/D,Director,Cabinet Office,1';
    const junior = 'Unit,Number of Posts in FTE\r\nCabinet Office,12.5';
    const query = { jurisdiction: '990000', profile: 'uk-organograms' };
    const half = await desk.importFile(strToU8(senior), { ...query, fileName: 'senior.csv' });
    expect(half.status).toBe(422);
    expect(JSON.parse(half.body).errors).toMatchObject([
      { code: 'profile', message: expect.stringContaining('junior') },
    ]);
    const both = zipSync({ 'senior.csv': strToU8(senior), 'junior.csv': strToU8(junior) });
    const whole = await desk.importFile(both, { ...query, fileName: 'organogram.zip' });
    expect([whole.status, dataOf(whole).counts.units]).toEqual([201, 1]);
  });
});

const bomb = (megabytes: number) =>
  zipSync({
    'xl/workbook.xml': strToU8('<workbook/>'),
    'xl/worksheets/sheet1.xml': new Uint8Array(megabytes * 1024 * 1024),
  });
