import { BatchFault } from '#core/feed/state.ts';
import { ClientFault } from '#feed/http/client.ts';
import { discover } from '#feed/pull/discover.ts';
import { type Exchange, originAt } from '#feed/pull/origin.ts';
import * as content from './content.ts';
import { type Examined, examine, Finding } from './context.ts';
import { formats } from './formats.ts';
import * as http from './http.ts';
import * as log from './log.ts';
import { redaction } from './redaction.ts';
import { type Seen, seenOf } from './seen.ts';
import * as states from './states.ts';

/** What is checked of a feed, each by one sentence that a publisher can be told. */
const checks: Readonly<Record<string, (examined: Examined) => Promise<void>>> = {
  '签名与首页一致 · The checkpoint is signed and says what the head says': content.signature,
  '变更连续、完整，推得所称状态 · The changes are without gap and come to the state': content.history,
  '历史没有改写 · The history goes on from what was seen before': log.goesOn,
  '日志正是这些变更 · The log holds exactly the changes': log.log,
  '全部条目分块与日志相符 · Every bundle of entries is that of the log': log.bundles,
  '每条变更都有证明 · Changes are proven one by one': log.proofs,
  '各分段与状态相符 · The buckets are the state': states.buckets,
  '快照加变更等于现状 · The snapshot and the changes after it come to the head': states.snapshot,
  '此前的快照仍可用三十五日 · Earlier snapshots stand for 35 days and join with the changes': states.olderSnapshots,
  '各种格式逐行一致 · Every format says the same, row for row': formats,
  '分段文件与变更一致 · Runs of changes say the same as changes asked for': content.segments,
  '已删除的不再出现 · What has ended does not return': content.noneReturns,
  '销毁有记载，由见证方确认 · Destruction is named, and acknowledged by witnesses': redaction,
  '全省首页与该县首页一致 · The heads of the province say what the head says': http.headsLine,
  '无变化时 304 · Nothing new is answered 304': http.unchanged,
  'Feed-Next 是下一游标 · Feed-Next is the next cursor': http.nextCursor,
  '游标有误时说明原因 · A wrong cursor is refused for what it is': http.cursors,
  '已撤除为 410，从未有为 404 · Gone is gone, unknown is unknown': http.gone,
  '整取、分取一致 · Whole and in parts are the same bytes': http.bytes,
  '压缩与否内容一致，HEAD 与 GET 一致 · Compressed or not it says the same, and HEAD is as GET': http.packing,
  '缓存期限合乎规则 · Caches may keep each answer as long as is right': http.caching,
};

export type Result = { feed: string; check: string; ok: boolean; finding: string };
export type Conformance = { results: Result[]; seen: Record<string, Seen> };

/** `seen` is what an earlier run answered: it is how a rewritten history is found. `only` names the feeds to be examined, if not all. */
export type Asked = { now: Date; seen?: Readonly<Record<string, Seen>>; only?: readonly string[] };

/** Examines the feeds of a server. Whatever an answer makes go wrong is a finding of the check that asked. */
export async function conform(
  base: URL,
  exchange: Exchange,
  { now, seen = {}, only = [] }: Asked,
): Promise<Conformance> {
  const results: Result[] = [];
  const next: Record<string, Seen> = { ...seen };
  const attempt = async <T>(feed: string, check: string, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      const value = await work();
      results.push({ feed, check, ok: true, finding: '' });
      return value;
    } catch (error) {
      results.push({ feed, check, ok: false, finding: sentenceOf(error) });
      return undefined;
    }
  };
  const found = await attempt('', '供数清单可读 · The list of feeds can be read', () => discover(base, exchange));
  for (const feed of only)
    if (found && !found.some((one) => one.feed === feed))
      await attempt(feed, '供数在清单中 · The feed is on the list', async () => {
        throw new Finding(`清单中没有 ${feed} · ${feed} is not on the list`);
      });
  for (const { feed, key } of found ?? []) {
    if (only.length > 0 && !only.includes(feed)) continue;
    for (let time = 1; ; time += 1) {
      const before = results.length;
      const one = await attempt(feed, '首页与变更可读 · Head and changes can be read', () =>
        examine({ base, feed, key, exchange, seen: seen[feed], now }),
      );
      if (!one) break;
      for (const [check, work] of Object.entries(checks)) await attempt(feed, check, () => work(one));
      const sound = results.slice(before).every(({ ok }) => ok);
      if (sound) next[feed] = await seenOf(one);
      // What is found of a head that has been left behind meanwhile says nothing: files of a state go with it.
      if (sound || time === TIMES || !(await hasGoneOn(one))) break;
      results.length = before;
    }
  }
  return { results, seen: next };
}

/** How often a feed that goes on while it is examined is examined again. */
const TIMES = 3;

async function hasGoneOn({ base, feed, exchange, head }: Examined): Promise<boolean> {
  const now = await originAt(base, feed, exchange)
    .head()
    .catch(() => undefined);
  return now !== undefined && now.head.seq > head.seq;
}

/** What a check found; what an answer of no known shape broke is told as the answer's fault. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const told = error instanceof Finding || error instanceof ClientFault || error instanceof BatchFault;
  return told ? error.message : `答复无法解读 · The answer cannot be read: ${error.message}`;
}
