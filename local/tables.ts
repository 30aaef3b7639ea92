import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import type { TableResource } from '#local/application.ts';
import { place } from '#local/assembly.ts';

/** Any credentials will do here; all clients must carry the same, since some emulators keep data apart by key and region. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

export const clientConfig = (endpoint: string) => ({ endpoint, region: place.region, credentials: localCredentials });

/** Creates the tables of the template that are not there yet: keys, indexes and stream, as declared. */
export async function createTables(client: DynamoDBClient, tables: readonly TableResource[]): Promise<void> {
  for (const { physicalName, properties } of tables) {
    const { StreamSpecification: stream, ...rest } = properties;
    try {
      await client.send(
        new CreateTableCommand({
          TableName: physicalName,
          BillingMode: 'PAY_PER_REQUEST',
          ...rest,
          ...(stream ? { StreamSpecification: { StreamEnabled: true, ...stream } } : {}),
        }),
      );
    } catch (error) {
      if (!(error instanceof ResourceInUseException)) throw error;
    }
    await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1 }, { TableName: physicalName });
  }
}

/** The stream of a table, as the running database names it. */
export async function streamOf(client: DynamoDBClient, table: string): Promise<string> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
  if (!Table?.LatestStreamArn) throw new Error(`Table ${table} has no stream`);
  return Table.LatestStreamArn;
}
