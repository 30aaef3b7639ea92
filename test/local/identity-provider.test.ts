import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, decodeJwt, type JWTPayload, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Runtime, startRuntime } from '#local/runtime.ts';
import { type Fixture, makeFixture } from '#test/local/fixture.ts';
import { type Ask, browserInShort, choosePerson, locationOf } from '#test/support/browser-in-short.ts';

const printed = vi.spyOn(console, 'warn').mockImplementation(() => {});
const noted = vi.spyOn(console, 'info').mockImplementation(() => {});

let fixture: Fixture;
let runtime: Runtime;
let issuer: string;
beforeAll(async () => {
  fixture = await makeFixture();
  runtime = await startRuntime({ ...fixture, port: 0 });
  issuer = `${runtime.url}/_local/identity`;
});
afterAll(async () => {
  await runtime?.stop();
  await fixture.remove();
});

const browser = (): Ask => browserInShort(runtime.url).ask;

const verifier = randomBytes(32).toString('base64url');
const asked = (more: Record<string, string> = {}) => ({
  client_id: 'sunshine-console',
  response_type: 'code',
  redirect_uri: `${runtime.url}/console/callback`,
  scope: 'openid profile',
  state: 'any-state',
  nonce: 'any-nonce',
  code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  code_challenge_method: 'S256',
  ...more,
});

const begin = (ask: Ask, parameters: Record<string, string>) =>
  ask(`${issuer}/auth?${new URLSearchParams(parameters)}`);

async function signIn(ask: Ask, person: string, more?: Record<string, string>): Promise<JWTPayload> {
  const page = locationOf(await begin(ask, asked(more)));
  const back = await choosePerson(ask, page, person);
  const response = await redeem(back.searchParams.get('code') ?? '', verifier);
  expect(response.status).toBe(200);
  const { id_token: token } = (await response.json()) as { id_token: string };
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  return (await jwtVerify(token, keys, { issuer, audience: 'sunshine-console', algorithms: ['RS256'] })).payload;
}

const redeem = (code: string, code_verifier: string) =>
  fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'sunshine-console',
      redirect_uri: `${runtime.url}/console/callback`,
      code,
      code_verifier,
    }),
  });

describe('Signing in on one machine', () => {
  test('the metadata name the issuer, its keys and PKCE', async () => {
    const metadata = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
    expect(metadata).toMatchObject({
      issuer,
      jwks_uri: `${issuer}/jwks`,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      code_challenge_methods_supported: ['S256'],
    });
  });

  test('whoever chooses a person comes back to the console with a code that proves who they are', async () => {
    const before = Math.floor(Date.now() / 1000);
    const claims = await signIn(browser(), 'demo-examiner-1');
    expect(claims).toMatchObject({ sub: 'demo-examiner-1', nonce: 'any-nonce', name: expect.any(String) });
    expect(claims.auth_time).toBeGreaterThanOrEqual(before);
  });

  test('the same browser is asked again each time, and may choose another person', async () => {
    const ask = browser();
    expect((await signIn(ask, 'demo-head-1')).sub).toBe('demo-head-1');
    expect((await signIn(ask, 'demo-examiner-2')).sub).toBe('demo-examiner-2');
  });

  test.each([{ max_age: '0' }, { max_age: '900' }, { prompt: 'login' }])(
    'signing in again with %o gives the time of the new proof',
    async (again) => {
      const ask = browser();
      const first = await signIn(ask, 'demo-head-1');
      await new Promise((resolve) => setTimeout(resolve, 1100));
      const second = await signIn(ask, 'demo-head-1', again);
      expect(second.auth_time).toBeGreaterThan(Number(first.auth_time));
    },
  );

  test('without PKCE, and with its plain form, the request is refused', async () => {
    const { code_challenge: _c, code_challenge_method: _m, ...without } = asked();
    for (const parameters of [without, asked({ code_challenge_method: 'plain' })]) {
      const back = new URL(locationOf(await begin(browser(), parameters)));
      expect(back.searchParams.get('error')).toBe('invalid_request');
      expect(back.searchParams.get('code')).toBeNull();
    }
  });

  test('a code is worth nothing without the verifier, and is good for once', async () => {
    const codeFor = async () => {
      const ask = browser();
      const back = await choosePerson(ask, locationOf(await begin(ask, asked())), 'demo-head-1');
      return back.searchParams.get('code') ?? '';
    };
    expect((await redeem(await codeFor(), randomBytes(32).toString('base64url'))).status).toBe(400);
    const code = await codeFor();
    expect((await redeem(code, verifier)).status).toBe(200);
    expect((await redeem(code, verifier)).status).toBe(400);
  });

  test('another address to come back to is refused, on a page that says how to go on', async () => {
    const response = await begin(browser(), asked({ redirect_uri: 'https://elsewhere.example/callback' }));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('invalid_redirect_uri');
  });
});

describe('The page to choose a person', () => {
  const opened = async (query = '') => {
    const ask = browser();
    const page = locationOf(await begin(ask, asked()));
    return { ask, page, html: await (await ask(`${page}${query}`)).text() };
  };

  test('says that people are invented, and lists them by unit and by role', async () => {
    const { html } = await opened();
    expect(html).toContain('人员均为虚构');
    expect(html).toContain('all people are invented');
    expect(html).toMatch(/<h2[^>]*>云梦县商务局<\/h2>/);
    expect(html).toMatch(/<h2[^>]*>编办审核员 · examiner<\/h2>/);
    expect(html.match(/value="demo-examiner-\d"/g)).toHaveLength(3);
  });

  test('finds people by role without scripts, and shows what was typed as text', async () => {
    const { html } = await opened('?q=监督员');
    expect(html.match(/<button name="person"/g)).toHaveLength(1);
    const hostile = await opened(`?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(hostile.html).not.toContain('<script');
  });

  test('begins with whom the console expects', async () => {
    const ask = browser();
    const page = locationOf(await begin(ask, asked({ login_hint: 'demo-taskForce-2' })));
    const [first] = (await (await ask(page)).text()).match(/value="demo-[^"]+"/) ?? [];
    expect(first).toBe('value="demo-taskForce-2"');
  });

  test('takes nobody who is not listed, and nobody without the cookie of the request', async () => {
    const { ask, page } = await opened();
    const body = new URLSearchParams({ person: 'somebody-else' });
    expect((await ask(page, { method: 'POST', body })).status).toBe(200);
    const stranger = await browser()(page, { method: 'POST', body: new URLSearchParams({ person: 'demo-head-1' }) });
    expect(stranger.status).toBe(400);
  });
});

test('a token for programs is verified with the same keys', async () => {
  const token = await runtime.token({ subject: 'officer-9', name: '王' });
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
  const { payload } = await jwtVerify(token, keys, { issuer, audience: 'sunshine-bianzhi', typ: 'at+jwt' });
  expect(payload).toMatchObject({ sub: 'officer-9', name: '王' });
  expect(decodeJwt(token)).not.toHaveProperty('roles');
});

test('nothing is printed about settings of the provider', () => {
  expect(printed.mock.calls).toEqual([]);
  expect(noted.mock.calls).toEqual([]);
});
