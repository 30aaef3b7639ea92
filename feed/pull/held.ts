import type { Bucket, BucketRow, FeedId, StateManifest } from '#core/feed/model.ts';
import type { Files } from '#core/feed/ports.ts';
import { rowsFault } from '#core/feed/rows.ts';
import { sumOf } from '#core/feed/sum.ts';
import { boundBy } from '#feed/log.ts';
import { readManifest } from '#feed/maker.ts';
import type { KeptMirror } from '#feed/pull/mirror.ts';
import { Damaged, readFile, readRows } from '#feed/segments.ts';

/** How closely what is held is looked at: that every file is the one that was written, or that every row has the digest that was signed. */
export type Closely = 'files' | 'rows';

/** The manifest of what is held, proven to be of the state that the origin has signed. Throws `Damaged`. */
export async function heldManifest(files: Files, { feed, epoch, manifest: ref, checkpoint }: KeptMirror) {
  const manifest = await readManifest(files, ref);
  const signed = boundBy(checkpoint, feed, epoch);
  if (sumOf(manifest.buckets.map(({ digest }) => digest)) !== signed?.state)
    throw new Damaged(ref.path, '与所签状态不符', 'is not of the signed state');
  return manifest;
}

/** Numbers of the buckets that are not what they were. */
export async function damagedBuckets(files: Files, manifest: StateManifest, closely: Closely): Promise<number[]> {
  const damaged: number[] = [];
  for (const [n, bucket] of manifest.buckets.entries()) {
    const sound = closely === 'files' ? isWritten(files, bucket) : isProven(files, n, bucket, manifest.feed);
    if (!(await sound)) damaged.push(n);
  }
  return damaged;
}

/** Whether a feed is held up to a change, and every file of it is the one that was written. */
export async function isHeld(files: Files, kept: KeptMirror | undefined, seq: number): Promise<boolean> {
  if (kept?.seq !== seq) return false;
  try {
    return (await damagedBuckets(files, await heldManifest(files, kept), 'files')).length === 0;
  } catch (error) {
    if (error instanceof Damaged) return false;
    throw error;
  }
}

async function isWritten(files: Files, { file, rows }: Bucket): Promise<boolean> {
  if (!file) return rows === 0;
  return (await unlessDamaged(readFile(files, file))) !== undefined;
}

async function isProven(files: Files, n: number, bucket: Bucket, feed: FeedId): Promise<boolean> {
  if (!bucket.file) return bucket.rows === 0;
  const found = await unlessDamaged(readRows(files, bucket.file));
  return found !== undefined && isBucket(n, found, bucket, feed);
}

const unlessDamaged = <T>(read: Promise<T>): Promise<T | undefined> =>
  read.catch((error: unknown) => {
    if (error instanceof Damaged) return undefined;
    throw error;
  });

/** Whether rows are those of bucket `n`, with the digests that they were signed with. */
export const isBucket = (
  n: number,
  found: readonly BucketRow[],
  { rows, digest }: Pick<Bucket, 'rows' | 'digest'>,
  feed: FeedId,
): boolean =>
  found.length === rows && rowsFault(n, found, feed) === undefined && sumOf(found.map(({ h }) => h)) === digest;
