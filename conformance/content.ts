import { gunzipSync } from 'node:zlib';
import { bucketRow, liveRecord, snapshotManifest, stateManifest } from '#contract/feed.ts';
import { splitBatches } from '#core/feed/batch.ts';
import { bucketOf, leafOf, lineText } from '#core/feed/lines.ts';
import type { BucketRow, LiveRecord } from '#core/feed/model.ts';
import { compareRows, isLive, rowsFault } from '#core/feed/rows.ts';
import { emptyManifest, FeedState } from '#core/feed/state.ts';
import { sumOf } from '#core/feed/sum.ts';
import { emptyFrontier, extended, frontierOf, frontierRoot } from '#core/tlog/frontier.ts';
import { sameHash } from '#core/tlog/merkle.ts';
import { verifyNote } from '#core/tlog/note.ts';
import { entriesOf, leafHashes, tilePath } from '#core/tlog/tiles.ts';
import { boundBy } from '#feed/log.ts';
import { originAt, readBy } from '#feed/pull/origin.ts';
import { type Examined, expectThat } from './context.ts';

const unpacked = (bytes: Uint8Array): string[] => gunzipSync(bytes).toString('utf8').split('\n').filter(Boolean);
const originOf = ({ base, feed, exchange }: Examined) => originAt(base, feed, exchange);

export async function signature({ head, key, feed }: Examined): Promise<void> {
  expectThat(
    verifyNote(head.checkpoint, key) !== undefined,
    `检查点没有 ${key.name} 的签名 · The checkpoint is not signed by ${key.name}`,
  );
  const bound = boundBy(head.checkpoint, feed, head.epoch);
  expectThat(
    bound?.size === head.seq,
    `检查点至 ${bound?.size}，首页至 ${head.seq} · The checkpoint is of ${bound?.size} changes, the head of ${head.seq}`,
  );
  expectThat(
    bound.state === head.state.digest,
    '检查点所签状态与首页不同 · The checkpoint signs another state than the head names',
  );
}

/** Every number once, every batch whole, and the state at the end the one that is named. */
export async function history({ head, lines }: Examined): Promise<void> {
  for (const [i, { seq }] of lines.entries())
    expectThat(
      seq === head.minSeq + 1 + i,
      `缺少变更 ${head.minSeq + 1 + i}，来的是 ${seq} · Change ${head.minSeq + 1 + i} is missing: ${seq} comes instead`,
    );
  expectThat(
    head.minSeq + lines.length === head.seq,
    `变更止于 ${head.minSeq + lines.length}，应至 ${head.seq} · The changes end at ${head.minSeq + lines.length}, not ${head.seq}`,
  );
  if (head.minSeq > 0) return;
  const state = new FeedState(emptyManifest(head.feed, head.epoch), async () => []);
  for (const batch of splitBatches(lines).batches) await state.apply(batch);
  expectThat(state.digest === head.state.digest, '变更推不出状态摘要 · The changes do not come to the state digest');
}

/** The log holds exactly the changes, and is the one that is signed. */
export async function log(examined: Examined): Promise<void> {
  const { head, lines } = examined;
  const origin = originOf(examined);
  const tile = (level: number, n: number, width: number) => origin.bytes(`tlog/${tilePath(level, n, width)}`);
  const bound = boundBy(head.checkpoint, head.feed, head.epoch);
  const start = head.minSeq === 0 ? emptyFrontier : await frontierOf(head.minSeq, tile);
  const edge = extended(start, leafHashes(lines.map(leafOf)));
  expectThat(
    bound !== undefined && sameHash(frontierRoot(edge), bound.root),
    '变更与日志不符 · The changes are not those of the log',
  );
  const n = Math.floor((head.seq - 1) / 256);
  const entries = entriesOf(await origin.bytes(`tlog/${tilePath('entries', n, head.seq - n * 256)}`));
  const leaves = lines.filter(({ seq }) => seq > n * 256).map(leafOf);
  expectThat(
    entries.slice(-leaves.length).join('\n') === leaves.join('\n'),
    '日志分块的条目不同 · A bundle of the log holds other entries',
  );
}

/** A log that was seen before is the beginning of the one that is shown now. */
export async function goesOn({ head, lines, seen }: Examined): Promise<void> {
  if (!seen || seen.epoch !== head.epoch) return;
  expectThat(
    head.seq >= seen.seq,
    `供数曾至 ${seen.seq}，现为 ${head.seq} · The feed was at ${seen.seq}, and is at ${head.seq} now`,
  );
  if (seen.seq < head.minSeq) return;
  const roots = seen.edge.map((root) => Buffer.from(root, 'base64'));
  const edge = extended({ size: seen.seq, roots }, leafHashes(lines.filter(({ seq }) => seq > seen.seq).map(leafOf)));
  const bound = boundBy(head.checkpoint, head.feed, head.epoch);
  expectThat(
    bound !== undefined && sameHash(frontierRoot(edge), bound.root),
    `前 ${seen.seq} 条变更与此前所见不同，历史分叉 · The first ${seen.seq} changes are not those that were shown before: the history has forked`,
  );
}

/** Every bucket has its digest, and all of them together that of the state. */
export async function buckets(examined: Examined): Promise<void> {
  const { head } = examined;
  const origin = originOf(examined);
  const text = Buffer.from(await origin.file(head.state.buckets)).toString('utf8');
  const manifest = readBy(stateManifest, text, '分段清单 The list of buckets');
  expectThat(manifest.seq === head.seq, `分段清单属于序号 ${manifest.seq} · The list of buckets is of ${manifest.seq}`);
  expectThat(
    sumOf(manifest.buckets.map(({ digest }) => digest)) === head.state.digest,
    '各分段与状态不符 · The buckets are not the state',
  );
  for (const [n, { file, rows, digest }] of manifest.buckets.entries()) {
    const found = file
      ? unpacked(await origin.file(file)).map((line) => readBy(bucketRow, line, '行 A row') as BucketRow)
      : [];
    expectThat(
      found.length === rows,
      `分段 ${n} 有 ${found.length} 行，应为 ${rows} · Bucket ${n} has ${found.length} rows, not ${rows}`,
    );
    const fault = rowsFault(n, found);
    expectThat(fault === undefined, `分段 bucket ${n}: ${fault}`);
    expectThat(
      sumOf(found.map(({ h }) => h)) === digest,
      `分段 ${n} 与摘要不符 · Bucket ${n} does not have its digest`,
    );
  }
}

/** The snapshot is the state it says, and with the changes after it the head. */
export async function snapshot(examined: Examined): Promise<void> {
  const { head, lines } = examined;
  if (!head.snapshot) return;
  const origin = originOf(examined);
  const text = Buffer.from(await origin.file(head.snapshot.manifest)).toString('utf8');
  const manifest = readBy(snapshotManifest, text, '快照清单 The manifest of the snapshot');
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
    '快照加其后变更推不出现状 · The snapshot and the changes after it do not come to the head',
  );
}

/** Runs of changes as files say the same as the changes that are asked for. */
export async function segments(examined: Examined): Promise<void> {
  const origin = originOf(examined);
  const texts = new Map(examined.lines.map((line) => [line.seq, lineText(line)]));
  for (const segment of examined.head.segments) {
    const found = unpacked(await origin.file(segment));
    expectThat(
      found.length === segment.to - segment.from + 1,
      `${segment.path} 有 ${found.length} 行，与所称不符 · has ${found.length} lines`,
    );
    for (const [i, line] of found.entries()) {
      const said = texts.get(segment.from + i);
      expectThat(
        said === undefined || said === line,
        `${segment.path} 中变更 ${segment.from + i} 不同 · Change ${segment.from + i} is another there`,
      );
    }
  }
}

/** What was ended or destroyed is in the state no more, and an id that is used again has a later version than ever. */
export async function noneReturns(examined: Examined): Promise<void> {
  const { head, lines } = examined;
  const newest = new Map<string, number>();
  const destroyed = new Set(lines.flatMap((line) => (line.op === 'redact' ? [line.h] : [])));
  for (const line of lines) {
    if (line.op !== 'put' || !('id' in line)) continue;
    const name = `${line.type}/${String(line.id)}`;
    expectThat(line.rev > (newest.get(name) ?? 0), `${name} 以更早的版本再次出现 · comes again in an earlier version`);
    newest.set(name, line.rev);
    expectThat(
      !destroyed.has(line.h),
      `变更 ${line.seq} 的内容已销毁却仍在 · The content of change ${line.seq} was destroyed, and is still told`,
    );
  }
  const origin = originOf(examined);
  const manifest = readBy(
    stateManifest,
    Buffer.from(await origin.file(head.state.buckets)).toString('utf8'),
    '分段清单 The list of buckets',
  );
  for (const { file } of manifest.buckets) {
    if (!file) continue;
    const rows = unpacked(await origin.file(file)).map((line) => readBy(bucketRow, line, '行 A row') as BucketRow);
    for (const row of rows.filter(isLive))
      expectThat(
        head.minSeq > 0 || newest.get(`${row.type}/${row.id}`) === row.rev,
        `${row.type}/${row.id} 在状态中的版本 ${row.rev} 不是最后版本 · stands in the state in version ${row.rev}, which is not its last`,
      );
  }
}
