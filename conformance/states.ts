import { liveRecord } from '#contract/feed.ts';
import { splitBatches } from '#core/feed/batch.ts';
import { bucketOf } from '#core/feed/lines.ts';
import type { BucketRow, FileRef, LiveRecord } from '#core/feed/model.ts';
import { compareRows, rowsFault } from '#core/feed/rows.ts';
import { emptyManifest, FeedState } from '#core/feed/state.ts';
import { sumOf } from '#core/feed/sum.ts';
import { readBy } from '#feed/pull/origin.ts';
import { type Examined, expectThat } from './context.ts';
import { bucketsOf, originOf, rowsIn, snapshotOf, unpacked } from './files.ts';

/** For so long the protocol has a snapshot stand, and every change after it. */
const SNAPSHOT_DAYS = 35;

/** Every bucket has its digest, and all of them together that of the state. */
export async function buckets(examined: Examined): Promise<void> {
  const { head } = examined;
  const manifest = await bucketsOf(examined);
  expectThat(manifest.seq === head.seq, `分段清单属于序号 ${manifest.seq} · The list of buckets is of ${manifest.seq}`);
  expectThat(
    sumOf(manifest.buckets.map(({ digest }) => digest)) === head.state.digest,
    '各分段与状态不符 · The buckets are not the state',
  );
  for (const [n, { file, rows, digest }] of manifest.buckets.entries()) {
    const found = file ? await rowsIn(examined, file) : [];
    expectThat(
      found.length === rows,
      `分段 ${n} 有 ${found.length} 行，应为 ${rows} · Bucket ${n} has ${found.length} rows, not ${rows}`,
    );
    const fault = rowsFault(n, found, head.feed);
    expectThat(fault === undefined, `分段 bucket ${n}: ${fault}`);
    expectThat(
      sumOf(found.map(({ h }) => h)) === digest,
      `分段 ${n} 与摘要不符 · Bucket ${n} does not have its digest`,
    );
  }
}

/** The newest snapshot is the state it says, and with the changes after it the head. */
export async function snapshot(examined: Examined): Promise<void> {
  const { snapshot } = examined.head;
  if (snapshot) await joins(examined, snapshot.manifest);
}

/**
 * A snapshot that was seen before stands for 35 days, and every change after it can be asked for; unless something that it held has
 * been destroyed since.
 */
export async function olderSnapshots(examined: Examined): Promise<void> {
  const { head, lines, seen, now } = examined;
  if (!seen || seen.epoch !== head.epoch) return;
  const over = now.getTime() - SNAPSHOT_DAYS * 86_400_000;
  for (const { seq, at, manifest } of seen.snapshots) {
    if (seq === head.snapshot?.seq || Date.parse(at) < over) continue;
    if (lines.some((line) => line.op === 'redact' && line.seq > seq && line.of <= seq)) continue;
    expectThat(
      seq >= head.minSeq,
      `${at} 的快照之后的变更已不全 · Changes after the snapshot of ${at} can no longer be asked for`,
    );
    await joins(examined, manifest);
  }
}

async function joins(examined: Examined, ref: FileRef): Promise<void> {
  const { head, lines } = examined;
  const origin = originOf(examined);
  const manifest = await snapshotOf(examined, ref);
  const file = manifest.files.find(({ name }) => name === 'records');
  expectThat(file !== undefined, '快照没有全部记录的文件 · The snapshot has no file of all records');
  for (const other of manifest.files) await origin.file(other);
  const records = unpacked(await origin.file(file)).map(
    (line) => readBy(liveRecord, line, '记录 A record') as LiveRecord,
  );
  expectThat(
    records.length === file.rows,
    `快照有 ${records.length} 条记录，应为 ${file.rows} · The snapshot has ${records.length} records, not ${file.rows}`,
  );
  expectThat(
    sumOf(records.map(({ h }) => h)) === manifest.state,
    '快照与状态摘要不符 · The snapshot does not have its state digest',
  );
  const rows = new Map<number, BucketRow[]>();
  for (const record of records) {
    const n = bucketOf(record.type, record.id);
    rows.set(n, [...(rows.get(n) ?? []), record]);
  }
  const empty = emptyManifest(head.feed, head.epoch);
  const start = {
    ...empty,
    seq: manifest.seq,
    digest: manifest.state,
    counts: manifest.counts,
    buckets: empty.buckets.map((_, n) => {
      const found = (rows.get(n) ?? []).sort(compareRows);
      return { rows: found.length, digest: sumOf(found.map(({ h }) => h)), file: null };
    }),
  };
  const state = new FeedState(start, async (n) => rows.get(n) ?? []);
  for (const batch of splitBatches(lines.filter(({ seq }) => seq > manifest.seq)).batches) await state.apply(batch);
  expectThat(
    state.digest === head.state.digest,
    `快照 ${manifest.seq} 加其后变更推不出现状 · The snapshot at ${manifest.seq} and the changes after it do not come to the head`,
  );
}
