import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { localDate } from '#core/calendar.ts';
import type { Instant } from '#core/model.ts';
import type { Runtime } from '#local/runtime.ts';
import { seed } from '#local/seed/seed.ts';
import { seedSubmissions } from '#local/seed/submissions.ts';
import { clientConfig, localCredentials } from '#local/tables.ts';
import { s3Documents } from '#store/documents.ts';

/** Seeds the demo county into a running application, which projects it as it would any publication. */
export async function seedRuntime(
  { endpoints, tables }: Pick<Runtime, 'endpoints' | 'tables'>,
  now: Instant,
  progress: (line: string) => void,
): Promise<void> {
  const { Ledger: ledger = '', Units: units = '', Staff: staff = '' } = tables;
  const { Submissions: submissions = '', People: people = '', Cases: cases = '', Settings: settings = '' } = tables;
  const config = clientConfig(endpoints.dynamodb);
  const client = new DynamoDBClient(config);
  const environment = {
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_REGION: config.region,
  };
  const documents = s3Documents(endpoints.documents, environment);
  const database = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  try {
    await seed({ database, tables: { ledger, units, staff }, documents }, localDate(now), progress);
    const workflow = { ledger, units, submissions, people, cases, settings };
    const target = { database, tables: workflow, documentsUrl: endpoints.documents, environment };
    await seedSubmissions(target, localDate(now), progress);
  } finally {
    client.destroy();
  }
}
