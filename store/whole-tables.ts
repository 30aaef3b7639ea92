import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { type Item, queryAll } from '#store/query-all.ts';

/*
 * Whole partitions and whole tables: for the proof, which a person runs, and never on the way of a request. The functions have
 * no permission to scan.
 */

export const keyOf = ({ pk, sk }: { pk: string; sk: string }): string => `${pk} ${sk}`;

/** Every item of a partition, in the order of its keys. */
export const partition = (db: DynamoDBDocumentClient, table: string, pk: string): Promise<Item[]> =>
  queryAll(db, { TableName: table, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } });

/** The keys of every item of a table, and the jurisdiction where an item names one. */
export async function allKeys(client: DynamoDBDocumentClient, table: string): Promise<Item[]> {
  const found: Item[] = [];
  const scan = { TableName: table, ProjectionExpression: 'pk, sk, jurisdiction', ConsistentRead: true };
  for await (const page of paginateScan({ client }, scan)) found.push(...((page.Items ?? []) as Item[]));
  return found;
}
