import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codesOf } from '#core/codes/code-list.ts';
import { type Person, role } from '#core/people.ts';
import { consoleSections } from '#functions/console/pages/index.ts';
import { consoleOf } from '#test/console/door.ts';
import { everythingIn } from '#test/console/everything.ts';
import { drafted, type Office, openOffice } from '#test/procedure/office.ts';

/** Every page of the console that takes a form; a page that comes to be is in it by itself. */
const taking = (await Promise.all(consoleSections.map(({ pages }) => pages())))
  .flat()
  .flatMap(({ path, post }) => (post ? [path] : []));

/** What a browser says of a form that another site has made it send. */
const elsewhere: readonly [string, Record<string, string>][] = [
  ['another site', { origin: 'https://example.com', 'sec-fetch-site': 'cross-site' }],
  ['another host of the same domain', { origin: 'http://127.0.0.1:9999', 'sec-fetch-site': 'same-site' }],
  ['the same host without TLS', { origin: 'https://127.0.0.1' }],
  ['a page that hides where it stands', { origin: 'null' }],
  ['nobody knows where', {}],
  ['another site, by a browser that says no more', { 'sec-fetch-site': 'cross-site' }],
];

let office: Office;
let browserOf: ReturnType<typeof consoleOf>;
let everybody: Person;
let submission: string;
beforeAll(async () => {
  office = await openOffice({ units: 1 });
  browserOf = consoleOf(office);
  everybody = { ...office.people.entry, roles: codesOf(role) };
  submission = await drafted(office, office.units[0] ?? '');
});
afterAll(() => office.stop());

/** An address that a page's pattern means, of something that is there where it can be. */
const addressOf = (path: string): string =>
  path
    .replace('/console/submissions/:id', `/console/submissions/${submission}`)
    .replace(':unit', office.units[0] ?? '')
    .replace(':kind', 'clocks')
    .replaceAll(/:\w+/g, 'any');

describe('A form that did not come from our own pages', () => {
  it('is meant of every kind there is', () => {
    expect(taking.length).toBeGreaterThan(20);
  });

  it.each(taking)('is refused and changes nothing, whoever is signed in: %s', async (path) => {
    const before = await everythingIn(office);
    const browser = browserOf(everybody);
    for (const [from, headers] of elsewhere) {
      browser.site = headers;
      const { status, body } = await browser.post(addressOf(path), { reason: 'x'.repeat(20) });
      expect([from, status]).toEqual([from, 403]);
      expect(body).toContain('不是从本站页面提交');
    }
    expect(await everythingIn(office)).toEqual(before);
    browser.site = { origin: 'http://127.0.0.1' };
    expect((await browser.post(addressOf(path), {})).status).not.toBe(403);
  });

  it('is not kept either for whoever has to sign in first', async () => {
    const browser = browserOf(office.people.entry);
    browser.person = undefined;
    browser.site = { origin: 'https://example.com' };
    const sent = await browser.post(addressOf('/console/submissions/:id/reason'), { reasonDocument: '他站代填' });
    expect(sent.headers?.location).not.toContain('kept');
  });
});
