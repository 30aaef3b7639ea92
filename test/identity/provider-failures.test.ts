import type { Server } from 'node:http';
import { generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { identifier, Unauthenticated } from '#functions/identity/identify.ts';
import { close, listen } from '#local/listen.ts';
import { request } from '#test/identity/door.ts';

const AUDIENCE = 'sunshine-bianzhi';
const now = new Date().toISOString();
const noOne = { get: async () => undefined, isLive: async () => false };

let privateKey: CryptoKey;
beforeAll(async () => {
  ({ privateKey } = await generateKeyPair('RS256'));
});

let server: Server | undefined;
afterEach(async () => {
  if (server) await close(server);
  server = undefined;
});

type Issuer = { metadata?: (url: string) => object; metadataStatus?: number; keys?: string; keysStatus?: number };

/** An issuer that answers as told, and someone who asks with a token of it. */
async function askingAt({ metadata, metadataStatus = 200, keys = '{"keys":[]}', keysStatus = 200 }: Issuer) {
  const open = await listen(({ url = '' }, response) => {
    const described = metadata ?? ((issuer: string) => ({ issuer, jwks_uri: `${issuer}/keys` }));
    if (url === '/keys') response.writeHead(keysStatus).end(keys);
    else response.writeHead(metadataStatus).end(JSON.stringify(described(open.url)));
  });
  server = open.server;
  const identify = identifier({ issuer: open.url, audience: AUDIENCE, administrator: '', people: noOne });
  const token = await new SignJWT({ sub: 'officer' })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'any' })
    .setIssuer(open.url)
    .setAudience(AUDIENCE)
    .setExpirationTime('10m')
    .sign(privateKey);
  return identify(request({ headers: { authorization: `Bearer ${token}` } }), now).then(
    () => 'believed',
    (error) => (error instanceof Unauthenticated ? 'token refused' : 'fault'),
  );
}

describe('A fault of the identity provider is not put down to the token', () => {
  it.each<[string, Issuer]>([
    ['its metadata cannot be had', { metadataStatus: 503 }],
    [
      'its metadata are those of another issuer',
      { metadata: (url) => ({ issuer: `${url}/other`, jwks_uri: `${url}/keys` }) },
    ],
    ['its metadata name no keys', { metadata: (issuer) => ({ issuer }) }],
    ['its keys cannot be had', { keysStatus: 503 }],
    ['its keys are not JSON', { keys: '<html>' }],
    ['its keys are no key set', { keys: '{"message":"moved"}' }],
  ])('%s', async (_, issuer) => {
    expect(await askingAt(issuer)).toBe('fault');
  });

  it('whereas a token signed by none of its keys is refused', async () => {
    expect(await askingAt({})).toBe('token refused');
  });
});
