import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prove } from '#store/proof.ts';
import { jurisdictionsOnLedger, strays } from '#store/strays.ts';
import { appendCounty, firstOf, registration, type Stores, storesOf } from '#test/support/county.ts';
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

describe('The proof of the tables', () => {
  it('finds items that belong to no ledger, and ledgers that no table lists', async () => {
    const { client, tables } = database;
    const j = '420404';
    await appendCounty(stores, j, { units: 1, staff: 1, first: firstOf(j) }, may);
    await stores.projector.catchUp(j);
    const known = await jurisdictionsOnLedger(client, tables.ledger);
    expect(known).toContain(j);
    expect(await strays(client, tables, known)).toEqual([]);
    const planted = [
      { pk: '990000', sk: 'head' },
      { pk: 'jurisdictions', sk: '990000', jurisdiction: '990000' },
      { pk: 'unit#u-990000', sk: 'locator', jurisdiction: j },
    ];
    for (const Item of planted) await client.send(new PutCommand({ TableName: tables.units, Item }));
    await client.send(new PutCommand({ TableName: tables.staff, Item: { pk: '990000', sk: '某人#u#s#0000000001' } }));
    expect((await strays(client, tables, known)).map((d) => `${d.table} ${d.key}`).sort()).toEqual([
      'staff 990000 某人#u#s#0000000001',
      'units 990000 head',
      'units jurisdictions 990000',
      'units unit#u-990000 locator',
    ]);
  });

  it('names every item that was altered, removed or added behind the ledger’s back', async () => {
    const j = '420401';
    await appendCounty(stores, j, { units: 3, staff: 4, first: firstOf(j) }, may);
    await stores.projector.catchUp(j);
    expect(await proof(j)).toMatchObject(clean);
    const head = await stores.reader.head(j);
    const TableName = database.tables.units;
    await database.client.send(
      new PutCommand({ TableName, Item: { pk: j, sk: 'head', record: { ...head, name: '改名县' } } }),
    );
    await database.client.send(
      new DeleteCommand({ TableName, Key: { pk: j, sk: `now#${registration(firstOf(j) + 1).id}` } }),
    );
    await database.client.send(
      new PutCommand({ TableName: database.tables.staff, Item: { pk: j, sk: '某人#u#s#0000000001' } }),
    );
    const { differences } = await proof(j);
    expect(differences.map((d) => [d.table, d.key, d.expected !== null, d.found !== null])).toEqual([
      ['units', `${j} head`, true, true],
      ['units', `${j} now#${registration(firstOf(j) + 1).id}`, true, false],
      ['staff', `${j} 某人#u#s#0000000001`, false, true],
    ]);
  });

  it('names a slot of the ledger that says something else than its entry', async () => {
    const j = '420402';
    const [, entry] = await appendCounty(stores, j, { units: 1, staff: 1, first: firstOf(j) }, may);
    await stores.projector.catchUp(j);
    const sk = `slot#unit#${registration(firstOf(j)).id}#0000000001`;
    const forged = { pk: j, sk, entry: { ...entry, at: june } };
    await database.client.send(new PutCommand({ TableName: database.tables.ledger, Item: forged }));
    expect((await proof(j)).differences.map((d) => [d.table, d.key])).toEqual([['ledger', `${j} ${sk}`]]);
  });

  it('names the entry whose document was altered', async () => {
    const j = '420403';
    const [, entry] = await appendCounty(stores, j, { units: 1, staff: 1, first: firstOf(j) }, may);
    await stores.projector.catchUp(j);
    const altered: Stores['documents'] = {
      ...stores.documents,
      get: async (digest) => {
        if (entry?.kind === 'publish' && digest === entry.digest) throw new Error('does not have its digest');
        return stores.documents.get(digest);
      },
    };
    const { faults } = await prove(database.client, database.tables, altered, j);
    expect(faults).toEqual([{ seq: 2, fault: 'does not have its digest' }]);
  });
});
