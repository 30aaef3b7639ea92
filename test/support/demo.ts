import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { localDate } from '#core/calendar.ts';
import type { ReleaseDocument } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import { workflowOver } from '#functions/workflow/stores.ts';
import { DEMO_JURISDICTION, demoCounty, type Step } from '#local/seed/county.ts';
import { officers } from '#local/seed/officers.ts';
import { recordPolicies } from '#local/seed/policies.ts';
import { writeSteps } from '#local/seed/seed.ts';
import { clientConfig } from '#local/tables.ts';
import { s3Documents } from '#store/documents.ts';
import { dynamoLedger } from '#store/ledger.ts';
import { dynamoReader } from '#store/reader.ts';
import { anyCredentials, published } from '#test/support/county.ts';
import type { TestRuntime } from '#test/support/runtime.ts';
import { until } from '#test/support/until.ts';

/** Some units of the demonstration county; the first has the longest history. */
export const demoUnits = [
  '12420923YM000384XM',
  '12420923YM0000999W',
  '11420923YM0001852P',
  '11420923YM0002409Q',
  '12420923YM0002812P',
  '11420923YM0000016B',
  '13420923YM0000593G',
] as const;

/** Publishes these units of the demonstration county, with their year of history and its policy documents, and waits until all of it is visible. */
export async function publishDemo(runtime: TestRuntime): Promise<void> {
  const now = new Date().toISOString();
  await writtenIn(runtime, async (target) => {
    const newest = await writeSteps(target, partOf(demoCounty(localDate(now))));
    const { endpoints, tables } = runtime;
    const { Submissions: submissions = '', People: people = '', Cases: cases = '', Settings: settings = '' } = tables;
    const names = { ...target.tables, submissions, people, cases, settings };
    const more = { now: () => now, newId: randomUUID };
    const w = workflowOver(target.database, names, endpoints.documents, more, anyCredentials);
    await recordPolicies(w, officers.find(({ roles }) => roles.includes('administrator')) as Person, localDate(now));
    return newest;
  });
}

/** Publishes one more release of a unit there, now, and waits until it is visible. */
export async function publishInDemo(runtime: TestRuntime, document: ReleaseDocument, release: number): Promise<void> {
  await writtenIn(runtime, async ({ database, tables, documents }) => {
    const event = await published(documents, document, release);
    const entries = await dynamoLedger(database, tables.ledger).append(
      DEMO_JURISDICTION,
      [event],
      new Date().toISOString(),
    );
    return entries.at(-1)?.seq ?? 0;
  });
}

/** Writes to the tables of a runtime, and waits until the last entry written is visible. */
async function writtenIn(
  { endpoints, tables }: TestRuntime,
  write: (target: Parameters<typeof writeSteps>[0]) => Promise<number>,
): Promise<void> {
  const { Ledger: ledger = '', Units: units = '', Staff: staff = '' } = tables;
  const client = new DynamoDBClient(clientConfig(endpoints.dynamodb));
  const database = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const documents = s3Documents(endpoints.documents, anyCredentials);
  const target = { database, tables: { ledger, units, staff }, documents };
  const newest = await write(target);
  const reader = dynamoReader(database, target.tables);
  await until(async () => (await reader.head(DEMO_JURISDICTION))?.seq === newest);
  client.destroy();
}

/** The registers whole, and of everything else what concerns the chosen units. */
function partOf(steps: readonly Step[]): Step[] {
  const chosen: readonly string[] = demoUnits;
  return steps.flatMap(({ at, documents, events }) => {
    const kept = events.filter((event) => event.kind === 'register' || chosen.includes(event.unit));
    const named = documents.filter((document) => !('unit' in document) || chosen.includes(document.unit.id));
    return kept.length > 0 ? [{ at, documents: named, events: kept }] : [];
  });
}
