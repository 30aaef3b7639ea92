import { splitBatches } from '#core/feed/batch.ts';
import { lineText } from '#core/feed/lines.ts';
import { isLive } from '#core/feed/rows.ts';
import { emptyManifest, FeedState } from '#core/feed/state.ts';
import { verifyNote } from '#core/tlog/note.ts';
import { boundBy } from '#feed/log.ts';
import { type Examined, expectThat } from './context.ts';
import { bucketsOf, originOf, rowsIn, unpacked } from './files.ts';

/** The checkpoint is signed by the key of the feed, and says what the head says. */
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
  for (const { file } of (await bucketsOf(examined)).buckets) {
    if (!file) continue;
    for (const row of (await rowsIn(examined, file)).filter(isLive))
      expectThat(
        head.minSeq > 0 || newest.get(`${row.type}/${row.id}`) === row.rev,
        `${row.type}/${row.id} 在状态中的版本 ${row.rev} 不是最后版本 · stands in the state in version ${row.rev}, which is not its last`,
      );
  }
}
