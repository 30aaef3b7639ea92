import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcomeOf } from '#store/conditions.ts';
import { dynamoHistories, type Step } from '#store/histories.ts';
import { startDatabase, type TestDatabase } from '#test/support/database.ts';

/** As DynamoDB says it; the database of this machine gives no other reason than a condition. */
const cancelled = (codes: readonly string[]) =>
  new TransactionCanceledException({
    $metadata: {},
    message: 'Transaction cancelled',
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const step = (after: number, command: string, state: object = {}): Step => ({
  after,
  state,
  events: [{ number: after + 1, at: '2026-11-02T01:00:00.000Z', actor: 'someone', event: {} }],
  command,
});

describe('A step that is written', () => {
  it('is done once, repeated by the same command, and too late where somebody else was first', async () => {
    const histories = dynamoHistories(database.client, database.tables.submissions);
    expect(await histories.commit('thing#1', step(0, 'first'))).toBe('done');
    expect(await histories.commit('thing#1', step(0, 'first'))).toBe('repeated');
    expect(await histories.commit('thing#1', step(0, 'other'))).toBe('moved');
  });

  it.each([
    [['ConditionalCheckFailed', 'None'], 'repeated'],
    [['None', 'ConditionalCheckFailed'], 'moved'],
    [['None', 'TransactionConflict'], 'moved'],
  ])('cancelled for %j is %s', async (codes, outcome) => {
    expect(await outcomeOf(Promise.reject(cancelled(codes)))).toBe(outcome);
  });

  it.each(['ValidationError', 'ThrottlingError', 'ItemCollectionSizeLimitExceeded'])(
    'cancelled for %s is a fault, and not taken for a race that could be run again',
    async (code) => {
      await expect(outcomeOf(Promise.reject(cancelled(['None', code])))).rejects.toThrow(TransactionCanceledException);
    },
  );

  it('that is too large for the database is a fault, and nothing of it is written', async () => {
    const histories = dynamoHistories(database.client, database.tables.submissions);
    const large = { text: 'x'.repeat(410 * 1024) };
    await expect(histories.commit('thing#2', step(0, 'large', large))).rejects.toThrow();
    expect(await histories.get('thing#2')).toBeUndefined();
  });
});
