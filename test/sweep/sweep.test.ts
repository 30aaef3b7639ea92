import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshnessPolicies } from '#core/freshness-policy.ts';
import type { LedgerEvent } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import { unitRow } from '#functions/open-data/unit-row.ts';
import { sweep } from '#functions/sweep/sweep.ts';
import { tellHeads } from '#functions/sweep/tell-heads.ts';
import { dueUnits, unitsToSweep } from '#store/due.ts';
import { dynamoInbox } from '#store/inbox.ts';
import { dynamoLedger } from '#store/ledger.ts';
import { dynamoPeople } from '#store/people.ts';
import { appendCounty, registration, type Stores, storesOf } from '#test/support/county.ts';
import { dyingBeforeWrite } from '#test/support/crash.ts';
import { startDatabase, type TestDatabase } from '#test/support/database.ts';

const may = '2026-05-11T01:00:00.000Z';

let database: TestDatabase;
let stores: Stores;
beforeEach(async () => {
  database = await startDatabase();
  stores = storesOf(database);
});
afterEach(() => database.stop());

const sweepOn = (day: string, ledger: Pick<Stores['ledger'], 'append'> = stores.ledger) => {
  const { client, tables } = database;
  const { freshnessOf } = stores;
  const due = (today: string) => unitsToSweep(client, tables.units, freshnessOf, today);
  const tell = tellHeads(dynamoPeople(client, tables.people), dynamoInbox(client, tables.people));
  return sweep({ ledger, due, freshnessOf, tell }, `${day}T01:00:00.000Z`);
};

/** A head of a county's first units, with an account. */
async function headOf(j: string, units: readonly string[]): Promise<Person> {
  const head: Person = { id: `head-${j}`, name: '刘主要', jurisdiction: j, roles: ['head'], units, active: true };
  const by = { id: 'ad', name: '郑管理' };
  await dynamoPeople(database.client, database.tables.people).put(head, 0, { at: may, by }, 'made');
  return head;
}

async function flagsOf(j: string, n: number) {
  const head = await stores.reader.head(j);
  return (await stores.reader.unitsAt(j, head?.seq ?? 0)).get(registration(n).id)?.published?.flags;
}

async function county(j: string, size = { units: 3, staff: 2 }) {
  await appendCounty(stores, j, size, may);
  await stores.projector.catchUp(j);
}

describe('The daily sweep', () => {
  it('flags nothing before the limit, and on the day after it what has passed it', async () => {
    const j = '420501';
    await county(j);
    expect((await sweepOn('2026-08-11')).flags).toBe(0);
    expect((await sweepOn('2026-08-12')).flags).toBe(6);
    await stores.projector.catchUp(j);
    expect(await flagsOf(j, 0)).toEqual({
      leadership: { state: 'stale', since: '2026-05-11', at: '2026-08-12T01:00:00.000Z' },
      staff: { state: 'stale', since: '2026-05-11', at: '2026-08-12T01:00:00.000Z' },
    });
  });

  it('run twice, or by two machines at once, flags once', async () => {
    const j = '420502';
    await county(j);
    await Promise.all([sweepOn('2026-08-12'), sweepOn('2026-08-12'), sweepOn('2026-08-12')]);
    await stores.projector.catchUp(j);
    await sweepOn('2026-08-12');
    const flags = (await stores.ledger.after(j, 4)).filter((e) => e.kind === 'flag');
    expect(flags).toHaveLength(6);
  });

  it('tells the head of each unit once, however often it runs, and nobody else', async () => {
    const j = '420510';
    await county(j, { units: 2, staff: 1 });
    const head = await headOf(j, [registration(0).id]);
    const other = await headOf('420511', [registration(1).id]);
    const inbox = dynamoInbox(database.client, database.tables.people);
    const failing = { append: () => Promise.reject(new Error('killed')) };
    await expect(sweepOn('2026-08-12', failing)).rejects.toThrow('killed');
    await Promise.all([sweepOn('2026-08-12'), sweepOn('2026-08-12')]);
    const [message, ...more] = await inbox.unread(head.id);
    expect(message).toMatchObject({
      unit: registration(0).id,
      text: { zh: expect.stringContaining('2 部分逾期未更新') },
    });
    expect(more).toEqual([]);
    expect(await inbox.unread(other.id)).toEqual([]);
    await inbox.markRead(head.id, message?.id ?? '', '2026-08-12T02:00:00.000Z');
    await sweepOn('2026-08-12');
    expect(await inbox.unread(head.id)).toEqual([]);
    await stores.projector.catchUp(j);
    await sweepOn('2026-09-20');
    expect(await inbox.unread(head.id)).toHaveLength(1);
  });

  it('that comes months late flags what is very stale as very stale, once', async () => {
    const j = '420503';
    await county(j);
    await sweepOn('2026-10-20');
    await stores.projector.catchUp(j);
    expect(await flagsOf(j, 1)).toMatchObject({ staff: { state: 'veryStale' }, leadership: { state: 'veryStale' } });
    await sweepOn('2026-10-21');
    expect((await stores.ledger.head(j))?.seq).toBe(10);
  });

  it('killed before any of its writes leaves the rest for the next run', async () => {
    const j = '420504';
    await county(j, { units: 60, staff: 1 });
    const dying = dynamoLedger(dyingBeforeWrite(2, database.client), database.tables.ledger);
    await expect(sweepOn('2026-08-12', dying)).rejects.toThrow('killed');
    await stores.projector.catchUp(j);
    await sweepOn('2026-08-12');
    const units = (await stores.ledger.after(j, 61, 500)).map((e) => (e.kind === 'flag' ? `${e.unit} ${e.group}` : ''));
    expect(new Set(units).size).toBe(120);
    expect(units).toHaveLength(120);
  });

  it('finds every unit that is due, also more than one page of them', async () => {
    const j = '420508';
    await county(j, { units: 130, staff: 1 });
    expect(await sweepOn('2026-08-12')).toEqual({ today: '2026-08-12', units: 130, flags: 260 });
    await stores.projector.catchUp(j);
    expect((await sweepOn('2026-08-12')).units).toBe(0);
  });

  it('that never runs takes nothing from what people see but the flag', async () => {
    const j = '420509';
    await county(j, { units: 1, staff: 1 });
    const record = (await stores.reader.unitsAt(j, 2)).get(registration(0).id);
    if (!record) throw new Error('the unit was published');
    expect(unitRow(record, '2026-08-12', freshnessPolicies)).toMatchObject({
      freshness: { state: 'stale', due: '2026-08-11' },
      flags: {},
    });
    expect(unitRow(record, '2026-09-09', freshnessPolicies).freshness?.state).toBe('veryStale');
  });

  it('is ended by a confirmation: the flag goes, and the unit is due again a quarter later', async () => {
    const j = '420505';
    await county(j, { units: 1, staff: 1 });
    await sweepOn('2026-08-12');
    const standing = await stores.ledger.newest(j, { unit: registration(0).id });
    if (standing?.kind !== 'publish') throw new Error('the unit was published');
    const confirm: LedgerEvent = {
      kind: 'confirm',
      unit: standing.unit,
      release: 2,
      digest: standing.digest,
      groups: ['staff', 'leadership'],
    };
    await stores.ledger.append(j, [confirm], '2026-08-20T01:00:00.000Z');
    await stores.projector.catchUp(j);
    expect(await flagsOf(j, 0)).toEqual({});
    expect((await sweepOn('2026-11-09')).units).toBe(0);
    await sweepOn('2026-11-21');
    await stores.projector.catchUp(j);
    expect(await flagsOf(j, 0)).toMatchObject({ staff: { state: 'stale', since: '2026-08-20' } });
  });

  it('reads what is due and not what exists: ten times the units cost the same read units', async () => {
    await county('420506', { units: 5, staff: 1 });
    const before = await readUnits('2026-08-12');
    await appendCounty(stores, '420507', { units: 50, staff: 1 }, '2026-08-01T01:00:00.000Z');
    await stores.projector.catchUp('420507');
    expect(before.units).toBe(5);
    expect(await readUnits('2026-08-12')).toEqual(before);
  });
});

/** What the database charges for finding the due units of a day, and how many they are. */
async function readUnits(today: string) {
  const charged: number[] = [];
  const metered = new Proxy(database.client, {
    get: (target, property) =>
      property === 'send'
        ? async (command: Parameters<typeof target.send>[0]) => {
            Object.assign(command.input, { ReturnConsumedCapacity: 'TOTAL' });
            const answer = await target.send(command);
            const capacity = 'ConsumedCapacity' in answer ? [answer.ConsumedCapacity].flat() : [];
            charged.push(...capacity.map((c) => (c as { CapacityUnits: number }).CapacityUnits));
            return answer;
          }
        : Reflect.get(target, property),
  });
  let units = 0;
  for await (const page of dueUnits(metered, database.tables.units, today)) units += page.length;
  return { units, charged };
}
