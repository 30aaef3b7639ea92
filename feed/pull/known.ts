import * as z from 'zod';
import type { FeedId } from '#core/feed/model.ts';
import type { Instant } from '#core/model.ts';
import { parseVkey, vkeyOf } from '#core/tlog/note.ts';
import { discover, type Found, headLines } from '#feed/pull/discover.ts';
import { isHeld } from '#feed/pull/held.ts';
import { noted, noteOf, placeOf } from '#feed/pull/notes.ts';
import type { Exchange } from '#feed/pull/origin.ts';
import type { Province } from '#feed/pull/province.ts';

/** For so long what a server says of its feeds is believed without asking again: as long as it says itself. */
const DISCOVERY_MILLISECONDS = 3_600_000;

/** A feed that was taken up to here, told again and acknowledged: nothing is to do until its line says otherwise. */
const done = z.object({ feed: z.string(), epoch: z.string(), seq: z.int(), rows: z.int() });
export type Done = z.infer<typeof done>;

const discovered = z.object({ at: z.string(), feeds: z.array(z.object({ feed: z.string(), key: z.string() })) });
const line = z.object({ feed: z.string(), epoch: z.string(), seq: z.int() });
const group = z.object({ etag: z.string().optional(), lines: z.array(line), done: z.array(done) });
type Group = z.infer<typeof group>;
const nothingKnown: Group = { lines: [], done: [] };

/** A feed that is where it was. `equal` where every file of it was found to be the one that was written. */
export type Same = Done & { equal: boolean | undefined; provenAt: Instant | undefined };

/** What is known of the feeds of a server: those to take, and those that are where they were. */
export type Known = { due: Found[]; same: Same[]; finish(ended: readonly Done[]): Promise<void> };

/**
 * Finds out what is new at a server, by one question a province while nothing is. `finish` keeps what was taken in this round, so
 * that a round that is cut off does again what it has not finished, and only that.
 */
export async function known(province: Province, base: URL, exchange: Exchange): Promise<Known> {
  const { found, changed } = await feedsOf(province, base, exchange);
  const due: Found[] = [];
  const same: Same[] = [];
  const groups = new Map<string, Group>();
  for (const [code, members] of Map.groupBy(found, ({ feed }) => `${feed.slice(0, 2)}0000`)) {
    const name = `heads/${placeOf(base)}-${code}${province.republishes ? '-again' : ''}`;
    const before = (await noted(province, name, group)) ?? nothingKnown;
    const answered = await headLines(base, code, exchange, before.etag);
    const { lines, etag } = answered ?? before;
    for (const one of members) {
      const { epoch, seq } = lines.find(({ feed }) => feed === one.feed) ?? {};
      const taken = before.done.find((d) => d.feed === one.feed && d.epoch === epoch && d.seq === seq);
      const still = taken && !changed.has(one.feed) ? await stillHeld(province, taken) : undefined;
      if (still) same.push(still);
      else due.push(one);
    }
    groups.set(name, {
      ...(etag ? { etag } : {}),
      lines: lines.map(({ feed, epoch, seq }) => ({ feed, epoch, seq })),
      done: [],
    });
  }
  return {
    due,
    same,
    finish: async (ended) => {
      const all = [...same.map(({ feed, epoch, seq, rows }) => ({ feed, epoch, seq, rows })), ...ended];
      for (const [name, { lines, etag }] of groups) {
        const feeds = new Set(lines.map(({ feed }) => feed));
        await noteOf(province, name, { etag, lines, done: all.filter(({ feed }) => feeds.has(feed)) });
      }
    },
  };
}

/** What was taken before, if nothing is to do about it: as closely looked at as this round looks. */
async function stillHeld({ store, proves }: Province, taken: Done): Promise<Same | undefined> {
  if (proves === 'rows') return undefined;
  if (proves === 'news') return { ...taken, equal: undefined, provenAt: undefined };
  const kept = await store.mirrors.read(taken.feed).catch(() => undefined);
  const sound = await isHeld(store.mirrorFiles(taken.feed), kept, taken.seq);
  return sound ? { ...taken, equal: true, provenAt: kept?.provenAt } : undefined;
}

/** The feeds of a server, and which of them are offered with another key than before. */
async function feedsOf(
  province: Province,
  base: URL,
  exchange: Exchange,
): Promise<{ found: Found[]; changed: Set<FeedId> }> {
  const name = `feeds/${placeOf(base)}`;
  const before = await noted(province, name, discovered);
  const now = province.now();
  if (before && now.getTime() - Date.parse(before.at) < DISCOVERY_MILLISECONDS)
    return { found: before.feeds.flatMap(foundOf), changed: new Set() };
  const found = await discover(base, exchange);
  const feeds = found.map(({ feed, key }) => ({ feed, key: vkeyOf(key) }));
  await noteOf(province, name, { at: now.toISOString(), feeds });
  const keys = new Map(before?.feeds.map(({ feed, key }) => [feed, key]));
  return { found, changed: new Set(feeds.flatMap(({ feed, key }) => (keys.get(feed) === key ? [] : [feed]))) };
}

function foundOf({ feed, key }: { feed: FeedId; key: string }): Found[] {
  const parsed = parseVkey(key);
  return parsed ? [{ feed, key: parsed }] : [];
}
