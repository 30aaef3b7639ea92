import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { absent } from '#store/conditions.ts';
import type { Outcome } from '#store/histories.ts';

/**
 * Puts items none of which may be there yet, all or nothing: the mark of the command first. `repeated` where that stands already,
 * `moved` where another item does.
 */
export async function putNew(
  db: DynamoDBDocumentClient,
  table: string,
  items: readonly Record<string, unknown>[],
): Promise<Outcome> {
  const puts = items.map((Item) => ({ Put: { TableName: table, Item, ...absent } }));
  try {
    await db.send(new TransactWriteCommand({ TransactItems: puts }));
    return 'done';
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    return error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed' ? 'repeated' : 'moved';
  }
}
