import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryDigest } from '#core/ledger.ts';
import type { LedgerEntry } from '#core/model.ts';
import { DEMO_JURISDICTION, demoCounty, type Step } from '#local/seed/county.ts';
import { missingFrom, type SeedTarget, seed, writeSteps } from '#local/seed/seed.ts';
import type { Documents } from '#store/documents.ts';
import { ledgerOf } from '#test/seed/history.ts';
import { appendCounty, type Stores, storesOf } from '#test/support/county.ts';
import { dyingBeforeWrite } from '#test/support/crash.ts';
import { startDatabase, type TestDatabase } from '#test/support/database.ts';

const today = '2026-11-23';
const tomorrow = '2026-11-24';

let database: TestDatabase;
let stores: Stores;
let target: SeedTarget;
beforeEach(async () => {
  database = await startDatabase();
  stores = storesOf(database);
  target = { database: database.client, tables: database.tables, documents: stores.documents };
});
afterEach(() => database.stop());

async function ledger(): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (;;) {
    const page = await stores.ledger.after(DEMO_JURISDICTION, entries.length);
    if (page.length === 0) return entries;
    entries.push(...page);
  }
}

const digestsOf = (entries: readonly LedgerEntry[]) => entries.map(entryDigest);

/** Documents as a process sees them that dies right before it stores the n-th. */
function dyingBeforeDocument(n: number, documents: Documents): Documents {
  let stored = 0;
  return {
    ...documents,
    put: async (document) => {
      if (++stored >= n) throw new Error('killed');
      return documents.put(document);
    },
  };
}

describe('Seeding that is killed', () => {
  /** The register, the first waves, and as many of the small changes that come later. */
  const steps = demoCounty(today);
  const slice: Step[] = [...steps.slice(0, 4), ...steps.slice(20, 24)];

  it('after every single append, and in the midst of storing documents, goes on to the ledger of an undisturbed run', async () => {
    const deaths: (() => SeedTarget)[] = [
      () => ({ ...target, database: dyingBeforeWrite(2, database.client) }),
      () => ({ ...target, documents: dyingBeforeDocument(20, stores.documents) }),
    ];
    let killed = 0;
    for (let missing = slice; missing.length > 0; missing = missingFrom(slice, await ledger())) {
      const dying = (deaths[killed % deaths.length] ?? (() => target))();
      await writeSteps(dying, missing).catch((error) => {
        expect(error.message).toBe('killed');
        killed++;
      });
    }
    expect(killed).toBeGreaterThanOrEqual(4);
    expect(digestsOf(await ledger())).toEqual(digestsOf(ledgerOf(slice)));
  });
});

describe('Seeding the whole county', () => {
  /** Projects, as the stream would, until the work is done. */
  async function projecting<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const settled = work.finally(() => {
      done = true;
    });
    settled.catch(() => {});
    while (!done) {
      await stores.projector.catchUp(DEMO_JURISDICTION);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return settled;
  }

  it('killed half-way and begun again the next day, ends in the history it began, visible to its last entry', async () => {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const dying = { ...target, database: dyingBeforeWrite(90, database.client) };
    await expect(seed(dying, today, say)).rejects.toThrow('killed');
    expect((await ledger()).length).toBeGreaterThan(400);

    await projecting(seed(target, tomorrow, say));
    const entries = await ledger();
    expect(digestsOf(entries)).toEqual(digestsOf(ledgerOf(demoCounty(today))));
    expect(await stores.reader.head(DEMO_JURISDICTION)).toMatchObject({ seq: entries.length });
    expect(lines.at(-1)).toBe('已公布 379/379 个机构 · 11,137 人');

    lines.length = 0;
    await seed(target, tomorrow, say);
    expect(await ledger()).toHaveLength(entries.length);
    expect(lines).toEqual([]);
  }, 60_000);

  it('leaves a ledger alone that holds another county', async () => {
    const own = await appendCounty(stores, DEMO_JURISDICTION, { units: 1, staff: 2 }, '2026-11-01T00:00:00.000Z');
    const lines: string[] = [];
    await seed(target, today, (line) => void lines.push(line));
    expect(await ledger()).toEqual(own);
    expect(lines).toEqual([expect.stringContaining('账本已有其他数据')]);
  });
});
