import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { readApplication } from '#local/application.ts';
import { readAssembly } from '#local/assembly.ts';
import { startDynamoDB } from '#local/dynamodb.ts';
import { close, listen } from '#local/listen.ts';
import { objectStore } from '#local/objects.ts';
import { clientConfig, createTables } from '#local/tables.ts';
import type { TableNames } from '#store/clients.ts';
import { synthesizedTemplates } from '#test/support/assembly.ts';

export type TestDatabase = {
  client: DynamoDBDocumentClient;
  /** Address of the database, for clients of another process. */
  endpoint: string;
  tables: TableNames & { feeds: string };
  /** Base URL of the bucket of release documents. */
  documentsUrl: string;
  stop(): Promise<void>;
};

/** A real DynamoDB with the tables of the synthesized template, and an object store; both empty, gone after `stop`. */
export async function startDatabase(): Promise<TestDatabase> {
  const directory = await mkdtemp(join(tmpdir(), 'sunshine-'));
  const { tables, buckets } = readApplication(readAssembly(await synthesizedTemplates(), anyIdentity));
  const database = await startDynamoDB(directory);
  const client = new DynamoDBClient(clientConfig(database.endpoint));
  await createTables(client, tables);

  const bucket = physical(buckets, 'Documents');
  const objects = await listen(objectStore(directory, [bucket]));
  return {
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    endpoint: database.endpoint,
    tables: {
      ledger: physical(tables, 'Ledger'),
      units: physical(tables, 'Units'),
      staff: physical(tables, 'Staff'),
      submissions: physical(tables, 'Submissions'),
      people: physical(tables, 'People'),
      cases: physical(tables, 'Cases'),
      settings: physical(tables, 'Settings'),
      feeds: physical(tables, 'Feeds'),
    },
    documentsUrl: `${objects.url}/${bucket}`,
    stop: async () => {
      client.destroy();
      await Promise.all([close(objects.server), database.stop()]);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const anyIdentity = { OidcIssuer: 'unused', OidcClientId: 'unused', OidcAudience: 'unused' };

function physical(resources: readonly { name: string; physicalName: string }[], name: string): string {
  const found = resources.find((resource) => resource.name === name);
  if (!found) throw new Error(`The template has no ${name}`);
  return found.physicalName;
}
