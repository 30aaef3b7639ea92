import { describe, expect, it } from 'vitest';
import type { KeptHead } from '#core/feed/ports.ts';
import { keyName } from '#feed/log.ts';
import { publish } from '#feed/publish.ts';
import { pull } from '#feed/pull/pull.ts';
import { allLines } from '#feed/redaction.ts';
import { roll } from '#feed/roll.ts';
import { takenAndToldAgain } from '#test/feed/machine/again.ts';
import { memoryLedger, people, person } from '#test/feed/machine/ledger.ts';
import { FEED, makerOver, memoryMirrors, memoryStore } from '#test/feed/machine/memory.ts';
import { publisherOver } from '#test/feed/machine/publisher.ts';
import { contentOf, proven, says } from '#test/feed/machine/reading.ts';

/** A county whose clock can be moved on; unit 2 has people whom only its first release lists. */
function county() {
  const store = memoryStore();
  const ledger = memoryLedger(FEED);
  const clock = { now: '2026-11-02T00:00:00.000Z' };
  const maker = { ...makerOver(store), now: () => clock.now };
  ledger.register(3);
  ledger.publish(1, people(4));
  ledger.publish(2, people(30));
  const tell = async (): Promise<KeptHead> => {
    const kept = await publish(maker, ledger.source);
    if (!kept) throw new Error('Nothing was published');
    return kept;
  };
  /** A province that takes the feed from nothing, and so proves all of it. */
  const stranger = async () => {
    const own = memoryStore();
    const key = { name: keyName(FEED), algorithm: 'ed25519' as const, publicKey: await maker.signer.publicKey() };
    const { origin } = publisherOver(store, FEED);
    await pull({ origin, key, files: own.files, mirrors: memoryMirrors(), now: maker.now });
    return own;
  };
  /** Five hundred days on: another unit has changed meanwhile, and of the first lines none is kept. */
  const laterThanKept = async () => {
    await tell();
    await roll(maker);
    for (const day of ['2028-04-02', '2028-05-12', '2028-05-13']) {
      clock.now = `${day}T00:00:00.000Z`;
      ledger.publish(3, people(Number(day.slice(-2)) % 10));
      await tell();
      await roll(maker);
    }
  };
  return { store, ledger, maker, clock, tell, stranger, laterThanKept };
}

const ops = async (maker: ReturnType<typeof county>['maker'], kept: KeptHead, op: string) =>
  (await allLines(maker, kept)).filter((line) => line.op === op);

describe('What is taken down after its lines are past their time', () => {
  it('is destroyed all the same: named by no line, in no snapshot, asked to be acknowledged', async () => {
    const { store, ledger, maker, tell, stranger, laterThanKept } = county();
    await laterThanKept();
    const before = store.read(FEED)?.head;
    expect(before?.minSeq).toBeGreaterThan(36);
    expect(says(store, 'u-test-0002/s-00007')).toBe(true);
    ledger.takeDown(2, [1]);
    const kept = await tell();
    expect(says(store, 'u-test-0002/s-')).toBe(false);
    expect(store.contents.has(before?.snapshot?.manifest.path ?? '')).toBe(false);
    expect(await ops(maker, kept, 'redact')).toHaveLength(31);
    expect(await ops(maker, kept, 'delete')).toEqual([]);
    expect(kept.head?.redactions).toHaveLength(1);
    await roll(maker);
    expect(says(await stranger(), 'u-test-0002/s-')).toBe(false);
  });

  it('is destroyed as well where an earlier release of the unit stands', async () => {
    const { store, ledger, maker, clock, tell, stranger } = county();
    ledger.publish(2, [...people(30), person(77)]);
    await tell();
    clock.now = '2028-05-12T00:00:00.000Z';
    await roll(maker);
    ledger.publish(3, people(2));
    await tell();
    clock.now = '2028-07-12T00:00:00.000Z';
    await roll(maker);
    expect(says(store, 'u-test-0002/s-00077')).toBe(true);
    ledger.takeDown(2, [2]);
    await tell();
    expect(says(store, 'u-test-0002/s-00077')).toBe(false);
    await roll(maker);
    expect(says(await stranger(), 'u-test-0002/s-00077')).toBe(false);
  });

  it('is no longer named where it had left the unit before, but a snapshot still held it', async () => {
    const { store, ledger, maker, tell, laterThanKept } = county();
    await laterThanKept();
    ledger.publish(2, people(20));
    await tell();
    expect(says(store, 'u-test-0002/s-00027')).toBe(true);
    ledger.takeDown(2, [1]);
    const kept = await tell();
    expect(says(store, 'u-test-0002/s-00027')).toBe(false);
    expect(says(store, 'u-test-0002/s-00007')).toBe(true);
    // The unit, and ten people whom the first release alone has listed.
    expect(await ops(maker, kept, 'redact')).toHaveLength(11);
  });
});

describe('What several releases say', () => {
  it('is destroyed once the last of them is taken down, whichever was taken down first', async () => {
    for (const order of [
      [1, 2],
      [2, 1],
    ]) {
      const { store, ledger, maker, tell } = county();
      ledger.publish(2, people(20));
      await tell();
      for (const release of order) {
        expect(says(store, 'u-test-0002/s-00007')).toBe(true);
        ledger.takeDown(2, [release]);
        await proven(maker, await tell());
      }
      expect(says(store, 'u-test-0002/s-'), `taken down in the order ${order}`).toBe(false);
    }
  });

  it('stays when the same document has been through the procedure again, and another is taken down', async () => {
    const { store, ledger, maker, tell } = county();
    ledger.takeDown(2, [1]);
    ledger.publish(2, people(30));
    ledger.publish(2, people(31));
    await tell();
    ledger.takeDown(2, [3]);
    await proven(maker, await tell());
    // The second release, which says the same as the first, stands.
    expect(says(store, 'u-test-0002/s-00007')).toBe(true);
    expect(says(store, 'u-test-0002/s-00030')).toBe(false);
  });

  it('leaves one person alone out, where a release without that person is published and those with them are taken down', async () => {
    const { store, ledger, maker, tell, stranger } = county();
    ledger.publish(2, people(31));
    await tell();
    await roll(maker);
    ledger.publish(
      2,
      people(31).filter(({ id }) => id !== 's-00007'),
    );
    ledger.takeDown(2, [1, 2]);
    const kept = await tell();
    await proven(maker, kept);
    expect(says(store, 'u-test-0002/s-00007')).toBe(false);
    // The unit as of both releases, and the person.
    expect(await ops(maker, kept, 'redact')).toHaveLength(3);
    expect(kept.head?.counts.staff).toBe(4 + 30);
    expect(says(await stranger(), 'u-test-0002/s-00030')).toBe(true);
  });

  it('and nothing of other units goes with it', async () => {
    const { ledger, maker, tell, laterThanKept } = county();
    await laterThanKept();
    ledger.takeDown(2, [1]);
    const content = await contentOf(maker, await tell());
    expect(Object.keys(content).filter((id) => id.startsWith('staff/u-test-0001'))).toHaveLength(4);
    expect(content['unit/u-test-0002']).toMatchObject({ published: null, takenDown: { reason: 'privacy' } });
  });
});

describe('A province that tells again what it told long ago', () => {
  it('destroys what the county has destroyed, though its own lines are past their time', async () => {
    const { store, ledger, maker, tell } = county();
    const [held, own] = [memoryStore(), memoryStore()];
    const key = { name: keyName(FEED), algorithm: 'ed25519' as const, publicKey: await maker.signer.publicKey() };
    const { origin } = publisherOver(store, FEED);
    const puller = { origin, key, files: held.files, mirrors: memoryMirrors(), now: maker.now };
    const clock = { now: '2026-11-02T00:00:00.000Z' };
    const province = { ...makerOver(own, 8), now: () => clock.now };
    const round = async () => {
      await tell();
      await takenAndToldAgain(puller, province);
      const told = await roll(province);
      if (!told) throw new Error('Nothing was told');
      return told;
    };
    await round();
    for (const now of ['2028-04-02', '2028-05-12', '2028-05-13']) {
      clock.now = `${now}T00:00:00.000Z`;
      ledger.publish(3, people(Number(now.slice(-2)) % 10));
      await round();
    }
    expect(own.read(FEED)?.head?.minSeq).toBeGreaterThan(36);
    // One person leaves, and stands in a snapshot alone.
    ledger.publish(2, people(29));
    await round();
    expect(says(own, 'u-test-0002/s-00007')).toBe(true);
    ledger.takeDown(2, [1, 2]);
    const told = await round();
    expect(says(own, 'u-test-0002/s-00007')).toBe(false);
    expect(says(own, '张丝帀')).toBe(false);
    expect(told.head?.redactions).toHaveLength(1);
    expect(await ops(province, told, 'redact')).toHaveLength(30);
  });
});
