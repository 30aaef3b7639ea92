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
