import { createHash } from 'node:crypto';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileKind } from '#core/feed/file-kinds.ts';
import { type Cell, type Table, tables } from '#core/feed/tables.ts';
import { localDate } from '#core/local-date.ts';
import { makeSnapshot } from '#feed/snapshot.ts';
import { hostile, snapshotOfCounty } from '#test/feed/exports/snapshot.ts';

let county: Awaited<ReturnType<typeof snapshotOfCounty>>;
beforeAll(async () => {
  county = await snapshotOfCounty();
});

const rowsOf = (table: Table): Cell[][] => table.rows(county.records, localDate(county.head.at));
const asText = (cell: unknown): string => (cell === null || cell === undefined ? '' : String(cell));

describe.each(tables.map((table) => [table.name, table] as const))('The table %s', (name, table) => {
  it('has rows that its key tells apart, of its columns’ types and codes', () => {
    const rows = rowsOf(table);
    expect(rows.length).toBeGreaterThan(0);
    const at = (key: string) => table.columns.findIndex((column) => column.name === key);
    expect(new Set(rows.map((row) => table.key.map((key) => row[at(key)]).join('\n'))).size).toBe(rows.length);
    for (const row of rows)
      for (const [i, { type, required, codes }] of table.columns.entries()) {
        const cell = row[i] ?? null;
        if (cell === null) expect(required ?? false).toBe(false);
        else expect(typeof cell).toBe(type === 'integer' ? 'number' : type === 'boolean' ? 'boolean' : 'string');
        if (cell !== null && codes) expect(codes.items.map(({ code }) => code)).toContain(cell);
      }
  });

  it('is the same in CSV, row for row, and no cell is a formula', () => {
    const text = county.text(name, 'csv');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const [header, ...rows] = Papa.parse<string[]>(text.slice(1).trimEnd(), { newline: '\r\n' }).data;
    expect(header).toEqual(table.columns.map((column) => column.name));
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+@-](?!\d)/);
    const uncovered = (cell: string) => cell.replace(/^'(?=\s*[=+\-@＝＋－＠]|[\t\r\n])/, '');
    expect(rows.map((row) => row.map(uncovered))).toEqual(rowsOf(table).map((row) => row.map(asText)));
  });

  it('is the same in Parquet, row for row, with types, licence and citation', async () => {
    const bytes = county.bytes(name, 'parquet');
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const rows = await parquetReadObjects({ file });
    expect(rows.map((row) => table.columns.map((column) => row[column.name] ?? null))).toEqual(rowsOf(table));
    const about = Object.fromEntries(
      (parquetMetadata(file).key_value_metadata ?? []).map(({ key, value }) => [key, value]),
    );
    expect(about['许可 · Licence']).toContain('CC-BY-4.0');
    expect(about['引用 · Citation']).toContain(county.head.state.digest);
  });

  it('is the same in the workbook, row for row, under Chinese headings', async () => {
    const sheets = await readXlsxFile(Buffer.from(county.bytes('tables')), { trim: false });
    const sheet = sheets.find(({ sheet }) => sheet === table.zh)?.data ?? [];
    expect(sheet[0]).toEqual(table.columns.map(({ zh }) => zh));
    expect(sheet.slice(1).map((row) => table.columns.map((_, i) => asText(row[i])))).toEqual(
      rowsOf(table).map((row) => row.map(asText)),
    );
  });
});

describe('A snapshot', () => {
  it('keeps hostile words as words in every format', async () => {
    const sheets = await readXlsxFile(Buffer.from(county.bytes('tables')), { trim: false });
    const posts = sheets.find(({ sheet }) => sheet === '在编人员')?.data.map((row) => row[5]);
    expect(posts).toEqual(expect.arrayContaining(hostile));
    expect(county.text('records')).toContain('𠮷田');
  });

  it('says of the workbook what it is, under which licence, and what the codes mean', async () => {
    const sheets = await readXlsxFile(Buffer.from(county.bytes('tables')), { trim: false });
    const about = JSON.stringify(sheets.find(({ sheet }) => sheet === '说明')?.data);
    expect(about).toContain('CC-BY-4.0');
    expect(about).toContain(county.head.state.digest);
    expect(JSON.stringify(sheets.find(({ sheet }) => sheet === '代码')?.data)).toContain('行政编制');
  });

  it('names each file with its digest, size and rows', () => {
    for (const { name, format, path, sha256, bytes, rows } of county.manifest.files) {
      const stored = county.store.contents.get(path);
      expect(stored?.length).toBe(bytes);
      expect(
        createHash('sha256')
          .update(stored ?? '')
          .digest('hex'),
      ).toBe(sha256);
      expect(path).toContain(sha256);
      const table = tables.find((one) => one.name === name);
      if (table) expect([format, rows]).toEqual([format, rowsOf(table).length]);
    }
  });

  it('names its licence in every file, or in the one beside it that describes it', async () => {
    const described = JSON.parse(county.text('datapackage'));
    const listed = described.resources.map(({ path }: { path: string }) => path);
    const [licence, digest] = [/CC-BY-4\.0|creativecommons\.org\/licenses\/by\/4\.0/, county.head.state.digest];
    const unnamed = [...county.store.contents].filter(([path, bytes]) => {
      // What nobody is shown, and what holds digests alone.
      if (!fileKind(path) || path.startsWith('tlog/') || path.endsWith('/buckets.json')) return false;
      if (path.endsWith('.csv')) return !listed.includes(path.slice(path.lastIndexOf('/') + 1));
      const text = Buffer.from(bytes).toString('latin1');
      // A packed file says it before its content begins; the workbook, in its first sheet.
      return !path.endsWith('.xlsx') && !licence.test(path.endsWith('.gz') ? text.slice(0, 100) : text);
    });
    expect(unnamed.map(([path]) => path)).toEqual([]);
    expect(described.licenses).toEqual([{ name: 'CC-BY-4.0', path: 'https://creativecommons.org/licenses/by/4.0/' }]);
    expect(described.description).toContain(digest);
  });

  it('comes out the same, byte for byte, when it is made again', async () => {
    const before = new Map(county.store.contents);
    const again = await makeSnapshot(county.maker, county.head);
    expect(again).toEqual(county.head.snapshot.manifest);
    expect([...county.store.contents.keys()]).toEqual([...before.keys()]);
  });

  it('is gone in all its formats once what it holds is destroyed, and the next one knows nothing of it', async () => {
    const { ledger, store, made, manifest } = await snapshotOfCounty();
    ledger.publish(1, []);
    ledger.takeDown(1, [1]);
    const head = await made();
    for (const { path } of manifest.files) expect([path, store.contents.has(path)]).toEqual([path, false]);
    for (const [path, bytes] of store.contents) {
      if (!path.startsWith(`snapshots/${head.seq}/`)) continue;
      expect(Buffer.from(bytes).toString('utf8')).not.toContain('张1');
    }
    expect([...store.contents.keys()].filter((path) => path.endsWith('.parquet'))).toHaveLength(tables.length);
  });
});
