import { once } from 'node:events';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Runtime, startRuntime } from '#local/runtime.ts';
import { clientConfig } from '#local/tables.ts';
import { type Fixture, makeFixture } from '#test/local/fixture.ts';
import { killTree, startProcess } from '#test/local/processes.ts';
import { until } from '#test/support/until.ts';

type Place = Pick<Runtime, 'endpoints' | 'tables'>;

let fixture: Fixture;
beforeEach(async () => {
  fixture = await makeFixture();
});
afterEach(() => fixture.remove());

const databaseOf = ({ endpoints }: Place) =>
  DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(endpoints.dynamodb)));

async function write(place: Place, ...keys: string[]): Promise<void> {
  const database = databaseOf(place);
  for (const sk of keys)
    await database.send(new PutCommand({ TableName: place.tables.Table, Item: { pk: 'county', sk } }));
  database.destroy();
}

const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `entry#${from + index}`);

test('Records reach the consumer in order, and only those that the filter lets through', async () => {
  const runtime = await startRuntime({ ...fixture, port: 0 });
  await write(runtime, 'entry#1', 'slot#1', 'entry#2', 'other', ...numbered(3, 25));
  await until(async () => (await fixture.consumed()).length === 25);
  expect(await fixture.consumed()).toEqual(numbered(1, 25));
  await runtime.stop();
});

test('A record that always fails is cut out of its batch and set aside; all others are delivered, in order', async () => {
  const runtime = await startRuntime({ ...fixture, port: 0 });
  await write(runtime, ...numbered(1, 4), 'entry#poison', ...numbered(5, 12));
  await until(async () => (await fixture.consumed()).length === 12);
  expect(await fixture.consumed()).toEqual(numbered(1, 12));
  const messages = await runtime.messages('Failures');
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({
    body: {
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
      DDBStreamBatchInfo: { batchSize: 1, startSequenceNumber: '5', endSequenceNumber: '5' },
    },
  });
  await runtime.stop();
});

test('A restart keeps the data and goes on after the last record that was delivered', async () => {
  const first = await startRuntime({ ...fixture, port: 0 });
  await write(first, ...numbered(1, 3));
  await until(async () => (await fixture.consumed()).length === 3);
  await first.stop();

  const second = await startRuntime({ ...fixture, port: 0 });
  await write(second, 'entry#4');
  await until(async () => (await fixture.consumed()).includes('entry#4'));
  expect(await fixture.consumed()).toEqual(numbered(1, 4));
  const { Item } = await databaseOf(second).send(
    new GetCommand({ TableName: second.tables.Table, Key: { pk: 'county', sk: 'entry#1' } }),
  );
  expect(Item).toBeDefined();
  await second.stop();
});

test('After kill -9 of everything, no acknowledged write is lost and every record is delivered', async () => {
  const first = await startProcess(fixture);
  await write(first, ...numbered(1, 30));
  await until(async () => (await fixture.consumed()).length >= 10);
  await killTree(first);

  const second = await startProcess(fixture);
  await write(second, ...numbered(31, 33));
  await until(async () => (await fixture.consumed()).includes('entry#33'));
  // What was under way at the kill may come twice, but never out of order and never not at all.
  expect([...new Set(await fixture.consumed())]).toEqual(numbered(1, 33));
  await killTree(second);
});

test('When the runtime alone is killed, its database and functions end with it', async () => {
  const running = await startProcess(fixture);
  const functionPid = Number(await (await fetch(`${running.url}/do/process`)).text());
  running.child.kill('SIGKILL');
  await once(running.child, 'exit');
  const answers = () =>
    fetch(running.endpoints.dynamodb).then(
      () => true,
      () => false,
    );
  expect(await until(async () => !(await answers()) && !isAlive(functionPid))).toBe(true);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
