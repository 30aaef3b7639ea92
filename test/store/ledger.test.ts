import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainFaults } from '#core/ledger.ts';
import type { LedgerEntry, LedgerEvent } from '#core/model.ts';
import { dynamoLedger, type Ledger, SlotTaken } from '#store/ledger.ts';
import { dyingBeforeWrite } from '#test/support/crash.ts';
import { startDatabase, type TestDatabase } from '#test/support/database.ts';

const now = '2026-11-23T01:00:00.000Z';
const publish = (unit: string, release: number, digest = 'a'): LedgerEvent => ({
  kind: 'publish',
  unit,
  release,
  digest: digest.repeat(64),
  reason: 'added',
});

let database: TestDatabase;
let ledger: Ledger;
beforeAll(async () => {
  database = await startDatabase();
  ledger = dynamoLedger(database.client, database.tables.ledger);
});
afterAll(() => database.stop());

async function wholeLedger(j: string): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (;;) {
    const page = await ledger.after(j, entries.length);
    if (page.length === 0) return entries;
    entries.push(...page);
  }
}

describe('Appending to the ledger of a county', () => {
  it('lets 50 writers append at once and leaves no gap, no fork and none of them out', async () => {
    const writers = Array.from({ length: 50 }, (_, n) =>
      dynamoLedger(database.client, database.tables.ledger).append('420901', [publish(`u${n}`, 1)], now),
    );
    const appended = (await Promise.all(writers)).flat();
    const entries = await wholeLedger('420901');
    expect(entries.map((e) => e.seq)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    expect(chainFaults(entries)).toEqual([]);
    expect(new Set(appended.map((e) => e.seq)).size).toBe(50);
  });

  it('gives the next release of a unit to exactly one of 50 who want to publish it, and tells the others who was first', async () => {
    const wishes = Array.from({ length: 50 }, (_, n) => publish('u1', 1, (n % 16).toString(16)));
    const outcomes = await Promise.allSettled(wishes.map((wish) => ledger.append('420902', [wish], now)));
    const entries = await wholeLedger('420902');
    expect(entries).toHaveLength(1);
    const winner = entries[0] as LedgerEntry;
    for (const [n, outcome] of outcomes.entries()) {
      const same = winner.kind === 'publish' && wishes[n]?.kind === 'publish' && wishes[n].digest === winner.digest;
      if (same) expect(outcome).toMatchObject({ status: 'fulfilled', value: [winner] });
      else expect(outcome.status === 'rejected' && outcome.reason).toBeInstanceOf(SlotTaken);
    }
  });

  it('appends nothing when the same publication is sent again, and answers the entry it has', async () => {
    const [first] = await ledger.append('420903', [publish('u1', 1)], now);
    await ledger.append('420903', [publish('u2', 1)], now);
    const [again] = await ledger.append('420903', [publish('u1', 1)], '2026-12-01T00:00:00.000Z');
    expect(again).toEqual(first);
    expect(await wholeLedger('420903')).toHaveLength(2);
  });

  it('appends a run of 120 units in order, and finishes a run that was cut short', async () => {
    const events = Array.from({ length: 120 }, (_, n) => publish(`u${n}`, 1));
    const dying = dynamoLedger(dyingBeforeWrite(2, database.client), database.tables.ledger);
    await expect(dying.append('420904', events, now)).rejects.toThrow('killed');
    expect(await wholeLedger('420904')).toHaveLength(50);
    await ledger.append('420904', events, now);
    const entries = await wholeLedger('420904');
    expect(entries.map((e) => (e.kind === 'publish' ? e.unit : ''))).toEqual(events.map((_, n) => `u${n}`));
    expect(chainFaults(entries)).toEqual([]);
  });

  it('refuses a whole run when one event of it comes too late', async () => {
    await ledger.append('420905', [publish('u1', 1)], now);
    await expect(ledger.append('420905', [publish('u2', 1), publish('u1', 1, 'b')], now)).rejects.toThrow(SlotTaken);
    expect(await wholeLedger('420905')).toHaveLength(1);
  });

  it('keeps counties apart', async () => {
    await Promise.all(['420906', '420907'].map((j) => ledger.append(j, [publish('u1', 1)], now)));
    expect((await ledger.head('420906'))?.seq).toBe(1);
    expect((await ledger.head('420907'))?.seq).toBe(1);
  });

  it('lists the releases of a unit, newest first', async () => {
    const confirm: LedgerEvent = { kind: 'confirm', unit: 'u1', release: 2, digest: 'a'.repeat(64), groups: ['staff'] };
    await ledger.append('420908', [publish('u1', 1), publish('u10', 1), confirm], now);
    expect((await ledger.releasesOf('420908', 'u1')).map((e) => e.kind)).toEqual(['confirm', 'publish']);
    expect((await ledger.newest('420908', { unit: 'u1' }))?.kind).toBe('confirm');
  });
});
