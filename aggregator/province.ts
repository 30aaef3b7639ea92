import { join } from 'node:path';
import * as z from 'zod';
import { folderFiles, folderHeads, folderMirrors } from '#aggregator/folder.ts';
import type { Counts, FeedId } from '#core/feed/model.ts';
import type { Signer } from '#core/feed/ports.ts';
import { inParallel } from '#core/parallel.ts';
import { cosign, type NoteKey, parseVkey, vkeyOf } from '#core/tlog/note.ts';
import { keyName } from '#feed/log.ts';
import type { Maker } from '#feed/maker.ts';
import { readManifest } from '#feed/maker.ts';
import { Alarm } from '#feed/pull/alarm.ts';
import { discover, type Found, headLines } from '#feed/pull/discover.ts';
import type { KeptMirror } from '#feed/pull/mirror.ts';
import { type Exchange, originAt } from '#feed/pull/origin.ts';
import { type Puller, pull } from '#feed/pull/pull.ts';
import { repair } from '#feed/pull/repair.ts';
import { republish } from '#feed/republish.ts';
import { readIfPresent, writeAtomically } from '#local/files.ts';

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

export type Province = {
  folder: string;
  /** Name as a witness. */
  name: string;
  signer: (name: string) => Signer;
  exchange: (base: URL) => Exchange;
  now: () => Date;
  newId: () => string;
  republishes: boolean;
  /** Proves every row that is held, not only what is new. */
  proves: boolean;
  report: (feed: FeedId, step: string) => void;
};

/** Feeds under way at once. */
const AT_ONCE = 4;

export const mirrorFiles = ({ folder }: Pick<Province, 'folder'>, feed: FeedId) =>
  folderFiles(join(folder, 'mirrors', feed));
export const ownFiles = ({ folder }: Pick<Province, 'folder'>, feed: FeedId) =>
  folderFiles(join(folder, 'feeds', feed));
export const ownHeads = ({ folder }: Pick<Province, 'folder'>) => folderHeads(join(folder, 'kept', 'heads'));
export const mirrorsOf = ({ folder }: Pick<Province, 'folder'>) => folderMirrors(join(folder, 'kept', 'mirrors'));

/** Takes every feed of these servers that has anything new; what went wrong with one does not hinder the others. */
export async function round(province: Province, bases: readonly URL[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const base of bases) {
    const exchange = province.exchange(base);
    try {
      const found = await discover(base, exchange);
      const unchanged = await unchangedFeeds(province, base, found, exchange);
      await inParallel(found, AT_ONCE, async (one) => {
        outcomes.push(await taken(province, base, one, exchange, unchanged.has(one.feed)));
      });
    } catch (error) {
      outcomes.push({ ...nothing('', base), result: 'unreached', detail: messageOf(error) });
    }
  }
  return outcomes.sort((a, b) => (a.feed < b.feed ? -1 : 1));
}

/** The feeds that are where they were, by one question a province. */
async function unchangedFeeds(
  province: Province,
  base: URL,
  found: readonly Found[],
  exchange: Exchange,
): Promise<Set<FeedId>> {
  const unchanged = new Set<FeedId>();
  for (const code of new Set(found.map(({ feed }) => `${feed.slice(0, 2)}0000`))) {
    const file = join(province.folder, 'kept', 'etags', `${encodeURIComponent(base.host)}-${code}.json`);
    const kept = etagFile.safeParse(JSON.parse((await readIfPresent(file)) ?? 'null'));
    const answered = await headLines(base, code, exchange, kept.success ? kept.data.etag : undefined);
    const lines = answered?.lines ?? (kept.success ? kept.data.lines : []);
    if (answered) await writeAtomically(file, JSON.stringify(answered));
    for (const { feed, epoch, seq } of lines) {
      const mirror = await mirrorsOf(province).read(feed);
      if (mirror?.epoch === epoch && mirror.seq === seq) unchanged.add(feed);
    }
  }
  return unchanged;
}
const etagFile = z.object({
  etag: z.string().optional(),
  lines: z.array(z.object({ feed: z.string(), epoch: z.string(), seq: z.int() })),
});

async function taken(
  province: Province,
  base: URL,
  { feed, key }: Found,
  exchange: Exchange,
  unchanged: boolean,
): Promise<Outcome> {
  const origin = originAt(base, feed, exchange);
  const files = mirrorFiles(province, feed);
  const mirrors = mirrorsOf(province);
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
    const { kept, news } = unchanged && before ? { kept: before, news: false } : await pull(puller);
    const mended = province.proves ? (await repair(puller, kept)).damaged.length : 0;
    if (province.republishes) await toldAgain(province, (await mirrors.read(feed)) ?? kept);
    await acknowledge(province, puller, kept);
    const { counts } = await readManifest(files, kept.manifest);
    const result = mended > 0 ? 'mended' : !news ? 'same' : before ? 'new' : 'first';
    return { feed, origin: base.origin, result, seq: kept.seq, rows: sum(counts), equal: true, detail: '' };
  } catch (error) {
    const held = await mirrors.read(feed);
    const result = error instanceof Alarm ? 'alarm' : 'unreached';
    const detail = error instanceof Alarm ? `${error.kind}: ${error.message}` : messageOf(error);
    return { ...nothing(feed, base), seq: held?.seq ?? 0, result, detail };
  }
}

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
async function pinnedKey({ folder }: Province, feed: FeedId, offered: NoteKey): Promise<NoteKey> {
  const file = join(folder, 'kept', 'keys', `${feed}.txt`);
  const kept = await readIfPresent(file);
  if (kept === undefined) {
    await writeAtomically(file, vkeyOf(offered));
    return offered;
  }
  const pinned = parseVkey(kept);
  if (!pinned || vkeyOf(pinned) !== vkeyOf(offered))
    throw new Alarm(
      'notSigned',
      `The feed is offered with another key than before: compare ${file} with the publisher`,
    );
  return pinned;
}

async function toldAgain(province: Province, mirror: KeptMirror): Promise<void> {
  const { feed } = mirror;
  const maker: Maker = {
    feed,
    files: ownFiles(province, feed),
    heads: ownHeads(province),
    signer: province.signer(keyName(feed)),
    now: () => province.now().toISOString(),
    newSalt: () => province.newId(),
    newEpoch: () => province.newId(),
    pollSeconds: 300,
  };
  const told = await republish(maker, { kept: mirror, files: mirrorFiles(province, feed) });
  if (!told?.head || mirror.redactions.length === 0) return;
  const { version: _, ...rest } = mirror;
  await mirrorsOf(province).replace(feed, mirror, { ...rest, redactions: [] });
}

/**
 * Says to the county, once for each state, by a witness's signature: it was taken and proven, and what the county has destroyed is
 * destroyed here. A county that does not know the witness is not troubled with it again until there is news.
 */
async function acknowledge(province: Province, { origin }: Puller, { feed, checkpoint }: KeptMirror): Promise<void> {
  const file = join(province.folder, 'kept', 'acknowledged', `${feed}.txt`);
  if ((await readIfPresent(file)) === checkpoint) return;
  const line = await cosign(checkpoint, province.signer(province.name), Math.floor(province.now().getTime() / 1000));
  await origin.cosign(line).catch((error) => province.report(feed, `not acknowledged: ${messageOf(error)}`));
  await writeAtomically(file, checkpoint);
}
