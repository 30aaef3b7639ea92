import { gunzipSync } from 'node:zlib';
import type { FeedHead, SnapshotManifest } from '#core/feed/model.ts';
import { exchange } from '#feed/http/client.ts';
import { discover } from '#feed/pull/discover.ts';
import { originAt } from '#feed/pull/origin.ts';
import { pull } from '#feed/pull/pull.ts';
import { memoryMirrors, memoryStore } from '#test/feed/machine/memory.ts';
import { startNginx } from '../baselines/nginx.ts';
import { startChild } from '../children/child.ts';
import { inTurns, medianOf, take } from './wire.ts';

const FEED = '420923';

export type FullPull = {
  records: number;
  fileBytes: number;
  /** Milliseconds, the median. */
  file: { ours: number; nginx: number | undefined };
  proven: { ours: number; nginx: number | undefined };
  taken: { ours: number; files: number | undefined; pouch: number };
  /** Bytes on the wire. */
  bytes: { ours: number; pouch: number };
};

/** A whole county: the file alone, all of it taken and proven, and taken without proof beside `_changes` of a CouchDB. */
export async function measureFullPull(url: string, rounds: number, childFile: string): Promise<FullPull> {
  const feed = `${url}/v1/feeds/${FEED}`;
  const head: FeedHead = JSON.parse((await unpackedAt(`${feed}/head`)).toString());
  if (!head.snapshot || head.snapshot.seq !== head.seq) throw new Error('The newest snapshot is not of the head');
  const manifest: SnapshotManifest = JSON.parse(
    (await unpackedAt(`${feed}/${head.snapshot.manifest.path}`)).toString(),
  );
  const file = manifest.files.find(({ name, format }) => name === 'records' && format === 'ndjson');
  if (!file) throw new Error('The snapshot has no records');

  const asked: string[] = [];
  await provenPull(url, asked);
  const statics = new Map<string, Uint8Array>();
  for (const path of asked) statics.set(path, await unpackedAt(`${url}${path}`));
  const nginx = await startNginx(statics);
  const { value: pouch, stop } = await startChild<object, { url: string }>(childFile, {
    records: (await take(`${feed}/${file.path}`)).body.toString('base64'),
  });
  try {
    const same = nginx && (await take(`${nginx.url}/v1/feeds/${FEED}/${file.path}`));
    if (same && !same.body.equals((await take(`${feed}/${file.path}`)).body)) throw new Error('nginx has another file');
    const changes = `${pouch.url}/county/_changes?include_docs=true`;
    const fromPouch: { results: { doc: unknown }[] } = JSON.parse((await unpackedAt(changes)).toString());
    if (fromPouch.results.length !== file.rows) throw new Error(`${fromPouch.results.length} records in PouchDB`);

    const times = await inTurns(rounds, {
      ours: () => take(`${feed}/${file.path}`),
      ...(nginx ? { nginx: () => take(`${nginx.url}/v1/feeds/${FEED}/${file.path}`) } : {}),
      proven: () => provenPull(url),
      ...(nginx ? { provenNginx: () => provenPull(nginx.url, undefined, url) } : {}),
      taken: async () => parsedLines(gunzipSync((await take(`${feed}/${file.path}`)).body)),
      ...(nginx
        ? {
            takenFiles: async () =>
              parsedLines(gunzipSync((await take(`${nginx.url}/v1/feeds/${FEED}/${file.path}`)).body)),
          }
        : {}),
      pouch: async () => JSON.parse((await unpackedAt(changes)).toString()),
    });
    const ours = [`${feed}/head`, `${feed}/${head.snapshot.manifest.path}`, `${feed}/${file.path}`];
    let bytes = 0;
    for (const one of ours) bytes += (await take(one)).bytes;
    const of = (name: string) => (name in times ? medianOf(times[name]) : undefined);
    return {
      records: file.rows ?? 0,
      fileBytes: file.bytes,
      file: { ours: of('ours') ?? 0, nginx: of('nginx') },
      proven: { ours: of('proven') ?? 0, nginx: of('provenNginx') },
      taken: { ours: of('taken') ?? 0, files: of('takenFiles'), pouch: of('pouch') ?? 0 },
      bytes: { ours: bytes, pouch: (await take(changes)).bytes },
    };
  } finally {
    await nginx?.stop();
    await stop();
  }
}

const parsedLines = (text: Buffer): unknown[] =>
  text
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

async function unpackedAt(url: string): Promise<Buffer> {
  const { status, body, headers } = await take(url);
  if (status !== 200) throw new Error(`${url} answers ${status}`);
  return headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
}

/** Takes the feed from nothing and proves all of it; `asked` is told every path. The key is that of `keyAt`. */
async function provenPull(url: string, asked?: string[], keyAt = url): Promise<void> {
  const found = (await discover(new URL(`${keyAt}/`), exchange)).find(({ feed }) => feed === FEED);
  if (!found) throw new Error('The feed was not discovered');
  const origin = originAt(new URL(`${url}/`), FEED, async (at, given) => {
    asked?.push(`${at.pathname}${at.search}`);
    return exchange(at, given);
  });
  const { files } = memoryStore();
  const now = () => new Date().toISOString();
  const { kept } = await pull({ origin, key: found.key, files, mirrors: memoryMirrors(), now });
  if (kept.seq === 0) throw new Error('Nothing was taken');
}
