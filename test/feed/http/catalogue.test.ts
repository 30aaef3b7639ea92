import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dcatCatalogue } from '#feed/exports/catalogue.ts';
import { shapeFaults } from '#test/feed/exports/shape-faults.ts';
import { catalogueShapes } from '#test/feed/exports/shapes.ts';
import { publishDemo } from '#test/support/demo.ts';
import { startTestRuntime, type TestRuntime } from '#test/support/runtime.ts';

const ADDRESS = '/v1/catalog.jsonld';

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await startTestRuntime();
  await publishDemo(runtime);
  expect(await runtime.invoke('FeedBuilder', { task: 'catchUp' })).toMatchObject({ ok: true });
}, 60_000);
afterAll(() => runtime?.stop());

const ask = (path: string, init: RequestInit = {}) => fetch(runtime.url + path, init);
const catalogue = async () => (await ask(ADDRESS)).json();

type Distribution = {
  'dcat:downloadURL': { '@id': string };
  'dcat:byteSize': { '@value': string };
  'spdx:checksum': { 'spdx:checksumValue': { '@value': string } };
};

describe('A data portal that harvests the catalogue', () => {
  it('finds a feed that has no snapshot yet as a service alone', async () => {
    const found = dcatCatalogue([{ feed: '420922', dataset: undefined }]);
    expect(found['dcat:dataset']).toEqual([]);
    expect(found['dcat:service'][0]).not.toHaveProperty('dcat:servesDataset');
    expect(await shapeFaults(found, catalogueShapes)).toEqual([]);
  });

  it('finds the county with every file of it, each with its size and digest', async () => {
    const found = await catalogue();
    expect(await shapeFaults(found, catalogueShapes)).toEqual([]);
    const [dataset] = found['dcat:dataset'];
    expect(found['dcat:service'][0]['dcat:servesDataset']).toEqual({ '@id': dataset['@id'] });
    const files: Distribution[] = dataset['dcat:distribution'];
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const bytes = Buffer.from(await (await ask(file['dcat:downloadURL']['@id'])).arrayBuffer());
      expect([String(bytes.length), createHash('sha256').update(bytes).digest('hex')]).toEqual([
        file['dcat:byteSize']['@value'],
        file['spdx:checksum']['spdx:checksumValue']['@value'],
      ]);
    }
  });

  it('reads of a dataset word for word what its snapshot says of itself', async () => {
    const { snapshot } = await (await ask('/v1/feeds/420923/head')).json();
    const { files } = await (await ask(`/v1/feeds/420923/${snapshot.manifest.path}`)).json();
    const { path } = files.find(({ name }: { name: string }) => name === 'dcat');
    const { '@context': context, ...described } = await (await ask(`/v1/feeds/420923/${path}`)).json();
    const found = await catalogue();
    expect(found['dcat:dataset']).toEqual([described]);
    expect(found['@context']).toEqual(context);
  });

  it.each(['dct:title', 'dct:license', 'dcat:service'])('would notice if the catalogue lost its %s', async (name) => {
    const { [name]: _, ...rest } = await catalogue();
    expect(await shapeFaults(rest, catalogueShapes)).not.toEqual([]);
  });

  it('would notice a service that led to a dataset which is not listed', async () => {
    const found = await catalogue();
    expect(await shapeFaults({ ...found, 'dcat:dataset': [] }, catalogueShapes)).not.toEqual([]);
  });

  it('is told in a word that nothing is new, and asks again in an hour', async () => {
    const first = await ask(ADDRESS);
    expect([first.headers.get('content-type'), first.headers.get('cache-control')]).toEqual([
      'application/ld+json',
      'public, max-age=3600',
    ]);
    const again = await ask(ADDRESS, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it.each([
    ['GET', `${ADDRESS}?format=ttl`, 400],
    ['POST', ADDRESS, 405],
    ['GET', '/v1/catalogXjsonld', 404],
  ] as const)('is told what is wrong with %s %s', async (method, path, status) => {
    const answer = await ask(path, { method });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect((await answer.json()).title).toMatch(/\p{Script=Han}.* · .*[a-z]/u);
  });
});
