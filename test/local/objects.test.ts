import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { close, listen } from '#local/listen.ts';
import { objectStore } from '#local/objects.ts';

let directory: string;
let url: string;
let server: Server;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sunshine-'));
  ({ url, server } = await listen(objectStore(join(directory, 'objects'), ['docs'])));
});
afterAll(async () => {
  await close(server);
  await rm(directory, { recursive: true });
});

const put = (key: string, body: string, headers = {}) => fetch(`${url}/docs/${key}`, { method: 'PUT', body, headers });

test('What was put is what is got, with the ETag that S3 gives', async () => {
  const stored = await put('documents/a.json', '{"a":1}');
  expect(stored.headers.get('etag')).toBe('"bb6cb5c68df4652941caf652a366f2d8"');
  const got = await fetch(`${url}/docs/documents/a.json`);
  expect(await got.text()).toBe('{"a":1}');
  const head = await fetch(`${url}/docs/documents/a.json`, { method: 'HEAD' });
  expect(head.headers.get('content-length')).toBe('7');
});

test('Of twenty that write the same new key at once with If-None-Match, one wins', async () => {
  const writers = Array.from({ length: 20 }, (_, index) => put('new', `${index}`, { 'if-none-match': '*' }));
  const statuses = (await Promise.all(writers)).map(({ status }) => status).sort();
  expect(statuses).toEqual([200, ...Array(19).fill(412)]);
});

test('What is not there is 404 with S3’s error, an unknown bucket too', async () => {
  const missing = await fetch(`${url}/docs/none`);
  expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('<Code>NoSuchKey</Code>')]);
  expect((await fetch(`${url}/other/none`)).status).toBe(404);
});

test('No key leads out of its bucket', async () => {
  for (const key of ['..%2F..%2Fescaped', '%2E%2E%2Fescaped', '..%5Cescaped', '.hidden']) {
    expect((await put(key, key)).status).toBe(200);
    expect(await (await fetch(`${url}/docs/${key}`)).text()).toBe(key);
  }
  expect(await readdir(directory)).toEqual(['objects']);
  expect(await readdir(join(directory, 'objects'))).toEqual(['docs']);
});

test('A write leaves no temporary file behind', async () => {
  await put('tidy', 'x');
  const names = await readdir(join(directory, 'objects/docs'));
  expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('What is deleted is gone, and deleting it again is no fault', async () => {
  await put('gone', 'x');
  for (let times = 0; times < 2; times++)
    expect((await fetch(`${url}/docs/gone`, { method: 'DELETE' })).status).toBe(204);
  expect((await fetch(`${url}/docs/gone`)).status).toBe(404);
});

test('One range of a file is sent, and a range outside it is refused', async () => {
  await put('ranged', '0123456789');
  const part = await fetch(`${url}/docs/ranged`, { headers: { range: 'bytes=2-4' } });
  expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10']);
  expect((await fetch(`${url}/docs/ranged`, { headers: { range: 'bytes=10-' } })).status).toBe(416);
});

test('The longest name that a file of a feed has fits', async () => {
  const key = `v1/feeds/420923/snapshots/12345678/internalUnits.${'a'.repeat(64)}.parquet`;
  expect((await put(key, 'x')).status).toBe(200);
  expect(await (await fetch(`${url}/docs/${key}`)).text()).toBe('x');
});

const listed = async (query: Record<string, string>) =>
  (await fetch(`${url}/docs/?${new URLSearchParams({ 'list-type': '2', ...query })}`)).text();
const keysOf = (xml: string) => [...xml.matchAll(/<Key>(.*?)<\/Key>/g)].map(([, key]) => key);

test('A listing names the keys under a prefix in order, with time and size, and nothing else', async () => {
  for (const key of ['listed/b', 'listed/a/1', 'listed/a', 'other']) await put(key, key);
  const xml = await listed({ prefix: 'listed/' });
  expect(keysOf(xml)).toEqual(['listed/a', 'listed/a/1', 'listed/b']);
  expect(xml).toMatch(/<Key>listed\/b<\/Key><LastModified>\d{4}-\d\d-\d\dT[\d:.]+Z<\/LastModified><Size>8<\/Size>/);
  expect(xml).toContain('<IsTruncated>false</IsTruncated>');
  expect(keysOf(await listed({ prefix: 'nothing/' }))).toEqual([]);
});

test('Pages of a listing follow each other without gap or repeat, a thousand keys at most', async () => {
  const keys = Array.from({ length: 1005 }, (_, n) => `many/${String(n).padStart(4, '0')}`);
  for (const key of keys) await put(key, '');
  const first = await listed({ prefix: 'many/' });
  expect([keysOf(first).length, first.includes('<IsTruncated>true')]).toEqual([1000, true]);
  const token = /<NextContinuationToken>(.*?)</.exec(first)?.[1] ?? '';
  const second = await listed({ prefix: 'many/', 'continuation-token': token });
  expect([...keysOf(first), ...keysOf(second)]).toEqual(keys);
  expect(keysOf(await listed({ prefix: 'many/', 'max-keys': '2' }))).toEqual(keys.slice(0, 2));
});
