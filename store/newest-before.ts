import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Item } from '#store/query-all.ts';

/** A partition of a table or of an index, and how its keys are called there. */
type Partition = { table: string; index?: string; pk: string; sk: string; value: string };

/** The newest `limit` items of a partition whose sort keys begin with a time: of those before a key, where one is given. */
export async function newestBefore(
  db: DynamoDBDocumentClient,
  { table, index, pk, sk, value }: Partition,
  limit: number,
  before: string | undefined,
): Promise<Item[]> {
  const page = await db.send(
    new QueryCommand({
      TableName: table,
      ...(index === undefined ? {} : { IndexName: index }),
      KeyConditionExpression: `${pk} = :value${before === undefined ? '' : ` AND ${sk} < :before`}`,
      ExpressionAttributeValues: { ':value': value, ...(before === undefined ? {} : { ':before': before }) },
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  return (page.Items ?? []) as Item[];
}
