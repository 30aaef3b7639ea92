import { canonical } from '#core/digest.ts';
import type { FileRef, StateManifest } from '#core/feed/model.ts';
import type { Files } from '#core/feed/ports.ts';
import { bucketText } from '#core/feed/rows.ts';
import type { FeedState } from '#core/feed/state.ts';
import { packed, putByDigest } from '#feed/segments.ts';

/** Puts the buckets of a state that have changed since `manifest`, and a manifest of all; answers where that stands. */
export async function putState(files: Files, state: FeedState, manifest: StateManifest): Promise<FileRef> {
  const buckets = [...manifest.buckets];
  for (const [n, rows] of state.dirty()) {
    const path = (sha256: string) => `state/${state.seq}/${n}.${sha256}.ndjson.gz`;
    const file = rows.length === 0 ? null : await putByDigest(files, path, packed(bucketText(rows)));
    buckets[n] = { ...state.bucket(n), file };
  }
  const next: StateManifest = { ...manifest, seq: state.seq, digest: state.digest, counts: state.counts, buckets };
  return putByDigest(
    files,
    (sha256) => `state/${state.seq}/pending.${sha256}.json`,
    Buffer.from(canonical(next), 'utf8'),
  );
}
