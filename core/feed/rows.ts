import { canonical } from '#core/digest.ts';
import { bucketOf, originFault, recordDigest } from '#core/feed/lines.ts';
import { type BucketRow, type FeedId, type LiveRecord, recordTypes } from '#core/feed/model.ts';

export const isLive = (row: BucketRow): row is LiveRecord => 'id' in row;

/** Rows in the one order in which a bucket's file and a snapshot hold them: by type, then id; hidden ones last, by digest. */
export function compareRows(a: BucketRow, b: BucketRow): number {
  const types = recordTypes.indexOf(a.type) - recordTypes.indexOf(b.type);
  if (types !== 0) return types;
  if (isLive(a) !== isLive(b)) return isLive(a) ? -1 : 1;
  const [x, y] = [isLive(a) ? a.id : a.h, isLive(b) ? b.id : b.h];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** A bucket's file: one canonical line a row. */
export const bucketText = (rows: readonly BucketRow[]): string => rows.map((row) => `${canonical(row)}\n`).join('');

/** Why rows are not those of a bucket of this feed, if they are not: wrong digests, wrong bucket, wrong origin, not in order. */
export function rowsFault(n: number, rows: readonly BucketRow[], feed: FeedId): string | undefined {
  for (const [i, row] of rows.entries()) {
    const previous = rows[i - 1];
    if (previous && compareRows(previous, row) >= 0)
      return `第 ${i + 1} 行顺序有误或重复 · row ${i + 1} is out of order or twice there`;
    if (!isLive(row)) continue;
    if (recordDigest(row) !== row.h) return `${row.type} ${row.id} 与摘要不符 · does not have its digest`;
    if (bucketOf(row.type, row.id) !== n) return `${row.type} ${row.id} 分段有误 · is in the wrong bucket`;
    const fault = originFault(row, feed);
    if (fault) return `${row.type} ${row.id} ${fault}`;
  }
  return undefined;
}
