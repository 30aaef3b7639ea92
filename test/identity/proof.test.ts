import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { isFresh } from '#core/workflow/fresh.ts';
import { opened } from '#functions/identity/cookies.ts';
import { keysFrom } from '#functions/identity/keys.ts';
import { signIn } from '#functions/identity/sign-in.ts';
import { freePort } from '#local/listen.ts';
import { dynamoPeople } from '#store/people.ts';
import { request, sentBack } from '#test/identity/door.ts';
import { CLIENT, openIssuer } from '#test/identity/issuer.ts';
import { startDatabase, type TestDatabase } from '#test/support/database.ts';

let database: TestDatabase;
let issuer: Awaited<ReturnType<typeof openIssuer>>;
beforeAll(async () => {
  [database, issuer] = await Promise.all([startDatabase(), openIssuer()]);
});
afterAll(() => Promise.all([database.stop(), issuer.close()]));

const logged = vi.spyOn(console, 'warn').mockImplementation(() => {});
beforeEach(() => {
  logged.mockClear();
  issuer.says.refusal = null;
  issuer.says.tokens = null;
});

const keys = keysFrom('a random text of more than thirty-two characters');
const now = () => new Date().toISOString();
const signing = (at = issuer.url) =>
  signIn({
    issuer: at,
    clientId: CLIENT,
    keys: async () => keys,
    people: dynamoPeople(database.client, database.tables.people),
    now,
    newId: () => 'session-1',
  });

/** Signs in at an issuer that says this of the proof; answers what the session's cookie holds. */
async function signedIn(claims: object) {
  const { begin, finish } = signing();
  const begun = await begin({ ...request(), rawQueryString: 'fresh=1' });
  const asked = new URL(begun.headers?.location ?? '').searchParams;
  issuer.says.claims = { nonce: asked.get('nonce') ?? '', ...claims };
  const back = new URLSearchParams({ code: 'any', state: asked.get('state') ?? '' });
  const [flow = ''] = begun.cookies ?? [];
  const done = await finish({ ...request({ cookies: [sentBack(flow)] }), rawQueryString: `${back}` });
  const [session = ''] = done.cookies ?? [];
  return opened('session', { key: keys.session, request: request({ cookies: [sentBack(session)] }), now: now() });
}

const seconds = () => Math.floor(Date.now() / 1000);

describe('A signature needs a fresh proof of who signs', () => {
  it('which a provider gives by the time at which the person signed in', async () => {
    const session = await signedIn({ auth_time: seconds() - 60 });
    expect(session?.sub).toBe('officer');
    expect(isFresh(session?.authTime ?? '', now())).toBe(true);
  });

  it.each([
    ['remembers the person from this morning', () => ({ auth_time: seconds() - 4 * 3_600 })],
    ['does not say when the person signed in', () => ({})],
  ])('which a provider does not give that %s', async (_, claims) => {
    const session = await signedIn(claims());
    expect(session?.sub).toBe('officer');
    expect(isFresh(session?.authTime ?? '', now())).toBe(false);
  });
});

describe('A sign-in fails', () => {
  it('when the identity token answers another request', async () => {
    await expect(signedIn({ nonce: 'of-another-request' })).rejects.toMatchObject({
      name: 'SignInFailed',
      away: false,
    });
  });

  it('when the provider does not know our secret, and whoever runs the system can read that in the log', async () => {
    issuer.says.refusal = 'invalid_client';
    await expect(signedIn({})).rejects.toMatchObject({ name: 'SignInFailed', away: false });
    expect(JSON.parse(logged.mock.calls[0]?.[0])).toMatchObject({
      message: 'sign-in refused',
      reason: 'invalid_client',
    });
  });

  it.each(['broken', 'cut off'] as const)(
    'when the provider’s answer is %s, which the person is told is not their fault',
    async (tokens) => {
      issuer.says.tokens = tokens;
      await expect(signedIn({})).rejects.toMatchObject({ name: 'SignInFailed', away: true });
    },
  );

  it('when the provider cannot be reached, which is said and logged as such', async () => {
    const { begin } = signing(`http://127.0.0.1:${await freePort()}`);
    await expect(begin({ ...request(), rawQueryString: '' })).rejects.toMatchObject({
      name: 'SignInFailed',
      away: true,
    });
    expect(JSON.parse(logged.mock.calls[0]?.[0])).toMatchObject({ message: 'identity provider away' });
  });
});
