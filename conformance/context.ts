import { feedHead, feedLine } from '#contract/feed.ts';
import { splitBatches } from '#core/feed/batch.ts';
import type { AnyLine } from '#core/feed/lines.ts';
import type { FeedHead, FeedId } from '#core/feed/model.ts';
import type { NoteKey } from '#core/tlog/note.ts';
import { type Exchange, originAt, readBy } from '#feed/pull/origin.ts';
import type { Seen } from './seen.ts';

/** What a check finds wrong; the sentence says what was expected and what came. */
export class Finding extends Error {}

export function expectThat(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Finding(otherwise);
}

/** One feed under examination, as any stranger may ask it. */
export type Examined = {
  base: URL;
  feed: FeedId;
  key: NoteKey;
  exchange: Exchange;
  /** The head that all checks of this run are about. */
  head: FeedHead;
  /** Every change that can still be asked for, up to the head. */
  lines: AnyLine[];
  /** What an earlier run has seen, if any. */
  seen: Seen | undefined;
  now: Date;
};

export const at = ({ base, feed }: Pick<Examined, 'base' | 'feed'>, path: string): URL =>
  new URL(`v1/feeds/${feed}/${path}`, base);

export const LIMIT = 512_000_000;

/** Reads head and changes once, for all checks. */
export async function examine(one: Omit<Examined, 'head' | 'lines'>): Promise<Examined> {
  const origin = originAt(one.base, one.feed, one.exchange);
  const answered = await origin.head();
  if (!answered) throw new Finding('从未取过的首页答复 304 · A head that nobody has seen is answered 304');
  const { head } = answered;
  readBy(feedHead, JSON.stringify(head), '首页 The head');
  const lines: AnyLine[] = [];
  for (let after = head.minSeq; after < head.seq; ) {
    const text = await origin.changes(after, head.epoch);
    const more = text.split('\n').flatMap((line) => (line ? [readBy(feedLine, line, '变更 A change') as AnyLine] : []));
    const { batches, rest } = splitBatches(more);
    expectThat(
      rest.length === 0 && batches.length > 0,
      `序号 ${after} 之后的变更批次不完整 · The changes after ${after} are not whole batches`,
    );
    lines.push(...more);
    const last = more.at(-1)?.seq ?? after;
    expectThat(last > after, `序号 ${after} 之后的变更不再接续 · The changes after ${after} do not go on`);
    after = last;
  }
  return { ...one, head, lines: lines.filter(({ seq }) => seq <= head.seq) };
}
