import { BatchGetCommand, type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { LocalDate } from '#core/model.ts';
import type { UnitRecord } from '#core/projection.ts';
import { DUE } from '#store/keys.ts';

/** Units whose next flag day has come, a page at a time, oldest due first. Reads what is due, not what exists. */
export async function* dueUnits(
  db: DynamoDBDocumentClient,
  table: string,
  today: LocalDate,
): AsyncGenerator<UnitRecord[]> {
  let start: Record<string, unknown> | undefined;
  do {
    const page = await db.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'due',
        KeyConditionExpression: 'duePk = :due AND dueAt <= :today',
        ExpressionAttributeValues: { ':due': DUE, ':today': today },
        Limit: 100,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    const keys = (page.Items ?? []).map(({ pk, sk }) => ({ pk, sk }));
    if (keys.length > 0) yield await records(db, table, keys);
    start = page.LastEvaluatedKey;
  } while (start);
}

async function records(
  db: DynamoDBDocumentClient,
  table: string,
  keys: Record<string, unknown>[],
): Promise<UnitRecord[]> {
  const found: UnitRecord[] = [];
  let pending: Record<string, unknown>[] = keys;
  while (pending.length > 0) {
    const page = await db.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: pending, ConsistentRead: true } } }),
    );
    found.push(...(page.Responses?.[table] ?? []).map((item) => item.record));
    pending = page.UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return found;
}
