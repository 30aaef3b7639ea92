import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conform } from '#conformance/conform.ts';
import type { FeedHead } from '#core/feed/model.ts';
import { keyName } from '#feed/log.ts';
import { publish } from '#feed/publish.ts';
import type { Origin } from '#feed/pull/origin.ts';
import { politeExchange } from '#feed/pull/polite.ts';
import { type Puller, pull } from '#feed/pull/pull.ts';
import { allLines } from '#feed/redaction.ts';
import { republish } from '#feed/republish.ts';
import { roll } from '#feed/roll.ts';
import { seededRandom } from '#local/seed/random.ts';
import { openCounties } from '#test/aggregator/county.ts';
import { memoryLedger, people } from '#test/feed/machine/ledger.ts';
import { FEED, makerOver, memoryMirrors, memoryStore, testSigner } from '#test/feed/machine/memory.ts';
import { publisherOver } from '#test/feed/machine/publisher.ts';
import { missing } from '#test/feed/machine/reading.ts';

const HOUR = 3_600_000;
const BEGINNING = Date.parse('2026-11-02T00:00:00.000Z');

/** A county that lives through days; `off` is how wrong its clocks are, in hours: of what tells the feed, and of the ledger. */
function county(off: () => number = () => 0) {
  const store = memoryStore();
  const days = { today: 0, lived: 0 };
  const now = () => BEGINNING + (days.today * 24 + off()) * HOUR;
  const maker = { ...makerOver(store), now: () => new Date(now()).toISOString() };
  const ledger = memoryLedger(FEED, now);
  ledger.register(3);
  const head = (): FeedHead => {
    const found = store.read(FEED)?.head;
    if (!found) throw new Error('Nothing was published');
    return found;
  };
  const liveOn = async (day: number, publishes: boolean) => {
    days.today = day;
    days.lived += 1;
    if (publishes) ledger.publish(1 + (days.lived % 3), people(1 + (days.lived % 7)));
    await publish(maker, ledger.source);
    return roll(maker);
  };
  const taking = async (origin: Origin): Promise<Puller> => ({
    origin,
    key: { name: keyName(FEED), algorithm: 'ed25519', publicKey: await maker.signer.publicKey() },
    files: memoryStore().files,
    mirrors: memoryMirrors(),
    now: maker.now,
  });
  return { store, maker, ledger, head, liveOn, taking };
}

/** Numbers of the lines that can be asked for are those from `minSeq` on, without gap. */
async function withoutGap({ store, maker }: Pick<ReturnType<typeof county>, 'store' | 'maker'>): Promise<FeedHead> {
  const kept = store.read(FEED);
  if (!kept?.head) throw new Error('Nothing was published');
  const { minSeq, seq } = kept.head;
  const numbers = (await allLines(maker, kept)).map((line) => line.seq);
  expect(numbers).toEqual(Array.from({ length: seq - minSeq }, (_, i) => minSeq + 1 + i));
  expect(await missing(maker, kept)).toEqual([]);
  return kept.head;
}

describe('What a feed keeps', () => {
  it('is every snapshot of the last 35 days with the changes after it, and no older one', async () => {
    const { store, head, liveOn, taking } = county();
    const heads = new Map<number, FeedHead>();
    for (let day = 0; day <= 80; day += 5) {
      await liveOn(day, day % 10 === 0);
      heads.set(day, head());
    }
    // What was let go of is removed the next time, or the time after that.
    await liveOn(81, false);
    await liveOn(82, false);
    const standing = [...heads].filter(([, { snapshot }]) => store.contents.has(snapshot?.manifest.path ?? ''));
    expect(standing.map(([day]) => day)).toEqual([50, 55, 60, 65, 70, 75, 80]);
    expect(head().minSeq).toBe(0);
    const { origin } = publisherOver(store, FEED);
    for (const [day, then] of standing) {
      const puller = await taking({ ...origin, head: async () => ({ head: then, etag: undefined }) });
      expect((await pull(puller)).kept.seq, `the snapshot of day ${day}`).toBe(then.snapshot?.seq);
      const joined = await pull({ ...puller, origin });
      expect(joined, `the changes after day ${day}`).toMatchObject({ bootstrapped: false, kept: { seq: head().seq } });
    }
  });

  it('is changes for 400 days; who asks for older ones is shown a snapshot, and begins with it', async () => {
    const { store, maker, ledger, head, liveOn, taking } = county();
    await liveOn(0, true);
    ledger.takeDown(2, [1]);
    await liveOn(1, false);
    expect(head().redactions).toHaveLength(1);
    const { origin, asked } = publisherOver(store, FEED);
    const puller = await taking(origin);
    await pull(puller);
    const first = head().seq;
    for (const day of [100, 395, 405, 410]) await liveOn(day, true);
    // Three hundred days later, day 100 can still be asked for, and day 0 cannot.
    const { minSeq } = await withoutGap({ store, maker });
    expect(minSeq).toBe(first);
    await liveOn(600, true);
    expect((await withoutGap({ store, maker })).minSeq).toBeGreaterThan(first);
    // Nor is anyone asked any longer to acknowledge what was destroyed then.
    expect(head().redactions).toEqual([]);
    asked.length = 0;
    const { bootstrapped, kept } = await pull(puller);
    expect([bootstrapped, kept.seq]).toEqual([true, head().seq]);
    expect(asked).toContain(head().snapshot?.manifest.path);
  });

  it('is told by 410 over HTTP, with the way to the snapshot; and a feed that has let go of changes conforms', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'retention-'));
    const counties = await openCounties(folder);
    try {
      const ledger = memoryLedger(FEED);
      ledger.register(2);
      ledger.publish(1, people(6));
      await counties.publish(FEED, ledger.source);
      await counties.roll(FEED);
      const later = { ...counties.makerOf(FEED), now: () => '2028-04-01T00:00:00.000Z' };
      ledger.publish(2, people(3));
      await publish(later, ledger.source);
      await roll(later);
      ledger.publish(1, people(5));
      await publish(later, ledger.source);
      const head: FeedHead = await (await fetch(`${counties.url}/v1/feeds/${FEED}/head`)).json();
      expect(head.minSeq).toBeGreaterThan(0);
      const answer = await fetch(`${counties.url}/v1/feeds/${FEED}/changes?after=${head.minSeq - 1}`);
      expect(answer.status).toBe(410);
      const { minSeq, snapshot } = await answer.json();
      expect(minSeq).toBe(head.minSeq);
      const manifest = await (await fetch(`${counties.url}${snapshot}`)).json();
      expect(manifest).toMatchObject({ seq: head.snapshot?.seq, state: expect.any(String) });
      expect((await fetch(`${counties.url}/v1/feeds/${FEED}/changes?after=${head.minSeq}`)).status).toBe(200);
      const { results } = await conform(new URL(`${counties.url}/`), politeExchange(), {
        now: new Date('2028-04-01T00:00:00Z'),
      });
      expect(results.filter(({ ok }) => !ok)).toEqual([]);
    } finally {
      await counties.close();
      await rm(folder, { recursive: true });
    }
  });
});

describe('Clocks that are wrong by two hours', () => {
  it('take no change from anyone, and let no snapshot go before its time', async () => {
    const { int } = seededRandom(7);
    const off = () => int(-120, 120) / 60;
    const { store, maker, head, liveOn, taking } = county(off);
    const { origin } = publisherOver(store, FEED);
    const puller = await taking(origin);
    for (const day of [0, 0.05, 0.1, 1, 1.02, 34.9, 35, 35.1, 400, 400.05, 401, 401.1, 434.95, 435.05]) {
      await liveOn(day, true);
      const { cadence, snapshot } = await withoutGap({ store, maker });
      const ahead = (Date.parse(cadence.nextSnapshot) - BEGINNING) / HOUR - day * 24;
      expect(ahead, `the next snapshot, on day ${day}`).toBeGreaterThan(-4);
      expect(ahead, `the next snapshot, on day ${day}`).toBeLessThan(28);
      expect(snapshot?.seq).toBe(head().seq);
      expect((await pull(puller)).kept.seq).toBe(head().seq);
    }
    const kept = store.read(FEED);
    if (!kept) throw new Error('Nothing was published');
    // Times on the ledger never run backwards, whatever the clock says, and neither do those of the feed.
    const times = (await allLines(maker, kept)).map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    const youngest = (day: number) => new Date(BEGINNING + (day * 24 + 2) * HOUR).toISOString();
    expect(kept.snapshots.every(({ at }) => at >= youngest(435.05 - 35 - 4 / 24))).toBe(true);
  });

  it('leave no hole in what a province tells again, though its times run backwards', async () => {
    const publisher = county();
    await publisher.liveOn(0, true);
    const own = memoryStore();
    let now = BEGINNING;
    const maker = { ...makerOver(own), signer: testSigner(keyName(FEED), 8), now: () => new Date(now).toISOString() };
    const mirror = await publisher.taking(publisherOver(publisher.store, FEED).origin);
    for (const [hour, off] of [
      [0, 0],
      [1, 2],
      [2, -2],
      [3, 2],
      [4, -2],
    ] as const) {
      await publisher.liveOn(hour / 24, true);
      now = BEGINNING + (hour + off) * HOUR;
      const { kept } = await pull(mirror);
      await republish(maker, { kept, files: mirror.files });
      await roll(maker);
    }
    for (const hour of [1, 2, 3, 4, 5]) {
      now = BEGINNING + (400 * 24 + hour) * HOUR;
      await roll(maker);
      await withoutGap({ store: own, maker });
    }
  });
});

describe('A feed that nothing happens to', () => {
  it('always says when its next snapshot is expected, and looks through no files', async () => {
    const { store, maker, head, liveOn } = county();
    await liveOn(0, true);
    await liveOn(1, false);
    await liveOn(2, false);
    const seq = head().seq;
    let lists = 0;
    const files = {
      ...store.files,
      list: (prefix: string) => {
        lists += 1;
        return store.files.list(prefix);
      },
    };
    const now = '2026-11-06T05:00:00.000Z';
    const kept = await roll({ ...maker, files, now: () => now });
    expect(kept?.head).toMatchObject({ seq, cadence: { nextSnapshot: '2026-11-07T00:00:00.000Z' } });
    expect(lists).toBe(0);
  });
});
