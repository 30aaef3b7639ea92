import { deflateRawSync } from 'node:zlib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { county } from '#test/import/county-file.ts';
import { type Desk, openDesk } from '#test/publishing/desk.ts';
import { csv, workbook } from '#test/publishing/files.ts';

const MEGABYTE = 1024 * 1024;
const firstSheet = 'xl/worksheets/sheet1.xml';

let desk: Desk;
beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  desk = await openDesk();
});
afterAll(() => desk.close());

/** What the door says of a file, and by how many megabytes the most memory that was ever held has grown meanwhile. */
async function upload(bytes: Uint8Array, fileName = '云梦县.xlsx') {
  const before = process.resourceUsage().maxRSS;
  const { status, body } = await desk.importFile(bytes, { jurisdiction: '420923', fileName });
  const grown = (process.resourceUsage().maxRSS - before) / 1024;
  return { status, reason: JSON.parse(body).errors?.[0]?.name as string | undefined, grown };
}

describe('A file made to unpack to more than it says', () => {
  it('of 1.6 GB said to be one kilobyte is refused as damaged, and takes no memory to speak of', async () => {
    const whole = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), [firstSheet]: new Uint8Array(1024) });
    const { grown, ...answer } = await upload(withContent(whole, firstSheet, zeros(1600)));
    expect(answer).toEqual({ status: 422, reason: 'damaged' });
    expect(grown).toBeLessThan(150);
  });

  it('of many small parts is refused by their sum', async () => {
    const part = new Uint8Array(MEGABYTE);
    const parts = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`xl/worksheets/sheet${n}.xml`, part]));
    const answer = await upload(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), ...parts }));
    expect(answer).toMatchObject({ status: 413, reason: 'unpacksTooLarge' });
  });

  it('is never taken for the part of it that the directory names', async () => {
    const { 单位 = [] } = county();
    const text = strToU8(csv(单位));
    const table = zipSync({ '单位.csv': text });
    const half = csv(单位.slice(0, 2));
    const answer = await upload(withSize(table, '单位.csv', strToU8(half).length), '云梦县.zip');
    expect(answer).toMatchObject({ status: 422, reason: 'damaged' });
    expect(await upload(withSize(table, '单位.csv', text.length + 1), '云梦县.zip')).toMatchObject({
      reason: 'damaged',
    });
  });
});

describe('A workbook whose directory has wide numbers, as programs write it that do not know its size beforehand', () => {
  it('is read like any other', async () => {
    const book = await workbook(county());
    expect(Object.keys(unzipSync(widened(book)))).toEqual(Object.keys(unzipSync(book)));
    expect(await upload(widened(book))).toMatchObject({ status: 201 });
  });

  it('is damaged where the wide numbers are missing, or point elsewhere', async () => {
    const book = widened(await workbook(county()));
    expect(await upload(widened(book, 0x7777))).toMatchObject({ reason: 'damaged' });
    const far = Buffer.from(book);
    const first = far.indexOf(directoryOf(far).subarray(0, 46));
    far.writeBigUInt64LE(1n << 40n, first + 46 + far.readUInt16LE(first + 28) + 20);
    expect(await upload(far)).toMatchObject({ reason: 'damaged' });
  });
});

describe('A file whose parts say otherwise than its directory', () => {
  it('is read by the directory, whatever stands before a part', async () => {
    const packed = zipSync({ '单位.csv': strToU8('无此表\r\n') });
    const local = Buffer.from(packed);
    local.write('xl/wo.xml', 30);
    local.writeUInt32LE(1, 22);
    expect(await upload(local, '云梦县.zip')).toEqual(
      expect.objectContaining({ ...(await upload(packed, '云梦县.zip')), grown: expect.any(Number) }),
    );
  });

  it('and whose directory leads out of the file is damaged', async () => {
    const packed = Buffer.from(await workbook(county()));
    packed.writeUInt32LE(packed.length + 9, packed.indexOf(DIRECTORY) + 42);
    expect(await upload(packed)).toMatchObject({ status: 422, reason: 'damaged' });
  });
});

describe('A file in which something else is hidden', () => {
  it('an archive in an archive is unpacked once, and is no table', async () => {
    const inner = zipSync({ 'deeper.zip': zipSync({ [firstSheet]: new Uint8Array(9 * MEGABYTE) }) });
    expect(await upload(zipSync({ 'inner.zip': inner }))).toMatchObject({ status: 422, reason: 'notATable' });
  });

  it('thirty thousand empty parts are not looked at one by one', async () => {
    const parts = Object.fromEntries(Array.from({ length: 30_000 }, (_, n) => [`${n}.csv`, new Uint8Array()]));
    const { grown, ...answer } = await upload(zipSync(parts, { level: 0 }), '云梦县.zip');
    expect(answer).toEqual({ status: 422, reason: 'damaged' });
    expect(grown).toBeLessThan(150);
  });

  it('a word that stands for a long text, ten thousand times, is never put in its place', async () => {
    const files = unzipSync(new Uint8Array(await workbook(county())));
    const entity = `<!DOCTYPE w [<!ENTITY a "${'长'.repeat(100_000)}">]>`;
    const sheet = strFromU8(files[firstSheet] ?? new Uint8Array());
    const cell = `<c r="B2" t="inlineStr"><is><t>${'&a;'.repeat(10_000)}</t></is></c>`;
    const hostile = sheet.replace(/(<\?xml[^>]*>)?/, `$1${entity}`).replace(/<c r="B2"[^>]*>.*?<\/c>/, cell);
    expect(hostile).toContain('&a;');
    const { grown, ...answer } = await upload(zipSync({ ...files, [firstSheet]: strToU8(hostile) }));
    expect(answer.status).toBe(422);
    expect(grown).toBeLessThan(150);
  });
});

const DIRECTORY = Buffer.from([0x50, 0x4b, 1, 2]);

/** Where the entry of a file begins in the directory. */
function entryOf(zip: Buffer, name: string): number {
  for (let at = zip.indexOf(DIRECTORY); at >= 0; at = zip.indexOf(DIRECTORY, at + 4))
    if (zip.subarray(at + 46).indexOf(name) === 0) return at;
  throw new Error(`There is no ${name}`);
}

/** The same file, whose directory says another size of one of its parts. */
function withSize(zip: Uint8Array, name: string, size: number): Buffer {
  const bytes = Buffer.from(zip);
  bytes.writeUInt32LE(size, entryOf(bytes, name) + 24);
  return bytes;
}

/** The same file, in which a part leads to other packed bytes than its own; its size is said as before. */
function withContent(zip: Uint8Array, name: string, packed: Uint8Array): Buffer {
  const bytes = Buffer.from(zip);
  const entry = entryOf(bytes, name);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const first = bytes.readUInt32LE(end + 16);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50);
  const moved = header.length + packed.length;
  bytes.writeUInt32LE(packed.length, entry + 20);
  bytes.writeUInt32LE(first, entry + 42);
  bytes.writeUInt32LE(first + moved, end + 16);
  return Buffer.concat([bytes.subarray(0, first), header, packed, bytes.subarray(first)]);
}

/** So many megabytes of nothing, deflated: one megabyte after the other, each ended so that the next may follow. */
function zeros(megabytes: number): Uint8Array {
  const one = deflateRawSync(new Uint8Array(MEGABYTE), { finishFlush: 2 });
  return Buffer.concat([...Array.from({ length: megabytes }, () => one), deflateRawSync(new Uint8Array())]);
}

/** The directory of a ZIP without a comment. */
function directoryOf(zip: Buffer): Buffer {
  const end = zip.length - 22;
  const from = zip.readUInt32LE(end + 16);
  return zip.subarray(from, from + zip.readUInt32LE(end + 12));
}

/** The same ZIP with sizes and places of its parts in Zip64 fields of the directory, of the kind that is given. */
function widened(bytes: Uint8Array, kind = 1): Buffer {
  const zip = Buffer.from(bytes);
  const directory = directoryOf(zip);
  const entries: Buffer[] = [];
  for (let at = 0; at < directory.length; ) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const entry = Buffer.from(directory.subarray(at, at + 46 + name));
    const field = Buffer.alloc(28);
    field.writeUInt16LE(kind, 0);
    field.writeUInt16LE(24, 2);
    for (const [i, offset] of [24, 20, 42].entries()) {
      field.writeBigUInt64LE(BigInt(entry.readUInt32LE(offset)), 4 + 8 * i);
      entry.writeUInt32LE(0xffffffff, offset);
    }
    entry.writeUInt16LE(field.length, 30);
    entry.writeUInt16LE(0, 32);
    entries.push(entry, field);
    at += 46 + name + extra + comment;
  }
  const wide = Buffer.concat(entries);
  const end = Buffer.from(zip.subarray(zip.length - 22));
  end.writeUInt32LE(wide.length, 12);
  return Buffer.concat([zip.subarray(0, end.readUInt32LE(16)), wide, end]);
}
