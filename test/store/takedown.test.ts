import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextEntry, slotOf } from '#core/ledger.ts';
import type { LedgerEvent, Staff } from '#core/model.ts';
import { shownUnit, withdrawnAfter } from '#core/withdrawal.ts';
import { entryKey, slotKey } from '#store/keys.ts';
import { dynamoProjector } from '#store/projector.ts';
import { prove } from '#store/proof.ts';
import { allKeys, partition } from '#store/whole-tables.ts';
import {
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
import { dyingBeforeWrite } from '#test/support/crash.ts';
import { startDatabase, type TestDatabase } from '#test/support/database.ts';

const may = '2026-05-11T01:00:00.000Z';
const clean = { faults: [], differences: [] };

let database: TestDatabase;
let stores: Stores;
beforeAll(async () => {
  database = await startDatabase();
  stores = storesOf(database);
});
afterAll(() => database.stop());

const proof = (j: string) => prove(database.client, database.tables, stores.documents, j);
/** Catches up as a process that dies right before its n-th write. */
const dying = (n: number, j: string) =>
  dynamoProjector(
    dyingBeforeWrite(n, database.client),
    database.tables,
    stores.ledger,
    stores.documents,
    stores.freshnessOf,
    () => may,
  ).catchUp(j);
const unitOf = (j: string) => registration(firstOf(j));

/** A county with one registered unit, and what can happen to it; answers what was appended. */
function county(j: string) {
  const unit = unitOf(j);
  const { documents, ledger } = stores;
  const append = async (event: LedgerEvent) => (await ledger.append(j, [event], may))[0];
  const releases = async () =>
    (await ledger.releasesOf(j, unit.id)).flatMap((e) => ('release' in e ? [e] : [])).toReversed();
  return {
    unit,
    register: async () => append(await registered(documents, register(j, [unit]), 1)),
    publish: async (staff: Staff[]) =>
      append(await published(documents, release(j, unitFile(unit, staff)), (await releases()).length + 1)),
    confirm: async () => {
      const newest = (await releases()).at(-1);
      if (newest)
        await append({
          kind: 'confirm',
          unit: unit.id,
          release: newest.release + 1,
          digest: newest.digest,
          groups: ['staff'],
        });
    },
    takeDown: async (number: number) => {
      const all = await releases();
      const digest = all[number - 1]?.digest ?? '';
      const same = all.filter((e) => e.digest === digest).map((e) => e.release);
      return append({ kind: 'takeDown', unit: unit.id, releases: same, digests: [digest], reason: 'privacy' });
    },
  };
}

/** People whom a reader finds at the public head, after what every reader applies: the unit as it may be shown. */
async function seen(j: string): Promise<{ staff: number; published: number | null; takenDown: boolean } | null> {
  const head = await stores.reader.head(j);
  if (!head) return null;
  const withdrawn = withdrawnAfter(head, head.seq);
  const record = (await stores.reader.unitsNamed(j, [unitOf(j).id], head.seq)).get(unitOf(j).id);
  const unit = record && shownUnit(record, withdrawn);
  const hidden = new Set(withdrawn.map((w) => w.unit));
  const search = { name: '张', exact: false, seq: head.seq, limit: 5_000, hidden };
  const found = await stores.reader.staffByName(j, search);
  return {
    staff: found?.rows.length ?? 0,
    published: unit?.published?.release ?? null,
    takenDown: unit?.takenDown !== undefined,
  };
}

const whole = async (j: string) => [
  await partition(database.client, database.tables.units, j),
  await partition(database.client, database.tables.staff, j),
];

async function emptied(j: string): Promise<void> {
  const { client, tables } = database;
  for (const table of [tables.units, tables.staff])
    for (const { pk, sk, jurisdiction } of await allKeys(client, table))
      if (pk === j || jurisdiction === j) await client.send(new DeleteCommand({ TableName: table, Key: { pk, sk } }));
}

describe('Taking down a unit of 250 people', () => {
  it('killed before every single write and then recovered, shows all of it or the stub, never a part', async () => {
    for (let kill = 1; ; kill++) {
      const j = String(421_100 + kill);
      const { register, publish, takeDown } = county(j);
      await register();
      await publish(people(250));
      await stores.projector.catchUp(j);
      await takeDown(1);
      const [{ status }] = await Promise.allSettled([dying(kill, j)]);
      const died = status === 'rejected';
      const stub = { staff: 0, published: null, takenDown: true };
      expect(await seen(j), `killed before write ${kill}`).toEqual(
        died ? { staff: 250, published: 1, takenDown: false } : stub,
      );
      await stores.projector.catchUp(j);
      expect(await seen(j)).toEqual(stub);
      expect(await proof(j)).toMatchObject(clean);
      if (!died) {
        expect(kill).toBeGreaterThan(3);
        return;
      }
    }
  });
});

describe('A projection that is made anew after a takedown', () => {
  it('killed before any of its writes, shows nothing of what was withdrawn on the way', async () => {
    const j = '421201';
    const { register, publish, confirm, takeDown } = county(j);
    await register();
    await publish(people(3));
    await confirm();
    await takeDown(2);
    await stores.projector.catchUp(j);
    const before = await whole(j);
    const rebuilt: (number | undefined)[] = [];
    for (let kill = 1; ; kill++) {
      await emptied(j);
      const [{ status }] = await Promise.allSettled([dying(kill, j)]);
      const [head, now] = [await stores.reader.head(j), await seen(j)];
      rebuilt.push(head?.seq);
      expect(now?.staff ?? 0, `killed before write ${kill}`).toBe(0);
      expect(now?.published ?? null).toBeNull();
      await stores.projector.catchUp(j);
      expect(await whole(j)).toEqual(before);
      if (status === 'fulfilled') break;
    }
    expect(rebuilt).toEqual([undefined, 1, 2, 3, 4]);
  });

  it('knows of a takedown hundreds of entries ahead', async () => {
    const j = '421202';
    const { register, publish, confirm, takeDown } = county(j);
    await register();
    await publish(people(2));
    for (let n = 0; n < 110; n++) await confirm();
    await takeDown(1);
    await expect(dying(50, j)).rejects.toThrow('killed');
    expect((await stores.reader.head(j))?.seq).toBe(49);
    expect(await seen(j)).toEqual({ staff: 0, published: null, takenDown: true });
    await stores.projector.catchUp(j);
    expect(await proof(j)).toMatchObject(clean);
  });
});

describe('Whatever happens to a unit', () => {
  const happening = fc.oneof(
    {
      arbitrary: fc.record({ kind: fc.constant('publish' as const), staff: fc.integer({ min: 1, max: 4 }) }),
      weight: 3,
    },
    { arbitrary: fc.record({ kind: fc.constant('confirm' as const) }), weight: 2 },
    { arbitrary: fc.record({ kind: fc.constant('takeDown' as const), of: fc.nat({ max: 7 }) }), weight: 2 },
  );
  let number = 421_300;

  it('published, confirmed, taken down and published again, from any crash: the tables are what the ledger says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 2, maxLength: 8 }),
        fc.integer({ min: 1, max: 12 }),
        async (happenings, kill) => {
          const j = String(++number);
          const it = county(j);
          await it.register();
          let releases = 0;
          for (const one of happenings) {
            if (one.kind === 'publish') {
              await it.publish(people(one.staff));
              releases++;
            } else if (releases > 0 && one.kind === 'confirm') {
              await it.confirm();
              releases++;
            } else if (releases > 0 && one.kind === 'takeDown') await it.takeDown((one.of % releases) + 1);
          }
          await dying(kill, j).catch(() => {});
          await Promise.all([stores.projector.catchUp(j), storesOf(database).projector.catchUp(j)]);
          expect(await proof(j)).toMatchObject(clean);
          const once = await whole(j);
          await emptied(j);
          await stores.projector.catchUp(j);
          expect(await whole(j)).toEqual(once);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('A takedown', () => {
  it('of releases that are not there, or not of these documents, is refused, and nothing is appended', async () => {
    const j = '421203';
    const { unit, register, publish } = county(j);
    await register();
    const [one, two] = [await publish(people(1)), await publish(people(2))].map((e) =>
      e?.kind === 'publish' ? e.digest : '',
    );
    const digests = [one, two].flatMap((d) => d ?? []);
    const event = { kind: 'takeDown' as const, unit: unit.id, reason: 'error' as const };
    for (const wrong of [
      { releases: [3], digests: digests.slice(0, 1) },
      { releases: [1], digests: digests.slice(1) },
      { releases: [2, 1], digests: digests.toSorted() },
      { releases: [1, 1], digests: digests.slice(0, 1) },
      { releases: [], digests: [] },
    ])
      await expect(stores.ledger.append(j, [{ ...event, ...wrong }], may)).rejects.toThrow(unit.id);
    expect((await stores.ledger.head(j))?.seq).toBe(3);
  });

  it('sent again is appended once; of two that name a different reason, the first stands and the other is told', async () => {
    const j = '421204';
    const { unit, register, publish, takeDown } = county(j);
    await register();
    await publish(people(1));
    const [first, second] = await Promise.all([takeDown(1), takeDown(1)]);
    expect(second).toEqual(first);
    if (first?.kind !== 'takeDown') throw new Error('a takedown');
    const { digests, releases } = first;
    const other = { kind: 'takeDown' as const, unit: unit.id, releases, digests, reason: 'secrecy' as const };
    await expect(stores.ledger.append(j, [other], may)).rejects.toThrow('is taken by entry 3');
    expect((await stores.ledger.head(j))?.seq).toBe(3);
  });

  it('that was forged into the ledger is named by the proof', async () => {
    const j = '421205';
    const { unit, register } = county(j);
    await register();
    const { client, tables } = database;
    const event = {
      kind: 'takeDown' as const,
      unit: unit.id,
      releases: [1],
      digests: ['a'.repeat(64)],
      reason: 'error' as const,
    };
    const entry = nextEntry(j, await stores.ledger.head(j), event, may);
    for (const key of [entryKey(j, entry.seq), slotKey(j, slotOf(entry))])
      await client.send(new PutCommand({ TableName: tables.ledger, Item: { ...key, entry } }));
    expect((await proof(j)).faults).toEqual([{ seq: 2, fault: `${unit.id} has no release 1` }]);
  });
});
