import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Files, Heads, KeptHead } from '#core/feed/ports.ts';
import { settled } from '#feed/commit.ts';
import type { Maker } from '#feed/maker.ts';
import { publish } from '#feed/publish.ts';
import { roll } from '#feed/roll.ts';
import { seededRandom } from '#local/seed/random.ts';
import { memoryLedger, people, person } from '#test/feed/machine/ledger.ts';
import { FEED, makerOver, memoryStore } from '#test/feed/machine/memory.ts';
import { publisherOver } from '#test/feed/machine/publisher.ts';
import { contentOf, missing, proven, says } from '#test/feed/machine/reading.ts';

/** A county that has told two units' people, and made a snapshot of them. */
async function county() {
  const store = memoryStore();
  const maker = makerOver(store);
  const ledger = memoryLedger(FEED);
  ledger.register(3);
  ledger.publish(1, people(4));
  ledger.publish(2, people(12));
  await publish(maker, ledger.source);
  await roll(maker);
  return { store, maker, ledger };
}

const kept = (store: ReturnType<typeof memoryStore>): KeptHead => {
  const found = store.read(FEED);
  if (!found) throw new Error('Nothing was published');
  return found;
};

/** A door that stays shut until it is opened. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Turns until something holds, that another maker brings about. */
async function until(holds: () => boolean): Promise<void> {
  for (let n = 0; n < 1_000 && !holds(); n += 1) await turn();
  expect(holds()).toBe(true);
}

describe('A maker that is slow to destroy', () => {
  /** One maker stops where it begins to list or to remove, another goes on to its next commit, and then the first goes on. */
  it.each(['list', 'remove'] as const)('takes nothing from one that has gone on meanwhile: %s', async (where) => {
    const { store, maker, ledger } = await county();
    ledger.takeDown(2, [1]);
    const { opened, open } = gate();
    let slow = false;
    const files: Files = {
      ...store.files,
      async *list(prefix) {
        slow ||= where === 'list';
        if (where === 'list') await opened;
        yield* store.files.list(prefix);
      },
      async remove(paths) {
        slow = true;
        if (where === 'remove') await opened;
        await store.files.remove(paths);
      },
    };
    const first = publish({ ...maker, files }, ledger.source);
    await until(() => slow);
    ledger.publish(3, people(5));
    const heads: Heads = {
      ...store.heads,
      async replace(feed, before, next) {
        const replaced = await store.heads.replace(feed, before, next);
        // Stops once its next commit is named, for another to finish.
        if (next.pending) throw new Error('crash');
        return replaced;
      },
    };
    await expect(publish({ ...maker, heads }, ledger.source)).rejects.toThrow('crash');
    expect(kept(store).pending).not.toBeNull();
    open();
    await first;
    const after = kept(store);
    await proven(maker, after);
    expect(await missing(maker, after)).toEqual([]);
    expect(says(store, 'u-test-0002/s-')).toBe(false);
    expect(after.head?.counts.staff).toBe(9);
  });
});

describe('A snapshot that comes too late', () => {
  it('with what was taken down while it was made is shown to nobody, and goes at once', async () => {
    const { store, maker, ledger } = await county();
    ledger.publish(1, people(3));
    await publish(maker, ledger.source);
    const { opened, open } = gate();
    let begun = false;
    const put: Files['put'] = async (path, bytes) => {
      begun ||= path.startsWith('snapshots/');
      if (path.startsWith('snapshots/')) await opened;
      await store.files.put(path, bytes);
    };
    const slow = roll({ ...maker, files: { ...store.files, put } });
    await until(() => begun);
    const { seq } = kept(store).head ?? { seq: 0 };
    ledger.takeDown(2, [1]);
    await publish(maker, ledger.source);
    await roll(maker);
    expect(says(store, 'u-test-0002/s-')).toBe(false);
    open();
    await slow;
    expect(says(store, 'u-test-0002/s-')).toBe(false);
    // Had it crashed instead of finding out, nobody would be shown it either.
    store.contents.set(`snapshots/${seq}/manifest.json`, Buffer.from('{}'));
    const { origin } = publisherOver(store, FEED);
    await expect(origin.bytes(`snapshots/${seq}/manifest.json`)).rejects.toThrow('410');
  });

  it('or any other file of before a takedown is removed by the next round that looks', async () => {
    const { store, maker, ledger } = await county();
    const { seq } = kept(store).head ?? { seq: 0 };
    ledger.takeDown(2, [1]);
    await publish(maker, ledger.source);
    // Until there is nothing left to be swept.
    for (let n = 0; n < 3; n += 1) await roll(maker);
    const left = `state/${seq}/7.${'0'.repeat(64)}.ndjson.gz`;
    store.contents.set(left, Buffer.from(''));
    await roll({ ...maker, now: () => '2026-11-25T00:00:00.000Z' });
    expect(store.contents.has(left)).toBe(true);
    await roll({ ...maker, now: () => '2026-12-01T00:00:00.000Z' });
    expect(store.contents.has(left)).toBe(false);
  });
});

describe('A commit whose files are gone', () => {
  it.each([
    ['its changes', (seq: number) => new RegExp(`^segments/\\d+-${seq}\\.`)],
    ['its list of buckets', (seq: number) => new RegExp(`^state/${seq}/pending`)],
    ['a bucket', (seq: number) => new RegExp(`^state/${seq}/\\d`)],
  ])('is dropped and made again: %s', async (_, of) => {
    const { store, maker, ledger } = await county();
    ledger.publish(3, people(5));
    const stopping: Heads = {
      ...store.heads,
      async replace(feed, before, next) {
        await store.heads.replace(feed, before, next);
        throw new Error('crash');
      },
    };
    await expect(publish({ ...maker, heads: stopping }, ledger.source)).rejects.toThrow('crash');
    const path = [...store.contents.keys()].find((one) => of(kept(store).pending?.next.seq ?? 0).test(one));
    expect(store.contents.delete(path ?? '')).toBe(true);
    await publish(maker, ledger.source);
    const after = kept(store);
    await proven(maker, after);
    expect(await missing(maker, after)).toEqual([]);
    expect(after.head?.counts.staff).toBe(21);
  });
});

/** The same store, at which every call waits its turn: which of two makers comes first follows from the seed. */
function jostling({ files, heads }: ReturnType<typeof memoryStore>, seed: number): { files: Files; heads: Heads } {
  const { int } = seededRandom(seed);
  const waiting = async () => {
    for (let n = int(0, 3); n > 0; n -= 1) await turn();
  };
  const late =
    <A extends unknown[], R>(call: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      await waiting();
      return call(...given);
    };
  return {
    files: {
      get: late(files.get),
      put: late(files.put),
      remove: async (paths) => {
        for (const path of paths) {
          await waiting();
          await files.remove([path]);
        }
      },
      async *list(prefix) {
        await waiting();
        for await (const one of files.list(prefix)) {
          await waiting();
          yield one;
        }
      },
    },
    heads: {
      read: late(heads.read),
      replace: late(heads.replace),
    },
  };
}

describe('Makers that work at the same time', () => {
  const seeds = Array.from({ length: 12 }, (_, n) => n + 1);

  it('publish, make snapshots, destroy and sweep without taking anything from each other', async () => {
    for (const seed of seeds) {
      const { store, maker, ledger } = await county();
      const other = (n: number): Maker => ({ ...maker, ...jostling(store, 100 * seed + n) });
      ledger.publish(1, [...people(3), person(3, { post: '主任' })]);
      await Promise.all([publish(other(1), ledger.source), roll(other(2))]);
      ledger.takeDown(2, [1]);
      ledger.publish(3, people(4));
      await Promise.all([publish(other(3), ledger.source), publish(other(4), ledger.source), roll(other(5))]);
      ledger.publish(2, people(2));
      await Promise.all([roll(other(6)), publish(other(7), ledger.source), settled(other(8))]);
      await publish(maker, ledger.source);
      await roll(maker);
      await roll(maker);
      const after = kept(store);
      await proven(maker, after);
      expect(await missing(maker, after), `with seed ${seed}`).toEqual([]);
      expect(says(store, 'u-test-0002/s-00007'), `with seed ${seed}`).toBe(false);
      expect(after.head?.counts, `with seed ${seed}`).toMatchObject({ unit: 3, staff: 10 });
      expect(after.head?.snapshot?.seq).toBe(after.head?.seq);
    }
  });
});

describe('A round of snapshots that crashes', () => {
  it('is made up for by the next, wherever it was', async () => {
    // Late enough for the first snapshot and its changes to be let go, and for what was swept to be removed.
    const now = '2028-11-23T00:00:00.000Z';
    const rounds = async (crashAt: number) => {
      const { store, maker, ledger } = await county();
      const later = { ...maker, now: () => now };
      ledger.publish(1, people(3));
      await publish(maker, ledger.source);
      ledger.publish(3, people(5));
      await publish(maker, ledger.source);
      const from = store.calls.writes;
      store.calls.crashAtWrite = from + crashAt;
      for (let n = 0; n < 2; n += 1) await roll(later).catch(() => undefined);
      const writes = store.calls.writes - from;
      store.calls.crashAtWrite = Number.POSITIVE_INFINITY;
      return { store, later, ledger, writes };
    };
    const { writes } = await rounds(Number.POSITIVE_INFINITY);
    for (let crashAt = 1; crashAt <= writes; crashAt += 1) {
      const { store, later, ledger } = await rounds(crashAt);
      expect(await missing(later, kept(store)), `after a crash at write ${crashAt}`).toEqual([]);
      ledger.publish(2, people(2));
      await publish(later, ledger.source);
      for (let n = 0; n < 3; n += 1) await roll(later);
      const after = kept(store);
      expect(await missing(later, after), `after a crash at write ${crashAt}`).toEqual([]);
      expect(after.snapshots.at(-1)).toEqual({ seq: after.head?.seq, at: now });
      expect(after.snapshots.every(({ at }) => at === now)).toBe(true);
      expect(Object.keys(await contentOf(later, after))).toHaveLength(1 + 3 + 3 + 2 + 5);
      const snapshots = new Set(after.snapshots.map(({ seq }) => `snapshots/${seq}`));
      const left = [...store.contents.keys()].filter((path) => path.startsWith('snapshots/'));
      expect(left.filter((path) => !snapshots.has(path.split('/').slice(0, 2).join('/')))).toEqual([]);
    }
  });
});
