import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Staff } from '#core/model.ts';
import { dynamoProjector } from '#store/projector.ts';
import { prove } from '#store/proof.ts';
import { allKeys, partition } from '#store/whole-tables.ts';
import {
  appendCounty,
  firstOf,
  people,
  published,
  register,
  registered,
  registration,
  release,
  type Stores,
  storesOf,
  unitFile,
} from '#test/support/county.ts';
import { dyingBeforeWrite, isWrite, observed } from '#test/support/crash.ts';
import { startDatabase, type TestDatabase } from '#test/support/database.ts';

const may = '2026-05-11T01:00:00.000Z';
const june = '2026-06-11T01:00:00.000Z';

let database: TestDatabase;
let stores: Stores;
beforeAll(async () => {
  database = await startDatabase();
  stores = storesOf(database);
});
afterAll(() => database.stop());

const proof = (j: string) => prove(database.client, database.tables, stores.documents, j);
const clean = { faults: [], differences: [] };

/** What a reader sees of a unit: the release it is on and the posts of its people by name search, at the public head. */
async function seen(j: string, unit: string) {
  const { reader } = stores;
  const head = await reader.head(j);
  if (!head) return null;
  const record = (await reader.unitsAt(j, head.seq)).get(unit);
  const staff =
    (await reader.staffByName(j, { name: '张', exact: false, seq: head.seq, limit: 5_000, hidden: new Set() }))?.rows ??
    [];
  const posts = new Set(staff.filter((r) => r.unit === unit).map((r) => r.staff.post));
  return { release: record?.published?.release ?? 0, people: staff.length, posts: [...posts] };
}

/**
 * Publishes `first` and then `second` in one county after another, the projector dying before its first write of `second`, before
 * its next, and so on until none is left to die before. Answers how many writes that took.
 */
async function killedBeforeEachWrite(county: number, first: Shown, second: Shown): Promise<number> {
  const { documents, ledger, projector } = stores;
  for (let kill = 1; ; kill++) {
    const j = String(county + kill);
    const unit = registration(firstOf(j));
    const [before, after] = [first, second].map(({ staff }) => release('420000', unitFile(unit, staff)));
    if (!before || !after) throw new Error('two releases');
    const start = [await registered(documents, register(j, [unit]), 1), await published(documents, before, 1)];
    await ledger.append(j, start, may);
    await projector.catchUp(j);
    await ledger.append(j, [await published(documents, after, 2)], june);
    const dying = dynamoProjector(
      dyingBeforeWrite(kill, database.client),
      database.tables,
      ledger,
      documents,
      stores.freshnessOf,
      () => may,
    );
    const [{ status }] = await Promise.allSettled([dying.catchUp(j)]);
    const died = status === 'rejected';
    expect(await seen(j, unit.id), `killed before write ${kill}`).toEqual((died ? first : second).seen);
    await projector.catchUp(j);
    expect(await seen(j, unit.id)).toEqual(second.seen);
    expect(await proof(j)).toMatchObject(clean);
    if (!died) return kill - 1;
  }
}

/** A release of the unit, and what a reader sees of it. */
type Shown = { staff: Staff[]; seen: Awaited<ReturnType<typeof seen>> };
const shown = (number: number, staff: Staff[]): Shown => ({
  staff,
  seen: { release: number, people: staff.length, posts: [...new Set(staff.map((s) => s.post))] },
});

describe('Publishing a unit of 2,000 people', () => {
  it('killed before every single write and then recovered, shows the old release or the new one, never a mix', async () => {
    expect(await killedBeforeEachWrite(420_100, shown(1, []), shown(2, people(2_000)))).toBeGreaterThan(20);
  }, 120_000);

  it('replaces all of a unit’s people at once, whichever write the projector dies before', async () => {
    const replaced = people(50, { post: '主任' });
    expect(await killedBeforeEachWrite(420_200, shown(1, people(60)), shown(2, replaced))).toBeGreaterThan(1);
  });
});

describe('Publishing a unit whose rows just fit one transaction, or just do not', () => {
  it.each([
    [97, 1],
    [98, 2],
    [99, 3],
  ])('%i people take %i transactions, and all of them are seen', async (size, transactions) => {
    const j = String(420_700 + size);
    await appendCounty(stores, j, { units: 1, staff: 0, first: firstOf(j) }, may);
    await stores.projector.catchUp(j);
    const unit = registration(firstOf(j));
    await stores.ledger.append(
      j,
      [await published(stores.documents, release(j, unitFile(unit, people(size))), 2)],
      june,
    );
    let writes = 0;
    const watched = observed(database.client, (command) => isWrite(command) && writes++);
    await dynamoProjector(
      watched,
      database.tables,
      stores.ledger,
      stores.documents,
      stores.freshnessOf,
      () => may,
    ).catchUp(j);
    expect(writes).toBe(transactions);
    expect(await seen(j, unit.id)).toMatchObject({ release: 2, people: size });
    expect(await proof(j)).toMatchObject(clean);
  });
});

describe('The projection of a county', () => {
  it('is the same after ten projectors worked at once as after one, item for item', async () => {
    await appendCounty(stores, '420301', { units: 12, staff: 15, first: firstOf('420301') }, may);
    const projectors = Array.from({ length: 10 }, () => storesOf(database).projector);
    await Promise.all(projectors.map((p) => p.catchUp('420301')));
    expect(await proof('420301')).toMatchObject({ entries: 13, ...clean });
  });

  it('is made anew from the ledger, byte for byte, once its tables have been emptied', async () => {
    const j = '420306';
    await appendCounty(stores, j, { units: 3, staff: 4, first: firstOf(j) }, may);
    const unit = registration(firstOf(j) + 2);
    await stores.ledger.append(j, [await published(stores.documents, release(j, unitFile(unit, people(2))), 2)], june);
    await stores.projector.catchUp(j);
    const { client, tables } = database;
    const whole = async () => [await partition(client, tables.units, j), await partition(client, tables.staff, j)];
    const before = await whole();
    for (const table of [tables.units, tables.staff])
      for (const { pk, sk, jurisdiction } of await allKeys(client, table))
        if (pk === j || jurisdiction === j) await client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }));
    expect(await whole()).toEqual([[], []]);
    await stores.projector.catchUp(j);
    expect(await whole()).toEqual(before);
    expect(await proof(j)).toMatchObject(clean);
  });

  it('does nothing when it is woken again', async () => {
    await appendCounty(stores, '420302', { units: 3, staff: 5, first: firstOf('420302') }, may);
    await stores.projector.catchUp('420302');
    const writes: unknown[] = [];
    const watched = observed(database.client, (command) => isWrite(command) && writes.push(command));
    await dynamoProjector(
      watched,
      database.tables,
      stores.ledger,
      stores.documents,
      stores.freshnessOf,
      () => may,
    ).catchUp('420302');
    expect(writes).toEqual([]);
  });

  it('shows any past state exactly, also of units that changed since', async () => {
    const j = '420303';
    const entries = await appendCounty(stores, j, { units: 4, staff: 3, first: firstOf(j) }, may);
    const unit = registration(firstOf(j) + 2);
    await stores.ledger.append(j, [await published(stores.documents, release(j, unitFile(unit, people(9))), 2)], june);
    await stores.projector.catchUp(j);
    const before = await stores.reader.unitsAt(j, entries.length);
    const after = await stores.reader.unitsAt(j, entries.length + 1);
    expect(before.get(unit.id)?.published).toMatchObject({ release: 1, staff: 3 });
    expect(after.get(unit.id)?.published).toMatchObject({ release: 2, staff: 9 });
    const atRegister = await stores.reader.unitsAt(j, 1);
    expect([...atRegister.values()].map((u) => u.published)).toEqual([null, null, null, null]);
  });

  it('keeps a unit that the register no longer lists, with its history', async () => {
    const j = '420304';
    await appendCounty(stores, j, { units: 2, staff: 2, first: firstOf(j) }, may);
    await stores.ledger.append(
      j,
      [await registered(stores.documents, register(j, [registration(firstOf(j))]), 2)],
      june,
    );
    await stores.projector.catchUp(j);
    const head = await stores.reader.head(j);
    const units = await stores.reader.unitsAt(j, head?.seq ?? 0);
    expect(units.get(registration(firstOf(j) + 1).id)).toMatchObject({ registered: false, published: { release: 1 } });
    expect(await proof(j)).toMatchObject(clean);
  });

  it('leaves a unit with the county whose register named it first', async () => {
    const unit = registration(firstOf('420307'));
    for (const j of ['420307', '420308']) {
      await stores.ledger.append(j, [await registered(stores.documents, register(j, [unit]), 1)], may);
      await stores.projector.catchUp(j);
    }
    expect(await stores.reader.jurisdictionOf(unit.id)).toBe('420307');
    expect((await proof('420308')).differences.map((d) => d.key)).toEqual([`unit#${unit.id} locator`]);
  });

  it('costs what changed: one person more in a county of 40 units is four reads and one write', async () => {
    const j = '420305';
    await appendCounty(stores, j, { units: 40, staff: 20, first: firstOf(j) }, may);
    await stores.projector.catchUp(j);
    const next = release(j, unitFile(registration(firstOf(j) + 7), people(21)));
    await stores.ledger.append(j, [await published(stores.documents, next, 2)], june);
    let reads = 0;
    let writes = 0;
    const watched = observed(database.client, (command) => (isWrite(command) ? writes++ : reads++));
    await dynamoProjector(
      watched,
      database.tables,
      storesOf({ ...database, client: watched }).ledger,
      stores.documents,
      stores.freshnessOf,
      () => may,
    ).catchUp(j);
    expect({ reads, writes }).toEqual({ reads: 4, writes: 1 });
  });
});
