import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isFresh } from '#core/workflow/fresh.ts';
import { cleared, opened, sealed } from '#functions/identity/cookies.ts';
import { NoAccount, Unauthenticated } from '#functions/identity/identify.ts';
import { keysFrom } from '#functions/identity/keys.ts';
import { assertSameSite } from '#functions/identity/origin.ts';
import { ownPath } from '#functions/identity/sign-in.ts';
import { openDoor, request, sentBack } from '#test/identity/door.ts';

let door: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());

const now = '2026-11-23T01:00:00.000Z';
const later = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString();
let sessions = 0;

/** Someone signed in; answers the cookie their browser sends. */
async function signedIn(sub = 'officer'): Promise<{ cookie: string; sid: string }> {
  const sid = `session-${++sessions}`;
  await door.people.openSession({ id: sid, person: sub, openedAt: now, expiresAt: later(480) });
  const at = { key: door.keys.session, request: request(), now };
  return { sid, cookie: sentBack(await sealed('session', { sid, sub, authTime: now }, at)) };
}

const asking = (cookie: string, at = now) => door.identify(request({ cookies: [cookie] }), at);

describe('A session', () => {
  it('is a cookie that says nothing to whoever holds it, and no script can read', async () => {
    const at = { key: door.keys.session, request: request({ domain: 'api.example.cn' }), now };
    const header = await sealed('session', { sid: 'a', sub: 'officer', authTime: now }, at);
    expect(header).toMatch(/^__Host-session=[\w.-]+; Max-Age=115200; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    const [, , ...parts] = header.split('.');
    expect(Buffer.from(parts.join(''), 'base64url').toString('latin1')).not.toContain('officer');
    expect(cleared('session', request())).toBe('session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax');
  });

  it('names the person for eight hours, and nobody after them', async () => {
    const { cookie } = await signedIn();
    expect((await asking(cookie)).person.id).toBe('officer');
    expect((await asking(cookie, later(479))).person.id).toBe('officer');
    await expect(asking(cookie, later(481))).rejects.toThrow(Unauthenticated);
  });

  it('ends everywhere at once when it is ended', async () => {
    const { cookie, sid } = await signedIn();
    await door.people.endSession(sid, now);
    await expect(asking(cookie)).rejects.toThrow(Unauthenticated);
    await door.people.endSession(sid, now);
    await door.people.endSession('never-opened', now);
  });

  it('of someone whose account is closed opens nothing', async () => {
    const { cookie } = await signedIn('stranger');
    await expect(asking(cookie)).rejects.toThrow(NoAccount);
  });

  it('cannot be made, changed, or taken from a sign-in under way', async () => {
    const { cookie, sid } = await signedIn();
    const name = 'session=';
    const changed = `${cookie.slice(0, -3)}${cookie.endsWith('AAA') ? 'BBB' : 'AAA'}`;
    const otherKey = keysFrom('another random text of more than thirty-two').session;
    const forged = sentBack(
      await sealed('session', { sid, sub: 'officer', authTime: now }, { key: otherKey, request: request(), now }),
    );
    const flow = { verifier: 'v', state: 's', nonce: 'n', returnTo: '/console' };
    const underWay = sentBack(await sealed('flow', flow, { key: door.keys.session, request: request(), now }));
    for (const bad of [
      changed,
      forged,
      underWay.replace('flow=', name),
      name,
      `${name}x.y.z`,
      `${name}${'a'.repeat(5_000)}`,
    ])
      await expect(asking(bad)).rejects.toThrow(Unauthenticated);
  });

  it('is not believed under the name that only a host with TLS may use, and the other way round', async () => {
    const { cookie } = await signedIn();
    const secure = request({ cookies: [cookie], domain: 'api.example.cn' });
    await expect(door.identify(secure, now)).rejects.toThrow(Unauthenticated);
  });

  it('a sign-in under way is forgotten after ten minutes', async () => {
    const at = { key: door.keys.session, request: request(), now };
    const flow = { verifier: 'v', state: 's', nonce: 'n', returnTo: '/console' };
    const cookies = [sentBack(await sealed('flow', flow, at))];
    expect(await opened('flow', { ...at, request: request({ cookies }), now: later(9) })).toEqual(flow);
    expect(await opened('flow', { ...at, request: request({ cookies }), now: later(11) })).toBeUndefined();
  });
});

describe('A sign-in', () => {
  it.each([
    [0, true],
    [15, true],
    [15.1, false],
    [600, false],
    [-1, false],
  ])('%s minutes ago is fresh enough to sign: %s', (minutes, fresh) => {
    expect(isFresh(later(-minutes), now)).toBe(fresh);
  });

  it.each(['/console', '/console/submissions/a1?state=draft', '/console?kept=1f-2'])('goes on to %s', (path) => {
    expect(ownPath(path)).toBe(path);
  });

  it.each([
    null,
    '',
    'https://evil.example/console',
    '//evil.example/console',
    '/\\evil.example',
    '/consolex',
    '/console\\@evil.example',
    '/console/../v1/units',
    '/console\r\nset-cookie: a=b',
    'javascript:alert(1)',
    '/console//evil.example\u0000',
  ])('never goes on to %j', (path) => {
    expect(ownPath(path)).toBe('/console');
  });
});

describe('A form', () => {
  it.each([
    [{ origin: 'http://127.0.0.1:8787' }, true],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: 'https://evil.example' }, false],
    [{ origin: 'null' }, false],
    [{ origin: 'http://127.0.0.1:8788' }, false],
    [{ origin: 'https://127.0.0.1:8787' }, false],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, false],
    [{ referer: 'http://127.0.0.1:8787/console' }, false],
    [{}, false],
  ])('sent with %j is taken: %s', (headers, taken) => {
    const checking = () => assertSameSite(request({ headers: headers as Record<string, string> }));
    if (taken) expect(checking).not.toThrow();
    else expect(checking).toThrow('another site');
  });
});
