import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '#core/digest.ts';
import { entryDigest } from '#core/ledger.ts';
import type { LedgerEvent, ReleaseDocument } from '#core/model.ts';
import type { Request } from '#functions/http/answer.ts';
import { httpHandler } from '#functions/http/stack.ts';
import { countyAtom } from '#functions/portal/atom.ts';
import { officeSite } from '#test/browser/office-site.ts';
import { COUNTY, type Office, openOffice } from '#test/procedure/office.ts';
import { people, published, register, registered, registration, release, unitFile } from '#test/support/county.ts';

let office: Office;
let site: Awaited<ReturnType<typeof officeSite>>;
beforeAll(async () => {
  office = await openOffice({ units: 3, staff: 2 });
  site = await officeSite(office);
});
afterAll(async () => {
  await site.close();
  await office.stop();
});

const get = (path: string) => fetch(`${site.origin}${path}`);
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', processEntities: true });
type Entry = { id: string; title: string; updated: string; link: { rel: string; href: string }; summary: string };
/** A feed that is well-formed and has what RFC 4287 asks of a feed and of its entries. */
async function feedAt(path: string): Promise<{ id: string; title: string; updated: string; entries: Entry[] }> {
  const answer = await get(path);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);
  const xml = await answer.text();
  expect(XMLValidator.validate(xml)).toBe(true);
  const { feed } = parser.parse(xml);
  const entries: Entry[] = [feed.entry ?? []].flat();
  expect([feed.xmlns, feed.link.rel, feed.link.href]).toEqual(['http://www.w3.org/2005/Atom', 'self', path]);
  for (const one of [feed, ...entries]) {
    expect([one.id, typeof one.title]).toEqual([expect.stringMatching(/^ni:\/\/\/sha-256;[\w-]{43}$/), 'string']);
    expect(one.updated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  }
  expect(feed.author.name).toBe('测试县');
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  return { ...feed, entries };
}

describe('A feed reader', () => {
  it('is told of everything a county has put on its ledger, newest first, each under a name made of its digest', async () => {
    const { entries, updated } = await feedAt(`/atom/${COUNTY}`);
    expect(entries.map(({ title }) => title)).toEqual([
      expect.stringContaining('测试单位3公开第 1 版'),
      expect.stringContaining('测试单位2公开第 1 版'),
      expect.stringContaining('测试单位1公开第 1 版'),
      '公布机构名录第 1 版',
    ]);
    expect(entries[0]?.updated).toBe(updated);
    const ledger = await office.stores.ledger.after(COUNTY, 0, 10);
    const names = ledger.map(
      (entry) => `ni:///sha-256;${Buffer.from(entryDigest(entry), 'hex').toString('base64url')}`,
    );
    expect(entries.map(({ id }) => id)).toEqual(names.reverse());
  });

  it('is told of one unit alone, and led to the very release', async () => {
    const { entries, title } = await feedAt(`/atom/${COUNTY}/u-test-0002`);
    expect([title, entries.length]).toEqual([expect.stringContaining('测试单位2'), 1]);
    const { entry, document } = (await (await get(entries[0]?.link.href ?? '')).json()).data;
    expect([entry.release, digestOf(document)]).toEqual([1, /[0-9a-f]{64}/.exec(entries[0]?.summary ?? '')?.[0]]);
  });

  it('is told in a word that nothing is new', async () => {
    const handler = httpHandler({ 'GET /atom/{jurisdiction}': countyAtom(office.stores) });
    const ask = (tag?: string) =>
      handler(
        {
          routeKey: 'GET /atom/{jurisdiction}',
          rawQueryString: '',
          pathParameters: { jurisdiction: COUNTY },
          headers: tag === undefined ? {} : { 'if-none-match': tag },
          requestContext: { http: { method: 'GET' } },
        } as unknown as Request,
        {} as Context,
      ) as Promise<APIGatewayProxyStructuredResultV2>;
    const { headers } = await ask();
    expect(headers?.['cache-control']).toBe('public, max-age=60, stale-while-revalidate=600');
    expect(await ask(String(headers?.etag))).toMatchObject({ statusCode: 304 });
    expect((await ask('"another"')).statusCode).toBe(200);
  });

  it('is told of a takedown, and finds nothing of what was taken down', async () => {
    const { ledger, projector } = office.stores;
    const [entry] = await ledger.releasesOf(COUNTY, 'u-test-0003');
    if (entry?.kind !== 'publish') throw new Error('The unit has no release');
    const { unit, digest } = entry;
    const takeDown: LedgerEvent = { kind: 'takeDown', unit, releases: [1], digests: [digest], reason: 'privacy' };
    office.clock.now = '2026-11-02T01:01:00.000Z';
    await ledger.append(COUNTY, [takeDown], office.w.now());
    await projector.catchUp(COUNTY);
    const { entries } = await feedAt(`/atom/${COUNTY}/u-test-0003`);
    expect(entries.map(({ title }) => title)).toEqual([
      '测试单位3第 1 版因隐私撤下',
      expect.stringContaining('公开第 1 版'),
    ]);
    expect((await get(entries[1]?.link.href ?? '')).status).toBe(410);
  });

  it('sees names as they are written, whatever they are made of', async () => {
    const { documents, ledger, projector } = office.stores;
    const name = '<script>alert(1)</script>]]>&amp;"\u0007\uFFFE𠮷🙂';
    const hostile = registration(9, { name });
    const registrations = [1, 2, 3].map((n) => registration(n));
    const file = unitFile(hostile, people(1));
    const document = release(COUNTY, file as Parameters<typeof release>[1]) as ReleaseDocument;
    await ledger.append(
      COUNTY,
      [
        await registered(documents, register(COUNTY, [...registrations, hostile]), 2),
        await published(documents, document, 1),
      ],
      office.w.now(),
    );
    await projector.catchUp(COUNTY);
    const shown = '<script>alert(1)</script>]]>&amp;"\uFFFD\uFFFD𠮷🙂';
    const { title, entries } = await feedAt(`/atom/${COUNTY}/${hostile.id}`);
    expect([title.startsWith(shown), entries[0]?.title.startsWith(shown)]).toEqual([true, true]);
    expect((await feedAt(`/atom/${COUNTY}`)).entries[0]?.title.startsWith(shown)).toBe(true);
  });

  it('of a wrong address is told what is wrong with it', async () => {
    for (const [path, status, field] of [
      ['/atom/42', 400, 'jurisdiction'],
      [`/atom/${COUNTY}/u%20test`, 400, 'unit'],
      [`/atom/${COUNTY}?limit=5`, 400, 'limit'],
      ['/atom/110000', 404, undefined],
      [`/atom/${COUNTY}/u-nowhere`, 404, undefined],
    ] as const) {
      const answer = await get(path);
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        status,
        'application/problem+json',
      ]);
      const { errors = [] } = await answer.json();
      expect(errors[0]?.name).toBe(field);
    }
  });
});
