import { type DynamoDBDocumentClient, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';

/** An item as it stands in a table. */
export type Item = { pk: string; sk: string } & Record<string, unknown>;

/** Every item a query finds, page after page; read consistently, which an index cannot be. */
export async function queryAll<T = Item>(
  client: DynamoDBDocumentClient,
  query: Omit<QueryCommandInput, 'ConsistentRead'>,
): Promise<T[]> {
  const found: T[] = [];
  for await (const page of paginateQuery({ client }, { ...query, ConsistentRead: query.IndexName === undefined }))
    found.push(...((page.Items ?? []) as T[]));
  return found;
}
