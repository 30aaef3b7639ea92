import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import { DEMO_JURISDICTION } from '#local/seed/county.ts';
import { officers } from '#local/seed/officers.ts';
import { rosterOf } from '#local/seed/roster.ts';
import { dynamoPeople } from '#store/people.ts';

const people = (client: DynamoDBClient, table: string) =>
  dynamoPeople(DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }), table);

/** Puts accounts that are not there yet; one that is there stays as it is, whatever has become of it. */
export async function putAccounts(
  client: DynamoDBClient,
  table: string,
  persons: readonly Person[],
  at: Instant,
): Promise<void> {
  const store = people(client, table);
  const by = { id: 'local', name: '演示数据 · Demo data' };
  for (const person of persons) if (!(await store.get(person.id))) await store.put(person, 0, { at, by }, 'demo');
}

/**
 * Whom one may choose to sign in as: the accounts of the demo county and of whoever runs the installation, and the invented
 * officers also where they have no account.
 */
export async function rosterToChooseFrom(client: DynamoDBClient, table: string | undefined) {
  const store = table === undefined ? undefined : people(client, table);
  const stored = store
    ? [...(await store.inJurisdiction(DEMO_JURISDICTION)), ...(await store.inJurisdiction('*'))]
    : [];
  const known = new Set(stored.map(({ id }) => id));
  return rosterOf([...stored, ...officers.filter(({ id }) => !known.has(id))]);
}
