import { createHmac } from 'node:crypto';
import { generateKeyPair, importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NoAccount, Unauthenticated } from '#functions/identity/identify.ts';
import { ADMINISTRATOR, openDoor, request } from '#test/identity/door.ts';

let door: Awaited<ReturnType<typeof openDoor>>;
let now: string;
beforeAll(async () => {
  door = await openDoor();
  now = new Date().toISOString();
});
afterAll(() => door.close());

const asking = (token: string) => door.identify(request({ headers: { authorization: `Bearer ${token}` } }), now);
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

type Claims = {
  iss?: string;
  aud?: string;
  exp?: number | null;
  sub?: string | null;
  typ?: string;
  [more: string]: unknown;
};

/** A token signed by the issuer's own key, with this in place of what it would say. */
async function signedWith({ typ = 'at+jwt', ...given }: Claims): Promise<string> {
  const { issuer } = door;
  const seconds = Math.floor(Date.parse(now) / 1000);
  const claims = {
    iss: issuer.issuer,
    aud: issuer.audience,
    exp: seconds + 600,
    sub: 'officer',
    iat: seconds,
    ...given,
  };
  const payload = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null));
  const key = await importJWK(issuer.key, 'RS256');
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', typ, kid: issuer.key.kid ?? '' }).sign(key);
}

describe('An access token', () => {
  it('of the issuer, for this API, of someone with an account, is believed for who they are', async () => {
    const { person, session } = await asking(await signedWith({}));
    expect(person).toMatchObject({ id: 'officer', roles: ['examiner'] });
    expect(session).toBeNull();
  });

  it('gives no role, whatever it says of roles', async () => {
    const { person } = await asking(
      await signedWith({ roles: ['administrator', 'leadingGroup'], jurisdictions: ['*'] }),
    );
    expect(person.roles).toEqual(['examiner']);
    expect(person.jurisdiction).toBe('420923');
  });

  it.each([
    ['for another API', { aud: 'another-api' }],
    ['of another issuer', { iss: 'https://issuer.example' }],
    ['that has expired', { exp: 1_700_000_000 }],
    ['that never expires', { exp: null }],
    ['that names nobody', { sub: null }],
    ['that is an identity token', { typ: 'JWT' }],
    ['that is a session cookie’s', { typ: 'session' }],
  ])('%s is refused', async (_, claims: Claims) => {
    await expect(asking(await signedWith(claims))).rejects.toThrow(Unauthenticated);
  });

  it('without a signature is refused (alg none)', async () => {
    const [, payload = ''] = (await signedWith({})).split('.');
    const forged = `${base64({ alg: 'none', typ: 'at+jwt' })}.${payload}.`;
    await expect(asking(forged)).rejects.toThrow(Unauthenticated);
  });

  it('signed with the public key as if that were a secret is refused (alg confusion)', async () => {
    const [, payload = ''] = (await signedWith({})).split('.');
    const head = base64({ alg: 'HS256', typ: 'at+jwt', kid: door.issuer.key.kid });
    const secret = JSON.stringify(door.issuer.jwks.keys[0]);
    const signature = createHmac('sha256', secret).update(`${head}.${payload}`).digest('base64url');
    await expect(asking(`${head}.${payload}.${signature}`)).rejects.toThrow(Unauthenticated);
  });

  it('signed by somebody else’s key is refused, also under the issuer’s key id', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const { issuer } = door;
    const forged = await new SignJWT({ iss: issuer.issuer, aud: issuer.audience, sub: 'officer' })
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: issuer.key.kid ?? '' })
      .setExpirationTime('10m')
      .sign(privateKey);
    await expect(asking(forged)).rejects.toThrow(Unauthenticated);
  });

  it('with one character changed is refused', async () => {
    const token = await signedWith({});
    const middle = Math.floor(token.length / 2);
    const changed = `${token.slice(0, middle)}${token[middle] === 'A' ? 'B' : 'A'}${token.slice(middle + 1)}`;
    await expect(asking(changed)).rejects.toThrow(Unauthenticated);
  });

  it.each(['', 'Basic b2ZmaWNlcjp4', 'Bearer', 'Bearer  a b', 'Bearer ü'])('as “%s” is none', async (authorization) => {
    await expect(door.identify(request({ headers: { authorization } }), now)).rejects.toThrow(Unauthenticated);
  });

  it('of someone without an account is believed and may do nothing', async () => {
    await expect(asking(await signedWith({ sub: 'stranger' }))).rejects.toThrow(NoAccount);
  });

  it('of someone whose account has been closed may do nothing, at once', async () => {
    const person = {
      id: 'leaver',
      name: '离任',
      jurisdiction: '420923',
      roles: ['examiner' as const],
      units: [],
      active: true,
    };
    await door.people.put(person, 0, door.by, 'leaver-1');
    const token = await signedWith({ sub: 'leaver' });
    expect((await asking(token)).person.name).toBe('离任');
    await door.people.put({ ...person, active: false }, 1, door.by, 'leaver-2');
    await expect(asking(token)).rejects.toThrow(NoAccount);
  });

  it('of the first administrator counts before any account has been made', async () => {
    const { person } = await asking(await signedWith({ sub: ADMINISTRATOR }));
    expect(person).toMatchObject({ roles: ['administrator'], jurisdiction: '*' });
  });

  it('of the first administrator counts as such beside an account of less, and gives way to one as administrator', async () => {
    const token = await signedWith({ sub: ADMINISTRATOR });
    const account = {
      id: ADMINISTRATOR,
      name: '郑管理',
      jurisdiction: '420923',
      roles: ['examiner' as const],
      units: [],
      active: true,
    };
    await door.people.put(account, 0, door.by, 'first-1');
    expect((await asking(token)).person).toMatchObject({ name: '郑管理', roles: ['administrator'], jurisdiction: '*' });
    const opened = { ...account, roles: ['administrator' as const, 'supervisor' as const] };
    await door.people.put(opened, 1, door.by, 'first-2');
    expect((await asking(token)).person).toEqual(opened);
    await door.people.put({ ...opened, active: false }, 2, door.by, 'first-3');
    expect((await asking(token)).person).toMatchObject({ roles: ['administrator'], jurisdiction: '*' });
  });

  it('says when its owner proved who they are; without that it is not fresh enough to sign', async () => {
    const seconds = Math.floor(Date.parse(now) / 1000);
    expect((await asking(await signedWith({ auth_time: seconds }))).authTime).toBe(
      new Date(seconds * 1000).toISOString(),
    );
    expect((await asking(await signedWith({}))).authTime).toBe('1970-01-01T00:00:00.000Z');
  });
});
