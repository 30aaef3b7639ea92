import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainFaults, entryDigest, eventOf, nextEntry, pad, slotOf } from '#core/ledger.ts';
import type { LedgerEntry, LedgerEvent } from '#core/model.ts';

const digest = 'a'.repeat(64);
const publish = (unit: string, release: number): LedgerEvent => ({
  kind: 'publish',
  unit,
  release,
  digest,
  reason: 'added',
});

function chain(events: readonly LedgerEvent[], times: readonly string[] = []): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (const [i, event] of events.entries())
    entries.push(nextEntry('420923', entries.at(-1), event, times[i] ?? '2026-11-23T00:00:00.000Z'));
  return entries;
}

const anyEvent = fc.oneof(
  fc
    .record({ unit: fc.constantFrom('u1', 'u2'), release: fc.integer({ min: 1, max: 99 }) })
    .map((e) => publish(e.unit, e.release)),
  fc.integer({ min: 1, max: 99 }).map((release): LedgerEvent => ({ kind: 'register', release, digest })),
);
const anyTime = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString());

describe('The ledger', () => {
  it('numbers its entries 1, 2, 3 and binds each to the one before', () => {
    const [first, second] = chain([publish('u1', 1), publish('u2', 1)]);
    expect(first).toMatchObject({ seq: 1, previous: null });
    expect(second).toMatchObject({ seq: 2, previous: first && entryDigest(first) });
  });

  it('never lets its time run backwards, even when a clock does', () => {
    const [, second] = chain(
      [publish('u1', 1), publish('u2', 1)],
      ['2026-11-23T10:00:00.000Z', '2026-11-23T08:00:00.000Z'],
    );
    expect(second?.at).toBe('2026-11-23T10:00:00.000Z');
  });

  it('finds no fault in what it wrote itself, whatever the events and the clocks', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyEvent, anyTime), { maxLength: 20 }), (steps) => {
        const entries = chain(
          steps.map(([event]) => event),
          steps.map(([, time]) => time),
        );
        expect(chainFaults(entries)).toEqual([]);
      }),
    );
  });

  it('shows every altered, dropped or swapped entry', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 }), fc.constantFrom('alter', 'drop', 'swap'), (at, how) => {
        const entries = chain([1, 2, 3, 4, 5, 6].map((n) => publish('u1', n)));
        const entry = entries[at];
        const next = entries[at + 1];
        if (!entry || !next) throw new Error('the chain is six long');
        if (how === 'alter') entries[at] = { ...entry, at: '2026-11-22T00:00:00.000Z' };
        if (how === 'drop') entries.splice(at, 1);
        if (how === 'swap') entries.splice(at, 2, next, entry);
        expect(chainFaults(entries)).not.toEqual([]);
      }),
    );
  });

  it('gives two publishers of the same release of a unit the same slot, and all others slots of their own', () => {
    expect(slotOf(publish('u1', 4))).toBe(
      slotOf({ kind: 'confirm', unit: 'u1', release: 4, digest, groups: ['staff'] }),
    );
    const others = [publish('u1', 5), publish('u2', 4), { kind: 'register', release: 4, digest } as const];
    expect(new Set([publish('u1', 4), ...others].map(slotOf)).size).toBe(4);
  });

  it('recognises its own event again behind the marks the ledger put on it', () => {
    fc.assert(
      fc.property(anyEvent, anyTime, (event, time) => {
        expect(eventOf(nextEntry('420923', undefined, event, time))).toEqual(event);
      }),
    );
  });

  it('writes numbers so that they sort like numbers', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(Math.sign(a - b)).toBe(pad(a) < pad(b) ? -1 : pad(a) > pad(b) ? 1 : 0);
      }),
    );
  });
});
