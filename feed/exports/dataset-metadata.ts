import type { Dataset, WithContext } from 'schema-dts';
import type { FeedId, SnapshotFile } from '#core/feed/model.ts';
import type { About } from '#feed/exports/about.ts';

/** The IRI of a county's data, the same in every description; relative, so that it is right wherever it is served. */
export const datasetOf = (feed: FeedId): string => `/v1/feeds/${feed}/head#dataset`;

const titles = ({ name }: Pick<About, 'name'>) => [
  { '@language': 'zh', '@value': `${name}机构编制公开数据` },
  { '@language': 'en', '@value': `${name}: public bodies, authorised posts and staff` },
];
const iri = (id: string) => ({ '@id': id });
const typed = (type: string, value: string | number) => ({ '@type': type, '@value': String(value) });

export const dcatContext = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  prov: 'http://www.w3.org/ns/prov#',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** A county's data as a DCAT 3 dataset, with the files of one snapshot as its distributions. */
export const dcatDataset = (about: About, files: readonly SnapshotFile[]) => ({
  '@context': dcatContext,
  '@id': datasetOf(about.feed),
  '@type': 'dcat:Dataset',
  'dct:title': titles(about),
  'dct:description': [
    { '@language': 'zh', '@value': '机构、编制、领导职数和在编人员，由账本逐条推出，可自行核对' },
    {
      '@language': 'en',
      '@value': 'Public bodies, authorised posts, leading posts and staff, each provable from a ledger',
    },
  ],
  'dct:identifier': about.feed,
  'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': about.name },
  'dct:license': iri(about.licenceUrl),
  'dct:modified': typed('xsd:dateTime', about.at),
  'dct:language': iri('http://id.loc.gov/vocabulary/iso639-1/zh'),
  'dct:bibliographicCitation': about.citation.zh,
  'dcat:version': `${about.epoch}.${about.seq}`,
  'dcat:distribution': files.map((file) => ({
    '@id': `/v1/feeds/${about.feed}/${file.path}`,
    '@type': 'dcat:Distribution',
    'dct:title': file.name,
    'dct:license': iri(about.licenceUrl),
    'dcat:downloadURL': iri(`/v1/feeds/${about.feed}/${file.path}`),
    'dcat:accessURL': iri(`/v1/feeds/${about.feed}/head`),
    'dcat:mediaType': iri(`https://www.iana.org/assignments/media-types/${file.mediaType}`),
    'dcat:byteSize': typed('xsd:nonNegativeInteger', file.bytes),
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': iri('spdx:checksumAlgorithm_sha256'),
      'spdx:checksumValue': typed('xsd:hexBinary', file.sha256),
    },
  })),
});

/** The same for search engines: schema.org Dataset. */
export const schemaOrgDataset = (about: About, files: readonly SnapshotFile[]): WithContext<Dataset> => ({
  '@context': 'https://schema.org',
  '@type': 'Dataset',
  '@id': datasetOf(about.feed),
  name: `${about.name}机构编制公开数据`,
  alternateName: `${about.name}: public establishment data`,
  description: `${about.name}的机构、编制数、实有人数、领导职数和在编人员。Public bodies, authorised posts and staff of ${about.name}, provable from a ledger.`,
  inLanguage: 'zh-CN',
  identifier: about.state,
  isAccessibleForFree: true,
  license: about.licenceUrl,
  creator: { '@type': 'GovernmentOrganization', name: about.name },
  dateModified: about.at,
  version: `${about.epoch}.${about.seq}`,
  citation: about.citation.zh,
  distribution: files.map((file) => ({
    '@type': 'DataDownload',
    name: file.name,
    contentUrl: `/v1/feeds/${about.feed}/${file.path}`,
    encodingFormat: file.mediaType,
    contentSize: String(file.bytes),
    sha256: file.sha256,
  })),
});
