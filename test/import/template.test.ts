import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import readXlsx from 'read-excel-file/universal';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTableFile } from '#core/import/file/read-table.ts';
import { sunshine } from '#core/import/profiles/sunshine.ts';
import type { Cell } from '#core/import/table.ts';
import { template } from '#local/template.ts';
import { county, publishedBy, type Typed } from '#test/import/county-file.ts';
import { planImport } from '#test/import/plan-import.ts';
import { workbook } from '#test/publishing/files.ts';

let bytes: Buffer;
let sheets: { name: string; headers: string[] }[];
beforeAll(async () => {
  bytes = await template();
  const read = await readXlsx(new Uint8Array(bytes).buffer);
  sheets = read.map(({ sheet, data }) => ({ name: sheet, headers: (data[0] ?? []).map(String) }));
});

const xml = (file: string) => Buffer.from(unzipSync(bytes)[file] ?? []).toString('utf8');

describe('The template', () => {
  it('has a page that explains it, a sheet for every table, and its lists on a hidden sheet', () => {
    expect(sheets.map((s) => s.name)).toEqual(['说明', '单位', '编制', '实有', '领导职数', '人员', '文件', '代码']);
    expect(xml('xl/workbook.xml')).toMatch(/name="代码" state="hidden"/);
  });

  it('offers the list of a code wherever a code is asked for, without the limit of 255 characters', () => {
    const people = sheets.find((s) => s.name === '人员');
    const status = people?.headers.indexOf('在编状况*') ?? -1;
    const letter = String.fromCharCode(65 + status);
    const rule = xml('xl/worksheets/sheet6.xml').match(
      new RegExp(
        `<dataValidation type="list"[^>]*sqref="${letter}2:${letter}20001"[^>]*><formula1>'代码'!\\$([A-Z])\\$1`,
      ),
    );
    expect(rule).not.toBeNull();
    const codes = xml('xl/worksheets/sheet8.xml');
    expect(codes).toContain(`r="${rule?.[1]}1"`);
  });

  it('asks for nothing private and for nothing the import does not read', async () => {
    const { sheets: read } = await readTableFile(bytes, '模板.xlsx', false);
    const { dropped, errors } = planImport({
      profile: sunshine,
      sheets: read,
      jurisdiction: '420923',
      current: publishedBy(),
    });
    expect(dropped).toEqual([]);
    expect(errors.map((e) => e.code)).toEqual(['noRows']);
  });

  it('filled in, imports without an error', async () => {
    const filled: Typed = Object.fromEntries(
      Object.entries(county()).map(([name, [headers = [], ...rows]]) => {
        const columns = sheets.find((s) => s.name === name)?.headers ?? [];
        const at = columns.map((column) => headers.indexOf(column.replace('*', '')));
        return [name, [columns, ...rows.map((row) => at.map((i): Cell => row[i] ?? null))]];
      }),
    );
    const file = await readTableFile(await workbook(filled), '云梦县.xlsx', false);
    const plan = planImport({ profile: sunshine, sheets: file.sheets, jurisdiction: '420923', current: publishedBy() });
    expect(plan.errors).toEqual([]);
    expect(plan.counts).toMatchObject({ registered: 4, units: 3 });
  });
});

describe('npm run template', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../../local/template.ts'), ...args], { encoding: 'utf8' });

  it('writes the workbook once, and never over one that may be filled in', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sunshine-template-'));
    try {
      const file = join(folder, '云梦县.xlsx');
      expect(run(file).status).toBe(0);
      await writeFile(file, 'filled in');
      const again = run(file);
      expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('已存在，未改动')]);
      expect(await readFile(file, 'utf8')).toBe('filled in');
      expect(run(join(folder, 'none', 'x.xlsx')).stderr).toContain('不能写入');
      expect(run().status).toBe(2);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
