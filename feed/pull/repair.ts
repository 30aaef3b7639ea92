import { bucketRow, stateManifest } from '#contract/feed.ts';
import { canonical } from '#core/digest.ts';
import type { Bucket, BucketRow, StateManifest } from '#core/feed/model.ts';
import { bucketText } from '#core/feed/rows.ts';
import { Alarm } from '#feed/pull/alarm.ts';
import { type Closely, damagedBuckets, heldManifest, isBucket } from '#feed/pull/held.ts';
import type { KeptMirror } from '#feed/pull/mirror.ts';
import { type Origin, readBy } from '#feed/pull/origin.ts';
import type { Puller } from '#feed/pull/pull.ts';
import { unpackedLines } from '#feed/pull/unpack.ts';
import { packed, putByDigest } from '#feed/segments.ts';

/** Which buckets were damaged, and how many bytes were taken to mend them; `kept` is the mirror as it is now. */
export type Repaired = { damaged: number[]; bytes: number; kept: KeptMirror };

/**
 * Proves what a mirror holds against the digests that were signed, and brings the damaged buckets, and only those, from the origin,
 * which must still have the buckets of that state. Throws `Damaged` where the manifest itself cannot be read.
 */
export async function repair(puller: Puller, kept: KeptMirror, closely: Closely = 'rows'): Promise<Repaired> {
  const { files, mirrors } = puller;
  const manifest = await heldManifest(files, kept);
  const damaged = await damagedBuckets(files, manifest, closely);
  if (damaged.length === 0 && closely === 'files') return { damaged, bytes: 0, kept };
  const { buckets, bytes } =
    damaged.length > 0 ? await mended(puller, kept, manifest, damaged) : { ...manifest, bytes: 0 };
  const text = Buffer.from(canonical({ ...manifest, buckets }), 'utf8');
  const { version: _, ...rest } = kept;
  const next = {
    ...rest,
    ...(damaged.length > 0
      ? { manifest: await putByDigest(files, (sha256) => `state/${kept.seq}/pending.${sha256}.json`, text) }
      : {}),
    ...(closely === 'rows' ? { provenAt: puller.now() } : {}),
  };
  await mirrors.replace(kept.feed, kept, next);
  return { damaged, bytes, kept: (await mirrors.read(kept.feed)) ?? kept };
}

/** All buckets, the damaged ones as the origin has them. */
async function mended(
  { files, origin }: Puller,
  kept: KeptMirror,
  manifest: StateManifest,
  damaged: readonly number[],
) {
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
  return { buckets, bytes };
}

async function stateOf(origin: Origin, seq: number): Promise<StateManifest> {
  const text = Buffer.from(await origin.bytes(`state/${seq}/buckets.json`)).toString('utf8');
  return readBy(stateManifest, text, '分段清单 The list of buckets') as StateManifest;
}

/** One bucket from the origin, proven by the digest that we hold, not by theirs. */
async function bucketFrom(origin: Origin, n: number, bucket: Bucket & { file: NonNullable<Bucket['file']> }) {
  const rows: BucketRow[] = [];
  const what = `分段 Bucket ${n}`;
  for await (const line of unpackedLines(await origin.file(bucket.file), bucket.rows, what))
    rows.push(readBy(bucketRow, line, what) as BucketRow);
  if (!isBucket(n, rows, bucket, origin.feed))
    throw new Alarm('wrongState', `来源的分段 ${n} 与其签名不符 · Bucket ${n} of the origin is not what it signed`);
  return rows;
}
