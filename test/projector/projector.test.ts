import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { marshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerEntry, LedgerEvent } from '#core/model.ts';
import { eventBus } from '#local/events.ts';
import { close, listen } from '#local/listen.ts';
import { prove } from '#store/proof.ts';
import {
  anyCredentials,
  appendCounty,
  firstOf,
  people,
  published,
  registration,
  release,
  type Stores,
  storesOf,
  unitFile,
} from '#test/support/county.ts';
import { startDatabase, type TestDatabase } from '#test/support/database.ts';

const may = '2026-05-11T01:00:00.000Z';
const june = '2026-06-11T01:00:00.000Z';

let database: TestDatabase;
let stores: Stores;
let folder: string;
let bus: Awaited<ReturnType<typeof listen>>;
let handler: (event: unknown) => Promise<unknown>;

beforeAll(async () => {
  database = await startDatabase();
  stores = storesOf(database);
  folder = await mkdtemp(join(tmpdir(), 'bus-'));
  bus = await listen(eventBus(join(folder, 'events.ndjson'), Date.now));
  Object.assign(process.env, anyCredentials, {
    AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
    AWS_ENDPOINT_URL_EVENTBRIDGE: bus.url,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    LEDGER_TABLE: database.tables.ledger,
    UNITS_TABLE: database.tables.units,
    STAFF_TABLE: database.tables.staff,
    SETTINGS_TABLE: database.tables.settings,
    DOCUMENTS_URL: database.documentsUrl,
    EVENT_BUS: 'events',
  });
  handler = (await import('#functions/projector/index.ts')).handler as unknown as typeof handler;
});
afterAll(async () => {
  await Promise.all([close(bus.server), database.stop()]);
  await rm(folder, { recursive: true });
});

/** The records a stream delivers for ledger entries. */
const records = (entries: readonly LedgerEntry[]) => ({
  Records: entries.map((entry) => ({
    eventName: 'INSERT',
    dynamodb: {
      Keys: marshall({ pk: entry.jurisdiction, sk: `entry#${entry.seq}` }),
      NewImage: marshall({ pk: entry.jurisdiction, sk: `entry#${entry.seq}`, entry }, { removeUndefinedValues: true }),
    },
  })),
});

const proof = (j: string) => prove(database.client, database.tables, stores.documents, j);

describe('The projector, woken by the ledger’s stream', () => {
  it('ends in the same tables however the stream shuffles, repeats and cuts what it delivers', async () => {
    let county = 420_600;
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 5 }), async (order, size) => {
        const j = String(++county);
        const entries = await appendCounty(stores, j, { units: 6, staff: 4, first: firstOf(j) }, may);
        const again = await published(
          stores.documents,
          release(j, unitFile(registration(firstOf(j) + 3), people(5))),
          2,
        );
        entries.push(...(await stores.ledger.append(j, [again], june)));
        const delivered = [...entries, ...entries].map((e) => ({ e, at: order.next().value ?? 0 }));
        delivered.sort((a, b) => a.at - b.at);
        for (let i = 0; i < delivered.length; i += size)
          await handler(records(delivered.slice(i, i + size).map((d) => d.e)));
        expect(await proof(j)).toMatchObject({ entries: 8, faults: [], differences: [] });
      }),
      { numRuns: 8 },
    );
  });

  it('catches up on entries whose own delivery was lost', async () => {
    const j = '420650';
    const entries = await appendCounty(stores, j, { units: 5, staff: 2, first: firstOf(j) }, may);
    await handler(records(entries.slice(2, 3)));
    expect((await stores.reader.head(j))?.seq).toBe(6);
  });

  it('tells those responsible about a flag, with a mark by which a repeat is known', async () => {
    const j = '420651';
    await appendCounty(stores, j, { units: 1, staff: 1, first: firstOf(j) }, may);
    const flag: LedgerEvent = {
      kind: 'flag',
      unit: registration(firstOf(j)).id,
      group: 'staff',
      state: 'stale',
      since: '2026-05-11',
      policy: '2026-01',
    };
    const flags = await stores.ledger.append(j, [flag], june);
    await handler(records(flags));
    await handler(records(flags));
    const lines = (await readFile(join(folder, 'events.ndjson'), 'utf8')).trim().split('\n');
    const details = lines.map((line) => JSON.parse(JSON.parse(line).Detail));
    expect(details).toEqual([details[0], details[0]]);
    expect(details[0]).toMatchObject({
      id: `${j}/3`,
      unit: registration(firstOf(j)).id,
      group: 'staff',
      state: 'stale',
      policy: '2026-01',
    });
  });

  it('refuses what is not a stream event, so that it lands where failures are kept', async () => {
    await expect(handler({ Records: [{ dynamodb: {} }] })).rejects.toThrow();
  });
});
