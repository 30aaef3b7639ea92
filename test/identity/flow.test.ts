import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officers } from '#local/seed/officers.ts';
import { employ } from '#test/support/accounts.ts';
import { type Ask, browserInShort, choosePerson, locationOf } from '#test/support/browser-in-short.ts';
import { startTestRuntime, type TestRuntime } from '#test/support/runtime.ts';

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await startTestRuntime();
  await runtime.putPeople(officers);
});
afterAll(() => runtime.stop());

const EXAMINER = 'demo-examiner-1';

/** A browser that has chosen a person at the provider and is about to be called back to the console. */
async function onTheWayBack(query = '') {
  const browser = browserInShort(runtime.url);
  let response = await browser.ask(`/console/sign-in${query}`);
  while (!locationOf(response).includes('/interaction/')) response = await browser.ask(locationOf(response));
  return { ...browser, back: await choosePerson(browser.ask, locationOf(response), EXAMINER) };
}

async function signedIn() {
  const browser = await onTheWayBack();
  await browser.ask(browser.back.href);
  return browser;
}

/** Asks with the cookies of some moment, whatever the browser was told about them since. */
const withCookies = (cookie: string, address: string | URL, init: RequestInit = {}) =>
  fetch(new URL(address, runtime.url), { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });

const signOut = (ask: Ask, headers: Record<string, string>) =>
  ask('/console/sign-out', { method: 'POST', headers, body: new URLSearchParams({ command: 'sign-out' }) });

async function expectBegunAgain(response: Response): Promise<void> {
  expect(response.status).toBe(400);
  const page = await response.text();
  expect(page).toContain('登录未完成');
  expect(page).toContain('href="/console/sign-in"');
  expect(response.headers.getSetCookie()).toEqual([]);
}

describe('Signing in to the console', () => {
  it('leads back to the page that was asked for, with a cookie that no script can read', async () => {
    const { ask, back } = await onTheWayBack(`?return=${encodeURIComponent('/console/submissions?state=draft')}`);
    const response = await ask(back.href);
    expect([response.status, locationOf(response)]).toEqual([303, '/console/submissions?state=draft']);
    const [session = '', flow = ''] = response.headers.getSetCookie();
    expect(session).toMatch(/^session=[\w.-]+; Max-Age=115200; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(flow).toMatch(/^flow=; Max-Age=0;/);
    expect((await ask('/console/submissions?state=draft')).status).toBe(200);
  });

  it('leads to no other site, whatever the address says', async () => {
    const { ask, back } = await onTheWayBack(`?return=${encodeURIComponent('//evil.example/console')}`);
    expect(locationOf(await ask(back.href))).toBe('/console');
  });

  it('anew, for a signature, asks the provider for a new proof', async () => {
    const target = new URL(locationOf(await browserInShort(runtime.url).ask('/console/sign-in?fresh=1')));
    expect(target.searchParams.get('prompt')).toBe('login');
    expect(target.searchParams.get('max_age')).toBe('0');
    expect(target.searchParams.get('code_challenge_method')).toBe('S256');
  });

  it('anew ends the session before it', async () => {
    const { ask, cookie } = await signedIn();
    const before = cookie();
    let response = await ask('/console/sign-in?fresh=1');
    while (!locationOf(response).includes('/interaction/')) response = await ask(locationOf(response));
    await ask((await choosePerson(ask, locationOf(response), EXAMINER)).href);
    expect((await ask('/console')).status).toBe(200);
    expect((await withCookies(before, '/console')).status).toBe(303);
  });
});

describe('A sign-in that does not end as it began', () => {
  it('with another state is refused, with a way to begin again', async () => {
    const { ask, back } = await onTheWayBack();
    back.searchParams.set('state', 'of-somebody-else');
    await expectBegunAgain(await ask(back.href));
  });

  it('in another browser is refused: nobody is signed in as somebody else by a link', async () => {
    const { back } = await onTheWayBack();
    await expectBegunAgain(await browserInShort(runtime.url).ask(back.href));
  });

  it('refused by the provider says so', async () => {
    const { ask, back } = await onTheWayBack();
    back.searchParams.delete('code');
    back.searchParams.set('error', 'access_denied');
    await expectBegunAgain(await ask(back.href));
  });

  it('is good for once: the same way back, again, signs nobody in', async () => {
    const { ask, back, cookie } = await onTheWayBack();
    const underWay = cookie();
    expect((await ask(back.href)).status).toBe(303);
    await expectBegunAgain(await withCookies(underWay, back));
  });
});

describe('Signing out', () => {
  it('ends the session, also for whoever has copied its cookie', async () => {
    const { ask, cookie } = await signedIn();
    const copied = cookie();
    expect((await withCookies(copied, '/console')).status).toBe(200);
    expect((await signOut(ask, { origin: runtime.url })).status).toBe(303);
    expect(
      cookie()
        .split('; ')
        .filter((one) => one.startsWith('session=')),
    ).toEqual([]);
    expect((await withCookies(copied, '/console')).status).toBe(303);
  });

  it('by a form of another site is refused, and the session stands', async () => {
    const { ask } = await signedIn();
    for (const headers of [{ origin: 'https://evil.example' }, {}])
      expect((await signOut(ask, headers)).status).toBe(403);
    expect((await ask('/console')).status).toBe(200);
  });
});

describe('Someone the provider knows', () => {
  it('and whose account is closed meanwhile sees a page that says so, at the next click', async () => {
    const { ask } = await signedIn();
    const [person] = officers.filter(({ id }) => id === EXAMINER);
    if (!person) throw new Error(`There is no ${EXAMINER}`);
    await employ(runtime, [{ ...person, active: false }]);
    const response = await ask('/console');
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('没有账号');
  });
});
