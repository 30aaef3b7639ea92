import { gunzipSync } from 'node:zlib';
import { bucketRow, stateManifest } from '#contract/feed.ts';
import { canonical } from '#core/digest.ts';
import type { Bucket, BucketRow, StateManifest } from '#core/feed/model.ts';
import type { Files } from '#core/feed/ports.ts';
import { bucketText, rowsFault } from '#core/feed/rows.ts';
import { sumOf } from '#core/feed/sum.ts';
import { readManifest } from '#feed/maker.ts';
import { Alarm } from '#feed/pull/alarm.ts';
import type { KeptMirror } from '#feed/pull/mirror.ts';
import { type Origin, readBy } from '#feed/pull/origin.ts';
import type { Puller } from '#feed/pull/pull.ts';
import { packed, putByDigest, readRows } from '#feed/segments.ts';

/** Bytes that a bucket may have once it is unpacked. */
const UNPACKED = 200_000_000;

export type Repaired = { damaged: number[]; bytes: number };

/**
 * Proves every row a mirror holds against the digests that were signed, and brings the damaged buckets, and only those, from the
 * origin. The mirror must stand at the origin's head, or at a state whose buckets the origin still has.
 */
export async function repair(puller: Puller, kept: KeptMirror): Promise<Repaired> {
  const { files, mirrors, origin } = puller;
  const manifest = await readManifest(files, kept.manifest);
  const damaged: number[] = [];
  for (const [n, bucket] of manifest.buckets.entries()) if (!(await isSound(files, n, bucket))) damaged.push(n);
  if (damaged.length === 0) return { damaged, bytes: 0 };
  const theirs = await stateOf(origin, kept.seq);
  const buckets = [...manifest.buckets];
  let bytes = 0;
  for (const n of damaged) {
    const bucket = manifest.buckets[n];
    const file = theirs.buckets[n]?.file;
    if (!bucket || !file) throw new Alarm('wrongState', `来源没有分段 ${n} · The origin has no bucket ${n}`);
    const rows = await bucketFrom(origin, n, { ...bucket, file });
    bytes += file.bytes;
    const path = (sha256: string) => `state/${kept.seq}/${n}.${sha256}.ndjson.gz`;
    buckets[n] = { ...bucket, file: await putByDigest(files, path, packed(bucketText(rows))) };
  }
  const mended: StateManifest = { ...manifest, buckets };
  const text = Buffer.from(canonical(mended), 'utf8');
  const { version: _, ...rest } = kept;
  const next = {
    ...rest,
    manifest: await putByDigest(files, (sha256) => `state/${kept.seq}/pending.${sha256}.json`, text),
  };
  await mirrors.replace(kept.feed, kept, { ...next, provenAt: puller.now() });
  return { damaged, bytes };
}

async function isSound(files: Files, n: number, { digest, file, rows }: Bucket): Promise<boolean> {
  if (!file) return rows === 0;
  const found = await readRows(files, file).catch(() => undefined);
  return found !== undefined && soundRows(n, found, { rows, digest });
}

const soundRows = (
  n: number,
  found: readonly BucketRow[],
  { rows, digest }: Pick<Bucket, 'rows' | 'digest'>,
): boolean => found.length === rows && rowsFault(n, found) === undefined && sumOf(found.map(({ h }) => h)) === digest;

async function stateOf(origin: Origin, seq: number): Promise<StateManifest> {
  const text = Buffer.from(await origin.bytes(`state/${seq}/buckets.json`)).toString('utf8');
  return readBy(stateManifest, text, '分段清单 The list of buckets') as StateManifest;
}

/** One bucket from the origin, proven by the digest that we hold, not by theirs. */
async function bucketFrom(origin: Origin, n: number, bucket: Bucket & { file: NonNullable<Bucket['file']> }) {
  const text = gunzipSync(await origin.file(bucket.file), { maxOutputLength: UNPACKED }).toString('utf8');
  const rows = text.split('\n').flatMap((line) => (line ? [readBy(bucketRow, line, '行 A row') as BucketRow] : []));
  if (!soundRows(n, rows, bucket))
    throw new Alarm('wrongState', `来源的分段 ${n} 与其签名不符 · Bucket ${n} of the origin is not what it signed`);
  return rows;
}
