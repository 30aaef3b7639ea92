import { describe, expect, it } from 'vitest';
import { allSegments } from '#feed/archive.ts';
import { publish } from '#feed/publish.ts';
import { roll } from '#feed/roll.ts';
import { memoryLedger, people, person } from '#test/feed/machine/ledger.ts';
import { FEED, makerOver, memoryStore } from '#test/feed/machine/memory.ts';
import { contentOf, proven, says } from '#test/feed/machine/reading.ts';

/** A county of three units, of which one changes a post and loses a person, and one is taken down. */
function county() {
  const ledger = memoryLedger(FEED);
  ledger.register(3);
  ledger.publish(1, people(4));
  ledger.publish(2, people(3));
  ledger.publish(1, [person(0, { post: '主任' }), person(1), person(3)]);
  return ledger;
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
    for (let crashAt = 1; crashAt <= clean.calls.writes; crashAt += 1) {
      const store = memoryStore();
      store.calls.crashAtWrite = crashAt;
      await publish(makerOver(store), ledger.source).catch(() => undefined);
      store.calls.crashAtWrite = Number.POSITIVE_INFINITY;
      const kept = await publish(makerOver(store), ledger.source);
      if (!kept) throw new Error('Nothing was published');
      expect(await contentOf(makerOver(store), kept), `after a crash at write ${crashAt}`).toEqual(content);
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
  it('is found in no file any more, while the log still verifies', async () => {
    const store = memoryStore();
    const maker = makerOver(store);
    const ledger = county();
    await publish(maker, ledger.source);
    await roll(maker);
    ledger.publish(2, people(2));
    await publish(maker, ledger.source);
    expect(says(store, 's-00002')).toBe(true);
    // Person 2 of unit 1 stood in its first release alone; person 2 of unit 2 in its own first release alone.
    ledger.takeDown(1, [1]);
    ledger.takeDown(2, [1]);
    const kept = await publish(maker, ledger.source);
    if (!kept) throw new Error('Nothing was published');
    await proven(maker, kept);
    expect(says(store, 's-00002')).toBe(false);
    expect(kept.head?.snapshot).toBeNull();
    expect(kept.destroying).toBe(false);
    expect((await allSegments(store.files, kept)).length).toBeGreaterThan(0);
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
