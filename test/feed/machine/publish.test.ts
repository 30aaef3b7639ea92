import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { splitBatches } from '#core/feed/batch.ts';
import type { AnyLine } from '#core/feed/lines.ts';
import type { KeptHead } from '#core/feed/ports.ts';
import { isLive } from '#core/feed/rows.ts';
import { emptyManifest, FeedState } from '#core/feed/state.ts';
import { parseVkey, verifyNote, vkeyOf } from '#core/tlog/note.ts';
import { rootOf } from '#core/tlog/proofs.ts';
import { allSegments } from '#feed/changes.ts';
import { boundBy, keyName, tileReader } from '#feed/log.ts';
import { bucketsOf, type Maker, readManifest } from '#feed/maker.ts';
import { publish } from '#feed/publish.ts';
import { allLines } from '#feed/redaction.ts';
import { roll } from '#feed/roll.ts';
import { memoryLedger, people, person } from '#test/feed/machine/ledger.ts';
import { FEED, makerOver, memoryStore } from '#test/feed/machine/memory.ts';

/** A county of three units, of which one changes a post and loses a person, and one is taken down. */
function county() {
  const ledger = memoryLedger(FEED);
  ledger.register(3);
  ledger.publish(1, people(4));
  ledger.publish(2, people(3));
  ledger.publish(1, [person(0, { post: '主任' }), person(1), person(3)]);
  return ledger;
}

/** What a feed says, for comparison: every live record without its salt, version and digest. */
async function contentOf(maker: Maker, kept: KeptHead) {
  const { head } = kept;
  if (!head) throw new Error('There is no head');
  const manifest = await readManifest(maker.files, head.state.buckets);
  const rows = (await Promise.all(manifest.buckets.map((_, n) => bucketsOf(maker.files, manifest)(n)))).flat();
  return Object.fromEntries(rows.filter(isLive).map(({ type, id, data }) => [`${type}/${id}`, data]));
}

/** Applies the whole feed to nothing, as a stranger would, and answers what is wrong with it. */
async function proven(maker: Maker, kept: KeptHead): Promise<AnyLine[]> {
  const { head } = kept;
  if (!head) throw new Error('There is no head');
  const lines = await allLines(maker, kept);
  const state = new FeedState(emptyManifest(FEED, head.epoch), async () => []);
  const { batches, rest } = splitBatches(lines);
  expect(rest).toEqual([]);
  for (const batch of batches) await state.apply(batch);
  expect([state.seq, state.digest]).toEqual([head.seq, head.state.digest]);
  const key = parseVkey(
    vkeyOf({ name: keyName(FEED), algorithm: 'ed25519', publicKey: await maker.signer.publicKey() }),
  );
  expect(key && verifyNote(head.checkpoint, key)).toEqual({});
  const bound = boundBy(head.checkpoint, FEED, head.epoch);
  expect(bound).toEqual({
    size: head.seq,
    state: head.state.digest,
    root: await rootOf(head.seq, tileReader(maker.files)),
  });
  return lines;
}

describe('A county tells its ledger as a feed', () => {
  it('says what the ledger published, and any stranger can prove it', async () => {
    const store = memoryStore();
    const maker = makerOver(store);
    const kept = await publish(maker, county().source);
    if (!kept) throw new Error('Nothing was published');
    await proven(maker, kept);
    const content = await contentOf(maker, kept);
    expect(Object.keys(content).filter((id) => id.startsWith('staff/u-test-0001'))).toHaveLength(3);
    expect(content['staff/u-test-0001/s-00000']).toMatchObject({ post: '主任', unit: 'u-test-0001' });
    expect(content['unit/u-test-0003']).toMatchObject({ registered: true, published: null });
    expect(kept.head?.counts).toEqual({ jurisdiction: 1, unit: 3, staff: 6, checkBack: 0 });
  });

  it('tells nothing twice when it is woken again', async () => {
    const store = memoryStore();
    const maker = makerOver(store);
    const { source } = county();
    const first = await publish(maker, source);
    expect(await publish(maker, source)).toEqual(first);
  });

  it('comes to the same content wherever it crashes, and stays provable', async () => {
    const clean = memoryStore();
    const ledger = county();
    ledger.takeDown(1, [1]);
    ledger.publish(2, people(2));
    const expected = await publish(makerOver(clean), ledger.source);
    if (!expected) throw new Error('Nothing was published');
    const content = await contentOf(makerOver(clean), expected);
    for (let crashAt = 1; crashAt <= clean.calls.count; crashAt += 1) {
      const store = memoryStore();
      store.calls.crashAt = crashAt;
      await publish(makerOver(store), ledger.source).catch(() => undefined);
      store.calls.crashAt = Number.POSITIVE_INFINITY;
      const kept = await publish(makerOver(store), ledger.source);
      if (!kept) throw new Error('Nothing was published');
      expect(await contentOf(makerOver(store), kept), `after a crash at call ${crashAt}`).toEqual(content);
      await proven(makerOver(store), kept);
    }
  });

  it('is told by one of two rivals, never by both', async () => {
    const store = memoryStore();
    const { source } = county();
    const [a, b] = await Promise.all([publish(makerOver(store), source), publish(makerOver(store), source)]);
    const kept = store.read(FEED);
    if (!kept || !a || !b) throw new Error('Nothing was published');
    const lines = await proven(makerOver(store), kept);
    expect(lines.filter((line) => line.op === 'commit')).toHaveLength(4);
  });
});

describe('What is taken down leaves the feed', () => {
  const everything = (contents: ReadonlyMap<string, Uint8Array>): string =>
    [...contents]
      .map(([path, bytes]) => (path.endsWith('.gz') ? gunzipSync(bytes).toString() : Buffer.from(bytes).toString()))
      .join();

  it('is found in no file any more, while the log still verifies', async () => {
    const store = memoryStore();
    const maker = makerOver(store);
    const ledger = county();
    await publish(maker, ledger.source);
    await roll(maker);
    ledger.publish(2, people(2));
    await publish(maker, ledger.source);
    expect(everything(store.contents)).toContain('s-00002');
    // Person 2 of unit 1 stood in its first release alone; person 2 of unit 2 in its own first release alone.
    ledger.takeDown(1, [1]);
    ledger.takeDown(2, [1]);
    const kept = await publish(maker, ledger.source);
    if (!kept) throw new Error('Nothing was published');
    await proven(maker, kept);
    expect(everything(store.contents)).not.toContain('s-00002');
    expect(kept.head?.snapshot).toBeNull();
    expect(kept.destroying).toBe(false);
    expect(allSegments(kept).length).toBeGreaterThan(0);
  });

  it('takes what is in force out of the state, and leaves a stub of the unit', async () => {
    const store = memoryStore();
    const maker = makerOver(store);
    const ledger = county();
    ledger.takeDown(2, [1]);
    const kept = await publish(maker, ledger.source);
    if (!kept) throw new Error('Nothing was published');
    await proven(maker, kept);
    const content = await contentOf(maker, kept);
    expect(Object.keys(content).filter((id) => id.startsWith('staff/u-test-0002'))).toEqual([]);
    expect(content['unit/u-test-0002']).toMatchObject({ published: null, takenDown: { reason: 'privacy' } });
    expect(kept.head?.redactions).toMatchObject([{ acknowledged: [] }]);
  });
});
