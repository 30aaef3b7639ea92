import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Item } from '#store/query-all.ts';

/** BatchGetItem takes a hundred keys a call. */
const CALL = 100;

/** Items of a table by their keys, read consistently, in no order; those that are not there are left out. No key may stand twice. */
export async function getItems<T = Item>(
  db: DynamoDBDocumentClient,
  table: string,
  keys: readonly { pk: string; sk: string }[],
): Promise<T[]> {
  const found: T[] = [];
  const pending: Record<string, unknown>[] = [...keys];
  while (pending.length > 0) {
    const page = await db.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: pending.splice(0, CALL), ConsistentRead: true } } }),
    );
    found.push(...((page.Responses?.[table] ?? []) as T[]));
    pending.push(...(page.UnprocessedKeys?.[table]?.Keys ?? []));
  }
  return found;
}
