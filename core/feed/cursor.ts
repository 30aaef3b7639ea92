import type { Epoch, FeedHead } from '#core/feed/model.ts';

/** Where a cursor stands in a feed: of its epoch or another, too old to go on from, or beyond what there is. */
export type CursorPlace = 'here' | 'otherEpoch' | 'gone' | 'ahead';

/** Judges a cursor by its number alone, and by its epoch where the client names it. */
export function cursorPlace(
  { epoch, seq, minSeq }: Pick<FeedHead, 'epoch' | 'seq' | 'minSeq'>,
  asked: { after: number; epoch?: Epoch | undefined },
): CursorPlace {
  if (asked.epoch !== undefined && asked.epoch !== epoch) return 'otherEpoch';
  if (asked.after > seq) return 'ahead';
  return asked.after < minSeq ? 'gone' : 'here';
}
