import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { absent, type Outcome, outcomeOf } from '#store/conditions.ts';

/** Puts items none of which may be there yet, all or nothing: the mark of the command first. */
export function putNew(
  db: DynamoDBDocumentClient,
  table: string,
  items: readonly Record<string, unknown>[],
): Promise<Outcome> {
  const puts = items.map((Item) => ({ Put: { TableName: table, Item, ...absent } }));
  return outcomeOf(db.send(new TransactWriteCommand({ TransactItems: puts })));
}
