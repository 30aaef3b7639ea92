import { gunzipSync } from 'node:zlib';
import type * as z from 'zod';
import { bucketRow, snapshotManifest, stateManifest } from '#contract/feed.ts';
import type { BucketRow, FileRef } from '#core/feed/model.ts';
import { originAt, readBy } from '#feed/pull/origin.ts';
import type { Examined } from './context.ts';

/** Bytes that a file may have once it is unpacked. */
const UNPACKED = 2_000_000_000;

export const originOf = ({ base, feed, exchange }: Pick<Examined, 'base' | 'feed' | 'exchange'>) =>
  originAt(base, feed, exchange);

/** The lines of a packed text file. */
export const unpacked = (bytes: Uint8Array): string[] =>
  gunzipSync(bytes, { maxOutputLength: UNPACKED }).toString('utf8').split('\n').filter(Boolean);

async function manifestOf<S extends z.ZodType>(
  examined: Examined,
  ref: FileRef,
  schema: S,
  what: string,
): Promise<z.infer<S>> {
  return readBy(schema, Buffer.from(await originOf(examined).file(ref)).toString('utf8'), what);
}

/** The list of buckets that the head names. */
export const bucketsOf = (examined: Examined) =>
  manifestOf(examined, examined.head.state.buckets, stateManifest, '分段清单 The list of buckets');

/** The manifest of a snapshot. */
export const snapshotOf = (examined: Examined, ref: FileRef) =>
  manifestOf(examined, ref, snapshotManifest, '快照清单 The manifest of the snapshot');

/** The rows of a bucket. */
export const rowsIn = async (examined: Examined, file: FileRef): Promise<BucketRow[]> =>
  unpacked(await originOf(examined).file(file)).map((line) => readBy(bucketRow, line, '行 A row') as BucketRow);
