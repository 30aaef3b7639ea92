import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textTypes } from '#contract/media-types.ts';
import { addressesOf, withParameter } from '#test/open-data/addresses.ts';
import type { Reply } from '#test/open-data/caller.ts';
import { openPublicApi, type PublicApi } from '#test/open-data/public-api.ts';
import { appendCounty, people, published, registration, release, unitFile } from '#test/support/county.ts';

const J = '420619';
const unit = registration(0);
const routes = Object.entries(addressesOf(J, unit.id));
/** Every route, and every list as CSV too. */
const addresses = routes.flatMap(([operation, address]) =>
  ['getJurisdiction', 'getUnit', 'getRelease', ...Object.keys(textTypes)].includes(operation)
    ? [address]
    : [address, withParameter(address, 'format=csv')],
);

let api: PublicApi;
beforeAll(async () => {
  api = await openPublicApi();
  await appendCounty(api, J, { units: 12, staff: 12 }, '2026-05-11T01:00:00.000Z');
  const again = await published(api.documents, release(J, unitFile(unit, people(13, { post: '主任科员' }))), 2);
  await api.ledger.append(J, [again], '2026-06-11T01:00:00.000Z');
  await api.project(J);
});
afterAll(() => api.database.stop());

const zipped = { 'accept-encoding': 'gzip, deflate, br' };
const tag = ({ headers }: Reply) => headers.etag ?? '';
const unlike = ({ headers }: Reply, ...names: string[]) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

describe.each(addresses)('%s', (address) => {
  it('has a strong tag, which is the same from every instance and changes with the bytes', async () => {
    const here = await api.get(address);
    const there = await api.instance().get(address);
    expect(tag(here)).toMatch(/^"[\w-]{27}"$/);
    expect(tag(there)).toBe(tag(here));
    expect(there.text).toBe(here.text);
  });

  it('answers 304 without a body to whoever has these bytes, and 200 to whoever has others', async () => {
    const full = await api.get(address);
    for (const known of [tag(full), `W/${tag(full)}`, `"other", ${tag(full)}`, `${tag(full)},"other"`, '*']) {
      const reply = await api.get(address, { 'if-none-match': known });
      expect([reply.status, reply.text]).toEqual([304, '']);
      expect(reply.headers).toEqual(unlike(full, 'content-type'));
    }
    for (const known of ['"other"', 'W/"other"', tag(full).slice(1, -1), '"*"', ''])
      expect((await api.get(address, { 'if-none-match': known })).status).toBe(200);
  });

  it('answers HEAD with the headers of GET, its length and no body', async () => {
    for (const headers of [{}, zipped]) {
      const [get, head] = [await api.ask('GET', address, headers), await api.ask('HEAD', address, headers)];
      expect([head.status, head.bytes.length]).toEqual([get.status, 0]);
      expect(head.headers).toEqual({ ...get.headers, 'content-length': String(get.bytes.length) });
      expect((await api.ask('HEAD', address, { ...headers, 'if-none-match': tag(get) })).status).toBe(304);
    }
  });

  it('gives whoever takes gzip the same bytes packed, under a tag of their own', async () => {
    const plain = await api.get(address);
    const packed = await api.get(address, zipped);
    expect(packed.text).toBe(plain.text);
    for (const { headers } of [plain, packed]) expect(headers.vary).toBe('accept-encoding');
    expect(plain.headers).not.toHaveProperty('content-encoding');
    if (plain.bytes.length < 1024) return expect(packed.headers).toEqual(plain.headers);
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.bytes).equals(plain.bytes)).toBe(true);
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length);
    expect(tag(packed)).not.toBe(tag(plain));
    expect((await api.get(address, { ...zipped, 'if-none-match': tag(packed) })).status).toBe(304);
    expect((await api.get(address, { ...zipped, 'if-none-match': tag(plain) })).status).toBe(200);
  });

  it('names its licence and its description, and allows no guessing at its type', async () => {
    const { headers } = await api.get(address);
    expect(headers.link).toContain('<https://creativecommons.org/licenses/by/4.0/>; rel="license"');
    expect(headers.link).toContain('</openapi.yaml>; rel="describedby"');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toMatch(/^public, max-age=\d+/);
  });
});

describe('Where an answer comes from', () => {
  type Envelope = { meta: { licence: string; jurisdiction: string; seq: number; digest: string; at: string } };

  const ofCounty = routes.filter(([, address]) => address.includes(J) || address.includes(unit.id));

  it.each(ofCounty.filter(([operation]) => !(operation in textTypes)))(
    'stands in its envelope and its headers alike: %s',
    async (_, address) => {
      const { headers, text } = await api.get(address);
      const { meta } = JSON.parse(text) as Envelope;
      expect(meta).toMatchObject({ licence: 'CC-BY-4.0', jurisdiction: J });
      expect([headers['sunshine-seq'], headers['sunshine-digest']]).toEqual([String(meta.seq), meta.digest]);
      const csv = await api.get(withParameter(address, 'format=csv'));
      if (csv.status === 200) expect(csv.headers['sunshine-digest']).toBe(meta.digest);
    },
  );

  it.each(ofCounty.filter(([operation]) => operation in textTypes))(
    'stands in the headers of what has no envelope: %s',
    async (_, address) => {
      const { meta } = await api.json<Envelope>(`/v1/jurisdictions/${J}`);
      const { headers } = await api.get(address);
      expect([headers['sunshine-seq'], headers['sunshine-digest']]).toEqual([String(meta.seq), meta.digest]);
    },
  );

  it('can be followed: the digest of a state is that which the next entry of the ledger rests on', async () => {
    const before = (await api.json<Envelope>(`/v1/jurisdictions/${J}?asOf=2026-05-12`)).meta;
    const { data } = await api.json<{ data: { seq: number; previous: string }[] }>(`/v1/jurisdictions/${J}/entries`);
    expect(data.find(({ seq }) => seq === before.seq + 1)?.previous).toBe(before.digest);
  });
});

describe('Which coding is taken', () => {
  it.each([
    ['gzip', true],
    ['GZIP;q=0.5', true],
    ['*', true],
    ['br, *;q=0.1', true],
    ['deflate, gzip;q=1.0, *;q=0.5', true],
    ['gzip;q=0', false],
    ['*, gzip;q=0', false],
    ['br', false],
    ['identity', false],
    ['', false],
    ['x-gzipped', false],
  ])('with "accept-encoding: %s", gzip: %s', async (header, expected) => {
    const { headers } = await api.get(`/v1/jurisdictions/${J}/units`, { 'accept-encoding': header });
    expect(headers['content-encoding'] === 'gzip').toBe(expected);
  });

  it('is decided for any header somebody may send, and the text stays the same', async () => {
    const address = `/v1/jurisdictions/${J}/units`;
    const { text } = await api.get(address);
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (coding, known) => {
        const reply = await api.get(address, { 'accept-encoding': coding, 'if-none-match': known });
        expect(reply.status === 304 ? text : reply.text).toBe(text);
      }),
    );
  });
});
