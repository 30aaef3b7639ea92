import { liveRecord, snapshotManifest } from '#contract/feed.ts';
import { bucketOf } from '#core/feed/lines.ts';
import {
  type BucketRow,
  type Counts,
  type FeedHead,
  type FeedId,
  type LiveRecord,
  recordTypes,
} from '#core/feed/model.ts';
import { compareRows, rowsFault } from '#core/feed/rows.ts';
import { BUCKETS, emptyManifest, FeedState, noCounts } from '#core/feed/state.ts';
import { sumOf } from '#core/feed/sum.ts';
import { emptyFrontier, frontierOf } from '#core/tlog/frontier.ts';
import { tilePath } from '#core/tlog/tiles.ts';
import { Alarm } from '#feed/pull/alarm.ts';
import { readBy } from '#feed/pull/origin.ts';
import type { Held, Puller } from '#feed/pull/pull.ts';
import { unpackedLines } from '#feed/pull/unpack.ts';

/** The state at the newest snapshot, or before the first change. It is proven only once the changes after it come to the signed head. */
export async function bootstrapped({ origin }: Puller, head: FeedHead): Promise<Held & { fresh: boolean }> {
  if (!head.snapshot) return { ...fromNothing(head), fresh: true };
  const bytes = await origin.file(head.snapshot.manifest);
  const manifest = readBy(
    snapshotManifest,
    Buffer.from(bytes).toString('utf8'),
    '快照清单 The manifest of the snapshot',
  );
  const file = manifest.files.find(({ name, format }) => name === 'records' && format === 'ndjson');
  if (!file || manifest.epoch !== head.epoch || manifest.seq !== head.snapshot.seq)
    throw new Alarm('broken', '清单属于另一快照 · The manifest is that of another snapshot');
  const lines = unpackedLines(await origin.file(file), sum(manifest.counts), '快照 The snapshot');
  const { buckets, counts } = await intoBuckets(lines, head.feed);
  if (recordTypes.some((type) => counts[type] !== manifest.counts[type]))
    throw new Alarm(
      'wrongState',
      `序号 ${manifest.seq} 的快照行数与计数不符 · The snapshot at ${manifest.seq} does not have its counts`,
    );
  const empty = emptyManifest(head.feed, head.epoch);
  const state = {
    ...empty,
    seq: manifest.seq,
    digest: manifest.state,
    counts,
    buckets: buckets.map((rows) => ({ rows: rows.length, digest: sumOf(rows.map(({ h }) => h)), file: null })),
  };
  if (sumOf(state.buckets.map(({ digest }) => digest)) !== manifest.state)
    throw new Alarm(
      'wrongState',
      `序号 ${manifest.seq} 的快照与状态摘要不符 · The snapshot at ${manifest.seq} does not have its state digest`,
    );
  const held = new FeedState(state, async (n) => buckets[n] ?? []);
  await held.touchAll();
  const edge = await frontierOf(manifest.seq, (level, n, width) => origin.bytes(`tlog/${tilePath(level, n, width)}`));
  return { manifest: state, state: held, edge, redactions: 'unknown', fresh: true };
}

/** Nothing held yet of a feed that can still be taken from its first change. */
function fromNothing(head: FeedHead): Held {
  const manifest = emptyManifest(head.feed, head.epoch);
  return { manifest, state: new FeedState(manifest, async () => []), edge: emptyFrontier, redactions: 'unknown' };
}

async function intoBuckets(
  lines: AsyncIterable<string>,
  feed: FeedId,
): Promise<{ buckets: BucketRow[][]; counts: Counts }> {
  const buckets: LiveRecord[][] = Array.from({ length: BUCKETS }, () => []);
  const counts = noCounts();
  for await (const line of lines) {
    const record = readBy(liveRecord, line, '快照的记录 A record of the snapshot') as LiveRecord;
    buckets[bucketOf(record.type, record.id)]?.push(record);
    counts[record.type] += 1;
  }
  for (const [n, rows] of buckets.entries()) {
    const fault = rowsFault(n, rows.sort(compareRows), feed);
    if (fault) throw new Alarm('broken', `快照有误 · The snapshot is not sound: ${fault}`);
  }
  return { buckets, counts };
}

const sum = (counts: Counts): number => Object.values(counts).reduce((total, n) => total + n, 0);
