import type { FeedId } from '#core/feed/model.ts';
import type { Instant } from '#core/model.ts';
import { ClientFault } from '#feed/http/client.ts';
import { readManifest } from '#feed/maker.ts';
import { acknowledge } from '#feed/pull/acknowledge.ts';
import { Alarm } from '#feed/pull/alarm.ts';
import type { Found } from '#feed/pull/discover.ts';
import type { Done } from '#feed/pull/known.ts';
import type { KeptMirror } from '#feed/pull/mirror.ts';
import { type Exchange, originAt } from '#feed/pull/origin.ts';
import { pinnedKey } from '#feed/pull/pinned-key.ts';
import type { Province } from '#feed/pull/province.ts';
import { type Puller, pull, pullAnew } from '#feed/pull/pull.ts';
import { repair } from '#feed/pull/repair.ts';
import { tellAgain } from '#feed/pull/tell-again.ts';
import { Damaged } from '#feed/segments.ts';

/** What became of one feed in a round. `anew`: the county has begun its feed anew, which a person has to know. */
export type Outcome = {
  feed: FeedId;
  origin: string;
  result: 'same' | 'new' | 'first' | 'mended' | 'anew' | 'alarm' | 'unreached';
  seq: number;
  rows: number;
  /** Whether what is held was found in this round to be what was signed; undefined where it was not looked at. */
  equal: boolean | undefined;
  /** When every row that is held was proven last. */
  provenAt?: Instant | undefined;
  detail: string;
};

/** What became of a feed; `done` once nothing is left to do until there is news. */
export type Taken = { outcome: Outcome; pollSeconds?: number; done?: Done };

/** Takes one feed, mends it, tells it again and acknowledges it. Never throws: what went wrong is the outcome. */
export async function take(province: Province, base: URL, { feed, key }: Found, exchange: Exchange): Promise<Taken> {
  const { mirrors, mirrorFiles } = province.store;
  const files = mirrorFiles(feed);
  try {
    const puller: Puller = {
      origin: originAt(base, feed, exchange),
      key: await pinnedKey(province, feed, key),
      files,
      mirrors,
      now: () => province.now().toISOString(),
      progress: ({ seq, of }) => province.report(feed, `${seq}/${of}`),
    };
    const before = await mirrors.read(feed).catch(() => undefined);
    const pulled = await pull(puller);
    const { kept, mended } = await proven(puller, pulled.kept, province.proves);
    await tellAgain(province, kept);
    const heard = await acknowledge(province, puller, kept);
    const { counts } = await readManifest(files, kept.manifest);
    const { epoch, seq, pollSeconds, provenAt } = kept;
    const result =
      before && before.epoch !== epoch
        ? 'anew'
        : pulled.mended || mended
          ? 'mended'
          : !pulled.news
            ? 'same'
            : before
              ? 'new'
              : 'first';
    const rows = Object.values(counts).reduce((total, n) => total + n, 0);
    const detail =
      result === 'anew'
        ? `供数已另起，此前为 ${before?.epoch}，请向发布方核实 · The feed began anew, and was ${before?.epoch} before: ask the publisher`
        : '';
    const equal = province.proves === 'news' ? undefined : true;
    return {
      outcome: { feed, origin: base.origin, result, seq, rows, equal, provenAt, detail },
      pollSeconds,
      // Not done before the county has heard of it: the next round tries again.
      ...(heard ? { done: { feed, epoch, seq, rows } } : {}),
    };
  } catch (error) {
    const held = await mirrors.read(feed).catch(() => undefined);
    const outcome = { ...nothing(feed, base), seq: held?.seq ?? 0, provenAt: held?.provenAt };
    if (error instanceof Alarm)
      return { outcome: { ...outcome, result: 'alarm', detail: `${error.kind}: ${error.message}` } };
    if (error instanceof Damaged)
      return { outcome: { ...outcome, result: 'alarm', detail: `damaged: ${error.message}` } };
    return { outcome: { ...outcome, result: 'unreached', detail: messageOf(error) } };
  }
}

/** Proves what is held, as closely as is asked for, and mends it: by its buckets, or, where the origin has passed on, by taking it anew. */
async function proven(
  puller: Puller,
  kept: KeptMirror,
  closely: Province['proves'],
): Promise<{ kept: KeptMirror; mended: boolean }> {
  if (closely === 'news') return { kept, mended: false };
  try {
    const repaired = await repair(puller, kept, closely);
    return { kept: repaired.kept, mended: repaired.damaged.length > 0 };
  } catch (error) {
    if (!(error instanceof Damaged) && !(error instanceof ClientFault)) throw error;
    return pullAnew(puller);
  }
}

export const nothing = (feed: FeedId, base: URL): Omit<Outcome, 'result' | 'detail'> => ({
  feed,
  origin: base.origin,
  seq: 0,
  rows: 0,
  equal: false,
});

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
