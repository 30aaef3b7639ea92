import { type DynamoDBDocumentClient, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';

/*
 * Whole partitions and whole tables: for the proof, which a person runs, and never on the way of a request. The functions have
 * no permission to scan.
 */

export type Item = { pk: string; sk: string } & Record<string, unknown>;

export const keyOf = ({ pk, sk }: { pk: string; sk: string }): string => `${pk} ${sk}`;

/** Every item of a partition, in the order of its keys. */
export async function partition(db: DynamoDBDocumentClient, table: string, pk: string): Promise<Item[]> {
  const found: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    found.push(...((page.Items ?? []) as Item[]));
    start = page.LastEvaluatedKey;
  } while (start);
  return found;
}

/** The keys of every item of a table, and the jurisdiction where an item names one. */
export async function allKeys(db: DynamoDBDocumentClient, table: string): Promise<Item[]> {
  const found: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await db.send(
      new ScanCommand({
        TableName: table,
        ProjectionExpression: 'pk, sk, jurisdiction',
        ConsistentRead: true,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    found.push(...((page.Items ?? []) as Item[]));
    start = page.LastEvaluatedKey;
  } while (start);
  return found;
}
