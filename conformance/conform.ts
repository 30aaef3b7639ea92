import { leafOf } from '#core/feed/lines.ts';
import { BatchFault } from '#core/feed/state.ts';
import { emptyFrontier, extended } from '#core/tlog/frontier.ts';
import { leafHashes } from '#core/tlog/tiles.ts';
import { ClientFault } from '#feed/http/client.ts';
import { discover } from '#feed/pull/discover.ts';
import type { Exchange } from '#feed/pull/origin.ts';
import * as content from './content.ts';
import { type Examined, examine, Finding, type Seen } from './context.ts';
import { formats } from './formats.ts';
import * as http from './http.ts';

/** What is checked of a feed, each by one sentence that a publisher can be told. */
const checks: Readonly<Record<string, (examined: Examined) => Promise<void>>> = {
  '签名与首页一致 · The checkpoint is signed and says what the head says': content.signature,
  '变更连续、完整，推得所称状态 · The changes are without gap and come to the state': content.history,
  '历史没有改写 · The history goes on from what was seen before': content.goesOn,
  '日志正是这些变更 · The log holds exactly the changes': content.log,
  '各分段与状态相符 · The buckets are the state': content.buckets,
  '快照加变更等于现状 · The snapshot and the changes after it come to the head': content.snapshot,
  '各种格式逐行一致 · Every format says the same, row for row': formats,
  '分段文件与变更一致 · Runs of changes say the same as changes asked for': content.segments,
  '已删除的不再出现 · What has ended does not return': content.noneReturns,
  '无变化时 304 · Nothing new is answered 304': http.unchanged,
  '游标有误时说明原因 · A wrong cursor is refused for what it is': http.cursors,
  '已撤除为 410，从未有为 404 · Gone is gone, unknown is unknown': http.gone,
  '整取、分取、压缩一致 · Whole, in parts and compressed are the same bytes': http.bytes,
};

export type Result = { feed: string; check: string; ok: boolean; finding: string };
export type Conformance = { results: Result[]; seen: Record<string, Seen> };

/** Examines every feed of a server, or those named. `seen` is what an earlier run answered: it is how a rewritten history is found. */
export async function conform(
  base: URL,
  exchange: Exchange,
  seen: Readonly<Record<string, Seen>> = {},
  only: readonly string[] = [],
): Promise<Conformance> {
  const results: Result[] = [];
  const now: Record<string, Seen> = { ...seen };
  for (const { feed, key } of await discover(base, exchange)) {
    if (only.length > 0 && !only.includes(feed)) continue;
    const attempt = async (check: string, work: () => Promise<void>) => {
      const finding = await work().then(() => '', findingOf);
      results.push({ feed, check, ok: finding === '', finding });
    };
    let examined: Examined | undefined;
    await attempt('首页与变更可读 · Head and changes can be read', async () => {
      examined = await examine({ base, feed, key, exchange, seen: seen[feed] });
    });
    const one = examined;
    if (!one) continue;
    for (const [check, work] of Object.entries(checks)) await attempt(check, () => work(one));
    if (one.head.minSeq === 0 && results.every((result) => result.feed !== feed || result.ok)) now[feed] = seenOf(one);
  }
  return { results, seen: now };
}

function seenOf({ head, lines }: Examined): Seen {
  const { roots } = extended(emptyFrontier, leafHashes(lines.map(leafOf)));
  return { epoch: head.epoch, seq: head.seq, edge: roots.map((root) => Buffer.from(root).toString('base64')) };
}

/** What a check found; anything but a finding is a fault of the check, and is not hidden. */
function findingOf(error: unknown): string {
  if (error instanceof Finding || error instanceof ClientFault || error instanceof BatchFault) return error.message;
  throw error;
}
