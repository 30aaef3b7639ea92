import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alone } from '#functions/feed-builder/alone.ts';
import { dynamoLeases, type FeedLeases } from '#store/feed-leases.ts';
import { startDatabase, type TestDatabase } from '#test/support/database.ts';

let database: TestDatabase;
let leases: FeedLeases;
beforeAll(async () => {
  database = await startDatabase();
  leases = dynamoLeases(database.client, database.tables.feeds);
});
afterAll(() => database.stop());

/** Work that says how many are at it at once. */
function counted(milliseconds: number) {
  const seen = { now: 0, most: 0, done: 0 };
  const work = async () => {
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    await wait(milliseconds);
    seen.now -= 1;
    seen.done += 1;
  };
  return { seen, work };
}

describe('Makers of one feed that are woken at the same time', () => {
  it('work one after the other, and each of them does', async () => {
    const { seen, work } = counted(20);
    await Promise.all(Array.from({ length: 5 }, () => alone(leases, '420901', work, { betweenLooks: 5 })));
    expect(seen).toEqual({ now: 0, most: 1, done: 5 });
  });

  it('keep makers of other feeds from nothing', async () => {
    const { seen, work } = counted(100);
    await Promise.all(['420902', '420903'].map((feed) => alone(leases, feed, work)));
    expect(seen).toEqual({ now: 0, most: 2, done: 2 });
  });

  it('do not wait for ever for one that has died, or is slow', async () => {
    const began = Date.now();
    expect(await leases.take('420904', 'died', began, began + 300)).toBe(true);
    expect(await leases.take('420904', 'another', began, began + 300)).toBe(false);
    expect(await alone(leases, '420904', async () => 'done', { lease: 10_000, betweenLooks: 20 })).toBe('done');
    expect(Date.now() - began).toBeGreaterThanOrEqual(290);
    const { seen, work } = counted(400);
    const options = { lease: 100, betweenLooks: 20 };
    await Promise.all([1, 2].map(() => alone(leases, '420905', work, options)));
    expect(seen.done).toBe(2);
  });

  it('give the feed free also where their work fails', async () => {
    const failing = alone(leases, '420906', () => Promise.reject(new Error('out of order')));
    await expect(failing).rejects.toThrow('out of order');
    const began = Date.now();
    await alone(leases, '420906', async () => {});
    expect(Date.now() - began).toBeLessThan(1_000);
  });
});
