import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoHistories, type Step } from '#store/histories.ts';
import { startDatabase, type TestDatabase } from '#test/support/database.ts';

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

  it('that the database cannot take is a fault, and not taken for a race that could be run again', async () => {
    const histories = dynamoHistories(database.client, database.tables.submissions);
    const large = { text: 'x'.repeat(410 * 1024) };
    await expect(histories.commit('thing#2', step(0, 'large', large))).rejects.toThrow();
    expect(await histories.get('thing#2')).toBeUndefined();
  });
});
