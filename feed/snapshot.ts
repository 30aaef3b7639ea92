import { canonical } from '#core/digest.ts';
import {
  type FeedHead,
  type FileRef,
  type LiveRecord,
  PROTOCOL,
  type SnapshotFile,
  type SnapshotManifest,
} from '#core/feed/model.ts';
import { compareRows, isLive } from '#core/feed/rows.ts';
import { LICENCE } from '#core/model.ts';
import { bucketsOf, type Maker, readManifest } from '#feed/maker.ts';
import { packed, putByDigest, putProven } from '#feed/segments.ts';

/**
 * Writes the state that a head names in every format, and the manifest that names the files; the same state gives the same files.
 * Answers where the manifest stands.
 */
export async function makeSnapshot({ files, feed }: Maker, head: FeedHead): Promise<FileRef> {
  const { seq, epoch, at, counts } = head;
  const records = await recordsOf(files, head);
  const text = records.map((record) => `${canonical(record)}\n`).join('');
  const ref = await putByDigest(files, (sha256) => `snapshots/${seq}/records.${sha256}.ndjson.gz`, packed(text));
  const whole: SnapshotFile = {
    ...ref,
    format: 'ndjson',
    name: 'records',
    mediaType: 'application/gzip',
    rows: records.length,
  };
  // Loaded by whoever makes a snapshot, not with every cold start.
  const { putExports } = await import('#feed/exports/files.ts');
  const manifest: SnapshotManifest = {
    protocol: PROTOCOL,
    feed,
    epoch,
    seq,
    at,
    state: head.state.digest,
    counts,
    licence: LICENCE,
    files: await putExports(files, head, records, whole),
  };
  return putProven(files, `snapshots/${seq}/manifest.json`, Buffer.from(canonical(manifest), 'utf8'));
}

/** Every record of the state that a head names, by type and id. */
async function recordsOf(files: Maker['files'], head: FeedHead): Promise<LiveRecord[]> {
  const manifest = await readManifest(files, head.state.buckets);
  const read = bucketsOf(files, manifest);
  const rows = [];
  for (const n of manifest.buckets.keys()) rows.push(...(await read(n)));
  return rows.filter(isLive).sort(compareRows);
}
