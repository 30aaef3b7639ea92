import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { LocalDate } from '#core/model.ts';
import type { UnitRecord } from '#core/projection.ts';
import { DUE } from '#store/keys.ts';
import { unitRecords } from '#store/unit-records.ts';

/** Units whose next flag day has come, a page at a time, oldest due first. Reads what is due, not what exists. */
export async function* dueUnits(
  db: DynamoDBDocumentClient,
  table: string,
  today: LocalDate,
): AsyncGenerator<UnitRecord[]> {
  const records = unitRecords(db, table);
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
    const keys = (page.Items ?? []).map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
    if (keys.length > 0) yield await records.get(keys);
    start = page.LastEvaluatedKey;
  } while (start);
}
