import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '#core/digest.ts';
import { entryDigest } from '#core/ledger.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import {
  appendCounty,
  people,
  published,
  register,
  registered,
  registration,
  release,
  unitFile,
} from '#test/support/county.ts';

const J = '420631';
const county = `/v1/jurisdictions/${J}`;
const units = [registration(0), registration(1), registration(2)] as const;
const unitAt = (n: 0 | 1 | 2) => `/v1/units/${units[n].id}`;

let api: PublicApi;
beforeAll(async () => {
  api = await openPublicApi();
  await appendCounty(api, J, { units: 3, staff: 2 }, '2026-05-11T01:00:00.000Z');
  await api.project(J);
});
afterAll(() => api.database.stop());

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', processEntities: true });
type Link = { rel: string; type: string; href: string };
type Entry = { id: string; title: string; updated: string; link: Link; summary: string };

/** A feed that is well-formed, and has what RFC 4287 asks of a feed (4.1.1) and of its entries (4.1.2). */
async function feedOf(address: string): Promise<{ title: string; updated: string; links: Link[]; entries: Entry[] }> {
  const { status, headers, text } = await api.get(`${address}/changes.atom`);
  expect([status, headers['content-type']]).toEqual([200, 'application/atom+xml; charset=utf-8']);
  expect(XMLValidator.validate(text)).toBe(true);
  const { feed } = parser.parse(text);
  const entries: Entry[] = [feed.entry ?? []].flat();
  expect(feed.xmlns).toBe('http://www.w3.org/2005/Atom');
  for (const one of [feed, ...entries]) {
    expect([one.id, typeof one.title]).toEqual([expect.stringMatching(/^ni:\/\/\/sha-256;[\w-]{43}$/), 'string']);
    expect(one.updated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  }
  expect(feed.author.name).toMatch(/\S/);
  expect(entries.map(({ link }) => link.rel)).toEqual(entries.map(() => 'alternate'));
  expect(new Set([feed, ...entries].map(({ id }) => id)).size).toBe(entries.length + 1);
  return { ...feed, links: feed.link, entries };
}

describe('A feed reader', () => {
  it('is told of what a county has put on its ledger, newest first, each under a name made of its digest', async () => {
    const { entries, updated, links } = await feedOf(county);
    expect(entries.map(({ title }) => title)).toEqual([
      expect.stringContaining(`${units[2].name}公开第 1 版`),
      expect.stringContaining(`${units[1].name}公开第 1 版`),
      expect.stringContaining(`${units[0].name}公开第 1 版`),
      '公布机构名录第 1 版',
    ]);
    expect(entries[0]?.updated).toBe(updated);
    expect(links.map(({ rel, href }) => [rel, href])).toEqual([
      ['self', `${county}/changes.atom`],
      ['alternate', county],
    ]);
    const ledger = await api.ledger.after(J, 0, 10);
    const names = ledger.map(
      (entry) => `ni:///sha-256;${Buffer.from(entryDigest(entry), 'hex').toString('base64url')}`,
    );
    expect(entries.map(({ id }) => id)).toEqual(names.reverse());
  });

  it('is told of one unit alone, and led to the very release', async () => {
    const { entries, title } = await feedOf(unitAt(1));
    expect([title, entries.length]).toEqual([expect.stringContaining(units[1].name), 1]);
    const { data } = await api.json<{ data: { entry: { release: number }; document: object } }>(
      entries[0]?.link.href ?? '',
    );
    expect([data.entry.release, digestOf(data.document)]).toEqual([
      1,
      /[0-9a-f]{64}/.exec(entries[0]?.summary ?? '')?.[0],
    ]);
  });

  it('is told in a word that nothing is new, and of what is new at once', async () => {
    const address = `${unitAt(0)}/changes.atom`;
    const { headers } = await api.get(address);
    expect(headers['cache-control']).toBe((await api.get(unitAt(0))).headers['cache-control']);
    const again = await api.get(address, { 'if-none-match': headers.etag ?? '' });
    expect([again.status, again.text]).toEqual([304, '']);
    const next = await published(api.documents, release(J, unitFile(units[0], people(3))), 2);
    await api.ledger.append(J, [next], '2026-06-11T01:00:00.000Z');
    await api.project(J);
    expect((await api.get(address, { 'if-none-match': headers.etag ?? '' })).status).toBe(200);
    expect((await feedOf(unitAt(0))).entries.map(({ updated }) => updated.slice(0, 7))).toEqual(['2026-06', '2026-05']);
  });

  it('is told of a takedown, and finds nothing of what was taken down', async () => {
    const unit = units[2].id;
    const [entry] = await api.ledger.releasesOf(J, unit);
    if (entry?.kind !== 'publish') throw new Error('The unit has no release');
    const { digest } = entry;
    await api.ledger.append(
      J,
      [{ kind: 'takeDown', unit, releases: [1], digests: [digest], reason: 'privacy' }],
      '2026-06-12T01:00:00.000Z',
    );
    await api.project(J);
    const { entries } = await feedOf(unitAt(2));
    expect(entries.map(({ title }) => title)).toEqual([
      `${units[2].name}第 1 版因隐私撤下`,
      expect.stringContaining('公开第 1 版'),
    ]);
    expect((await api.get(entries[1]?.link.href ?? '')).status).toBe(410);
  });

  it('sees names as they are written, whatever they are made of', async () => {
    const name = '<script>alert(1)</script>]]>&amp;"\u0007\uFFFE𠮷🙂';
    const hostile = registration(9, { name });
    await api.ledger.append(
      J,
      [
        await registered(api.documents, register(J, [...units, hostile]), 2),
        await published(api.documents, release(J, unitFile(hostile, people(1))), 1),
      ],
      '2026-06-13T01:00:00.000Z',
    );
    await api.project(J);
    const shown = '<script>alert(1)</script>]]>&amp;"\uFFFD\uFFFD𠮷🙂';
    const { title, entries } = await feedOf(`/v1/units/${hostile.id}`);
    expect([title.startsWith(shown), entries[0]?.title.startsWith(shown)]).toEqual([true, true]);
    expect((await feedOf(county)).entries[0]?.title.startsWith(shown)).toBe(true);
  });

  it('of a busy county is shown the newest fifty entries, and of a busy unit likewise', async () => {
    const busy = '420632';
    await appendCounty(api, busy, { units: 60, staff: 1, first: 100 }, '2026-05-11T01:00:00.000Z');
    const unit = registration(100);
    for (let n = 2; n <= 53; n++)
      await api.ledger.append(
        busy,
        [await published(api.documents, release(busy, unitFile(unit, people(1 + (n % 2)))), n)],
        '2026-06-11T01:00:00.000Z',
      );
    await api.project(busy);
    const ofCounty = (await feedOf(`/v1/jurisdictions/${busy}`)).entries;
    const ofUnit = (await feedOf(`/v1/units/${unit.id}`)).entries;
    expect([ofCounty.length, ofUnit.length]).toEqual([50, 50]);
    expect([ofCounty[0]?.title, ofUnit.at(-1)?.title]).toEqual([
      expect.stringContaining('第 53 版'),
      expect.stringContaining('第 4 版'),
    ]);
  });

  it.each([
    ['/v1/jurisdictions/42/changes.atom', 400, 'jurisdiction'],
    ['/v1/units/u%20test/changes.atom', 400, 'unit'],
    [`${county}/changes.atom?limit=5`, 400, 'limit'],
    ['/v1/jurisdictions/110000/changes.atom', 404, undefined],
    ['/v1/units/u-nowhere/changes.atom', 404, undefined],
  ] as const)('of the wrong address %s is told what is wrong with it', async (address, status, field) => {
    const answer = await api.get(address);
    expect([answer.status, answer.headers['content-type']]).toEqual([status, 'application/problem+json']);
    expect(JSON.parse(answer.text).errors?.[0]?.name).toBe(field);
  });
});
