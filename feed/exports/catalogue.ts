import type { FeedHead, FeedId, SnapshotManifest } from '#core/feed/model.ts';
import type { Files } from '#core/feed/ports.ts';
import { LICENCE_URL } from '#core/model.ts';
import { datasetOf, dcatContext } from '#feed/exports/dataset-metadata.ts';
import { readFile } from '#feed/segments.ts';

/** A JSON-LD document of a snapshot. */
type Description = Readonly<Record<string, unknown>>;

/** How the newest snapshot of a feed describes itself; nothing while there is none. Throws when it is missing or altered. */
export async function descriptionIn(
  files: Files,
  { snapshot }: Pick<FeedHead, 'snapshot'>,
  name: 'dcat' | 'schema-org',
): Promise<Description | undefined> {
  if (!snapshot) return undefined;
  const manifest: SnapshotManifest = JSON.parse(textOf(await readFile(files, snapshot.manifest)));
  const file = manifest.files.find((one) => one.name === name && one.mediaType === 'application/ld+json');
  return file && JSON.parse(textOf(await readFile(files, file)));
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const iri = (id: string) => ({ '@id': id });

/**
 * Every feed of a deployment as a DCAT 3 catalogue: each as a service, and the datasets as their newest snapshots describe them, word for
 * word. A feed without a snapshot is a service alone. Addresses are relative, so that they are right wherever it is served.
 */
export function dcatCatalogue(feeds: readonly { feed: FeedId; dataset: Description | undefined }[]) {
  const datasets = feeds.flatMap(({ dataset }) => {
    if (!dataset) return [];
    const { '@context': _, ...described } = dataset;
    return [described];
  });
  return {
    '@context': dcatContext,
    '@id': '/v1/catalog.jsonld#catalog',
    '@type': 'dcat:Catalog',
    'dct:title': [
      { '@language': 'zh', '@value': '机构编制公开数据目录' },
      { '@language': 'en', '@value': 'Catalogue of public establishment data' },
    ],
    'dct:description': [
      { '@language': 'zh', '@value': '本处供数的每个县一个数据集，附最新快照的全部文件' },
      {
        '@language': 'en',
        '@value': 'A dataset for each county whose feed is served here, with all files of its newest snapshot',
      },
    ],
    'dct:license': iri(LICENCE_URL),
    'dct:language': iri('http://id.loc.gov/vocabulary/iso639-1/zh'),
    'dcat:service': feeds.map(({ feed, dataset }) => ({
      '@id': `/v1/feeds/${feed}/head#service`,
      '@type': 'dcat:DataService',
      'dct:title': [
        { '@language': 'zh', '@value': `${feed} 供数` },
        { '@language': 'en', '@value': `Feed ${feed}` },
      ],
      'dct:license': iri(LICENCE_URL),
      'dcat:endpointURL': iri(`/v1/feeds/${feed}/head`),
      'dcat:endpointDescription': iri('/openapi.yaml'),
      ...(dataset ? { 'dcat:servesDataset': iri(datasetOf(feed)) } : {}),
    })),
    'dcat:dataset': datasets,
  };
}
