import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { isLoopback, isPublicAddress } from '#feed/http/addresses.ts';
import { ClientFault, exchange } from '#feed/http/client.ts';
import { close, listen } from '#local/listen.ts';

const open: Awaited<ReturnType<typeof listen>>[] = [];
afterEach(async () => {
  for (const { server } of open.splice(0)) await close(server);
});
async function serverThat(answers: RequestListener): Promise<URL> {
  const listening = await listen(answers);
  open.push(listening);
  return new URL(`${listening.url}/any`);
}
const asking = (url: URL, limit = 1000) =>
  exchange(url, { limit }).catch((error: unknown) => (error instanceof ClientFault ? error : Promise.reject(error)));

describe('Addresses', () => {
  it.each([
    '10.0.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::a00:1',
    '2002:0a00:0001::',
    '2001::1',
    'name.example',
    '1.2.3',
    '',
  ])('%s is not on the public internet', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(['8.8.8.8', '172.32.0.1', '2400:3200::1'])('%s is', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    ['localhost', true],
    ['127.1.2.3', true],
    ['[::1]', true],
    ['127.0.0.1.example.com', false],
    ['localhost.example.com', false],
  ])('%s is this machine: %s', (host, is) => expect(isLoopback(host)).toBe(is));
});

describe('The client asks nobody', () => {
  it.each([
    ['without TLS', 'http://county.example/'],
    ['in a private network', 'https://10.0.0.1/'],
    ['in a private network, written as one number', 'https://167772161/'],
    ['in a private network of IPv6', 'https://[fd00::1]/'],
    ['behind an address that carries another', 'https://[::ffff:10.0.0.1]/'],
    ['of the cloud’s own metadata', 'https://169.254.169.254/latest/'],
    ['with a password', 'https://user:secret@county.example/'],
    ['by another protocol', 'file:///etc/passwd'],
  ])('%s', async (_, address) => {
    await expect(exchange(new URL(address), { limit: 1000 })).rejects.toMatchObject({
      name: 'ClientFault',
      again: false,
    });
  });

  it.each([
    ['to a private network', 'https://192.168.0.1/'],
    ['to another protocol', 'ftp://127.0.0.1/'],
    ['without TLS', 'http://county.example/'],
    ['to no address', 'http://['],
  ])('to whom it is redirected %s', async (_, location) => {
    const url = await serverThat((_, response) => response.writeHead(302, { location }).end());
    expect(await asking(url)).toBeInstanceOf(ClientFault);
  });

  it('after three redirects, or where what it sends would be sent on', async () => {
    const url = await serverThat((_, response) => response.writeHead(307, { location: '/any' }).end());
    expect(String(await asking(url))).toContain('too often');
    await expect(exchange(url, { method: 'POST', body: 'x', limit: 10 })).rejects.toThrow('what is sent');
  });
});

describe('An answer', () => {
  it.each([1001, 100_000, 5_000_000])(
    'of %i bytes is longer than 1000 allowed, and ends nothing but that request',
    async (size) => {
      const url = await serverThat((_, response) => response.end(Buffer.alloc(size)));
      for (let n = 0; n < 3; n++) expect(String(await asking(url))).toContain('longer than 1000 bytes');
      await new Promise((resolve) => setTimeout(resolve, 50));
    },
  );

  it('that unpacks to more than is allowed is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    const url = await serverThat((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(String(await asking(url, 20_000))).toContain('longer than 20000 bytes');
  });

  it.each<[string, RequestListener]>([
    [
      'is cut off',
      (_, response) => response.writeHead(200, { 'content-length': 100 }).write('x', () => response.destroy()),
    ],
    ['breaks off', (request) => request.socket.destroy()],
    ['cannot be unpacked', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip')],
    ['is an error of the server', (_, response) => response.writeHead(503).end()],
  ])('that %s may be asked for again', async (_, answers) => {
    expect(await asking(await serverThat(answers))).toMatchObject({ again: true });
  });

  it.each([
    ['7', 7_000],
    ['3600', 3_600_000],
    ['9'.repeat(400), 365 * 86_400_000],
    ['soon', undefined],
    ['-1', 0],
  ])('that asks to wait %s says so', async (after, wait) => {
    const url = await serverThat((_, response) => response.writeHead(429, { 'retry-after': after }).end());
    const fault = await asking(url);
    if (after === '-1') expect([0, undefined]).toContain((fault as ClientFault).wait);
    else expect(fault).toMatchObject({ again: true, wait });
  });
});
