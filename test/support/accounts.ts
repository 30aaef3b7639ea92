import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Person } from '#core/people.ts';
import { clientConfig } from '#local/tables.ts';
import { dynamoPeople } from '#store/people.ts';
import type { TestRuntime } from '#test/support/runtime.ts';

/** Gives people accounts in a running system. */
export async function employ({ endpoints, tables }: TestRuntime, people: readonly Person[]): Promise<void> {
  const client = new DynamoDBClient(clientConfig(endpoints.dynamodb));
  const accounts = dynamoPeople(DynamoDBDocumentClient.from(client), tables.People ?? '');
  for (const person of people)
    await accounts.put(
      person,
      (await accounts.get(person.id))?.version ?? 0,
      { at: '2026-01-01T00:00:00.000Z', by: { id: 'test', name: '测试' } },
      `employ-${person.id}`,
    );
  client.destroy();
}
