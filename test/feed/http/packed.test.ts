import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exchange } from '#feed/http/client.ts';
import { close, listen } from '#local/listen.ts';

let server: Awaited<ReturnType<typeof listen>>;
const bodies: Record<string, Buffer> = {
  '/small': gzipSync('一二三'),
  '/bomb': gzipSync(Buffer.alloc(1_000_000)),
  '/broken': gzipSync('whole').subarray(0, 12),
};
beforeAll(async () => {
  server = await listen((request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(bodies[request.url ?? '']);
  }, 0);
});
afterAll(() => close(server.server));

const ask = (path: string) => exchange(new URL(path, server.url), { limit: 10_000 });

test('What was compressed on its way is read as it was', async () => {
  expect(Buffer.from((await ask('/small')).body).toString('utf8')).toBe('一二三');
});

test('A small answer that unpacks to a huge one is refused for good; one that is broken may be asked for again', async () => {
  await expect(ask('/bomb')).rejects.toMatchObject({ name: 'ClientFault', again: false });
  await expect(ask('/broken')).rejects.toMatchObject({ name: 'ClientFault', again: true });
});
