/** A kind of file that a feed has: how it is told by its path, and how it is sent. */
export type FileKind = {
  readonly contentType: string;
  /** Cache-Control. */
  readonly cache: string;
  /** Number of the change that the file was made after, as far as its path says so. */
  readonly seq?: number;
};

/** Files that name people are kept by caches for a day, so that what is destroyed is soon nowhere. */
const DAY = 'public, max-age=86400';
/** The log names nobody, and never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable';

const dated = [
  /^segments\/\d+-(\d+)\.[0-9a-f]{64}\.ndjson\.gz$/,
  /^state\/(\d+)\/buckets\.json$/,
  /^state\/(\d+)\/\d{1,3}\.[0-9a-f]{64}\.ndjson\.gz$/,
  /^snapshots\/(\d+)\/[\w-]+(?:\.[\w-]+)*$/,
];
const tile = /^tlog\/tile\/(\d+|entries)(\/x?\d{3})+(\.p\/\d{1,3})?$/;

const mediaTypes: Readonly<Record<string, string>> = {
  json: 'application/json',
  jsonld: 'application/ld+json',
  gz: 'application/gzip',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
};

/** The kind of a file by its path under the feed; nothing for a path that no feed has, or shows. */
export function fileKind(path: string): FileKind | undefined {
  if (tile.test(path)) return { contentType: 'application/octet-stream', cache: FOR_EVER };
  for (const pattern of dated) {
    const seq = pattern.exec(path)?.[1];
    if (seq === undefined) continue;
    const contentType = mediaTypes[path.slice(path.lastIndexOf('.') + 1)] ?? 'text/plain; charset=utf-8';
    return { contentType, cache: DAY, seq: Number(seq) };
  }
  return undefined;
}
