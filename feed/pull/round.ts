import type { Counts, FeedId } from '#core/feed/model.ts';
import { inParallel } from '#core/parallel.ts';
import { cosign, type NoteKey, parseVkey, vkeyOf } from '#core/tlog/note.ts';
import { ClientFault } from '#feed/http/client.ts';
import { keyName } from '#feed/log.ts';
import { type Maker, readManifest } from '#feed/maker.ts';
import { Alarm } from '#feed/pull/alarm.ts';
import type { Found } from '#feed/pull/discover.ts';
import { type Done, known } from '#feed/pull/known.ts';
import type { KeptMirror } from '#feed/pull/mirror.ts';
import { type Exchange, originAt } from '#feed/pull/origin.ts';
import type { Province } from '#feed/pull/province.ts';
import { type Puller, pull } from '#feed/pull/pull.ts';
import { repair } from '#feed/pull/repair.ts';
import { republish } from '#feed/republish.ts';
import { roll, wantsSnapshot } from '#feed/roll.ts';

/** What became of one feed in a round. */
export type Outcome = {
  feed: FeedId;
  origin: string;
  result: 'same' | 'new' | 'first' | 'mended' | 'alarm' | 'unreached';
  seq: number;
  rows: number;
  /** Whether the state that is held has the digest that was signed. */
  equal: boolean;
  detail: string;
};

/** Feeds under way at once. */
const AT_ONCE = 4;

/** Takes every feed of these servers that has anything new; what went wrong with one does not hinder the others. */
export async function round(province: Province, bases: readonly URL[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const base of bases) {
    const exchange = province.exchange(base);
    try {
      const { due, same, finish } = await known(province, base, exchange);
      outcomes.push(...same.map(({ feed, seq, rows }) => sameAs(base, feed, seq, rows)));
      const ended: Done[] = [];
      await inParallel(inAnyOrder(due, province.newId), AT_ONCE, async (found) => {
        if (!province.mayBegin()) return;
        const { outcome, done } = await taken(province, base, found, exchange);
        outcomes.push(outcome);
        if (done) ended.push(done);
      });
      await finish(ended);
    } catch (error) {
      outcomes.push({ ...nothing('', base), result: 'unreached', detail: messageOf(error) });
    }
  }
  return outcomes.sort((a, b) => (a.feed < b.feed ? -1 : 1));
}

/** Another order each time, so that where time runs out it is not always the same feeds that wait. */
const inAnyOrder = (due: readonly Found[], newId: () => string): Found[] =>
  due
    .map((found) => ({ found, at: newId() }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ found }) => found);

async function taken(
  province: Province,
  base: URL,
  { feed, key }: Found,
  exchange: Exchange,
): Promise<{ outcome: Outcome; done?: Done }> {
  const origin = originAt(base, feed, exchange);
  const { mirrors, mirrorFiles } = province.store;
  const files = mirrorFiles(feed);
  try {
    const pinned = await pinnedKey(province, feed, key);
    const puller: Puller = {
      origin,
      key: pinned,
      files,
      mirrors,
      now: () => province.now().toISOString(),
      progress: ({ seq, of }) => province.report(feed, `${seq}/${of}`),
    };
    const before = await mirrors.read(feed);
    const { kept, news } = await pull(puller);
    const mended = province.proves ? (await repair(puller, kept)).damaged.length : 0;
    if (province.republishes) await toldAgain(province, (await mirrors.read(feed)) ?? kept);
    const heard = await acknowledge(province, puller, kept);
    const { counts } = await readManifest(files, kept.manifest);
    const result = mended > 0 ? 'mended' : !news ? 'same' : before ? 'new' : 'first';
    const { epoch, seq } = kept;
    const rows = sum(counts);
    return {
      outcome: { feed, origin: base.origin, result, seq, rows, equal: true, detail: '' },
      // Not done before the county has heard of it: the next round tries again.
      ...(heard ? { done: { feed, epoch, seq, rows } } : {}),
    };
  } catch (error) {
    const held = await mirrors.read(feed);
    const result = error instanceof Alarm ? 'alarm' : 'unreached';
    const detail = error instanceof Alarm ? `${error.kind}: ${error.message}` : messageOf(error);
    return { outcome: { ...nothing(feed, base), seq: held?.seq ?? 0, result, detail } };
  }
}

const sameAs = (base: URL, feed: FeedId, seq: number, rows: number): Outcome => ({
  feed,
  origin: base.origin,
  result: 'same',
  seq,
  rows,
  equal: true,
  detail: '',
});

const nothing = (feed: FeedId, base: URL): Omit<Outcome, 'result' | 'detail'> => ({
  feed,
  origin: base.origin,
  seq: 0,
  rows: 0,
  equal: false,
});

const sum = (counts: Counts): number => Object.values(counts).reduce((total, n) => total + n, 0);
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The key a feed was first taken with; another one later is an alarm, not news. */
async function pinnedKey({ store: { notes } }: Province, feed: FeedId, offered: NoteKey): Promise<NoteKey> {
  const name = `keys/${feed}`;
  const kept = await notes.read(name);
  if (kept === undefined) {
    await notes.write(name, vkeyOf(offered));
    return offered;
  }
  const pinned = parseVkey(kept);
  if (!pinned || vkeyOf(pinned) !== vkeyOf(offered))
    throw new Alarm(
      'notSigned',
      `供数的公钥已不是 ${kept}，请向发布方核实 · The feed is offered with another key than ${kept}: ask the publisher`,
    );
  return pinned;
}

async function toldAgain(province: Province, mirror: KeptMirror): Promise<void> {
  const { feed } = mirror;
  const { ownFiles, mirrorFiles, mirrors, heads } = province.store;
  const now = () => province.now().toISOString();
  const maker: Maker = {
    feed,
    files: ownFiles(feed),
    heads,
    signer: province.signer(keyName(feed)),
    now,
    newSalt: () => province.newId(),
    newEpoch: () => province.newId(),
    pollSeconds: 300,
  };
  const told = await republish(maker, { kept: mirror, files: mirrorFiles(feed) });
  if (!told?.head) return;
  if (wantsSnapshot(told) || told.head.cadence.nextSnapshot <= now()) await roll(maker);
  if (mirror.redactions.length === 0) return;
  const { version: _, ...rest } = mirror;
  await mirrors.replace(feed, mirror, { ...rest, redactions: [] });
}

/**
 * Says to the county, once for each state, by a witness's signature: it was taken and proven, and what the county has destroyed is
 * destroyed here. A county that does not know the witness is not troubled with it again until there is news. False where the county could
 * not hear it just now.
 */
async function acknowledge(province: Province, { origin }: Puller, { feed, checkpoint }: KeptMirror): Promise<boolean> {
  const { notes } = province.store;
  const name = `acknowledged/${feed}`;
  if ((await notes.read(name)) === checkpoint) return true;
  const line = await cosign(checkpoint, province.signer(province.name), Math.floor(province.now().getTime() / 1000));
  try {
    await origin.cosign(line);
  } catch (error) {
    province.report(feed, `数据无误，但未能联署 · The data are sound, but could not be cosigned: ${messageOf(error)}`);
    if (!(error instanceof ClientFault) || error.again) return false;
  }
  await notes.write(name, checkpoint);
  return true;
}
