import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeptHead } from '#core/feed/ports.ts';
import { unmade } from '#feed/maker.ts';
import { isLostRace } from '#store/conditions.ts';
import { dynamoHeads, type FeedHeads } from '#store/feed-heads.ts';
import { startDatabase, type TestDatabase } from '#test/support/database.ts';

let database: TestDatabase;
let heads: FeedHeads;
beforeAll(async () => {
  database = await startDatabase();
  heads = dynamoHeads(database.client, database.tables.feeds);
});
afterAll(() => database.stop());

const FEED = '420923';
const { version: _, ...empty } = unmade({ kind: 'ledger', entry: null, jurisdiction: null });
const archived = (path: string): Omit<KeptHead, 'version'> => ({
  ...empty,
  archive: { path, sha256: 'a'.repeat(64), bytes: 1 },
});

describe('The head of a feed', () => {
  it('is replaced by one of two makers who start from the same head, and the other is told so', async () => {
    expect(await heads.replace(FEED, undefined, empty)).toBe(true);
    const before = await heads.read(FEED);
    const paths = Array.from({ length: 8 }, (_, n) => `archive/${n}.json`);
    const won = await Promise.all(paths.map((path) => heads.replace(FEED, before, archived(path))));
    expect(won.filter(Boolean)).toHaveLength(1);
    const after = await heads.read(FEED);
    expect(after?.version).toBe(2);
    expect(after?.archive?.path).toBe(paths[won.indexOf(true)]);
  });

  it('that the table cannot take is a fault, and never taken for a race that was lost', async () => {
    const before = await heads.read(FEED);
    await expect(heads.replace(FEED, before, archived('x'.repeat(500_000)))).rejects.toThrow('Item size');
    expect(await heads.read(FEED)).toEqual(before);
  });

  it.each([
    [['ConditionalCheckFailed', 'None'], true],
    [['None', 'TransactionConflict'], true],
    [['None', 'ValidationError'], false],
    [['ConditionalCheckFailed', 'ThrottlingError'], false],
    [[], false],
  ])('cancelled for %j is a lost race: %j', (codes, lost) => {
    const CancellationReasons = codes.map((Code) => ({ Code }));
    const error = new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons });
    expect(isLostRace(error)).toBe(lost);
  });
});
