import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { JurisdictionCode, LocalDate } from '#core/model.ts';
import { inParallel } from '#core/parallel.ts';
import type { UnitRecord } from '#core/projection.ts';
import type { CountyFreshness } from '#core/settings/county-freshness.ts';
import type { FreshnessOf } from '#store/county-freshness.ts';
import { dueParts } from '#store/items.ts';
import { listings } from '#store/jurisdictions.ts';
import { unitKeys } from '#store/keys.ts';

/** Calls under way at once. */
const WIDTH = 8;

type Now = { record: UnitRecord; reckonedBy?: number };

/**
 * Reckons anew when units are due, in the counties that have set another freshness policy since this was last done, and gives
 * those units, a page at a time. That it is done is kept once all of them have been taken: whatever stops before begins again,
 * and every write may be repeated. Whoever projects from the day on which a version is known goes by it already.
 */
export async function* unitsReckonedAnew(
  db: DynamoDBDocumentClient,
  table: string,
  freshnessOf: FreshnessOf,
  today: LocalDate,
): AsyncGenerator<UnitRecord[]> {
  for (const { jurisdiction, reckonedBy = 0 } of await listings(db, table)) {
    const freshness = await freshnessOf(jurisdiction, today);
    if (reckonedBy >= freshness.newest) continue;
    const units = {
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :now)',
      ExpressionAttributeValues: { ':pk': jurisdiction, ':now': 'now#' },
      ConsistentRead: true,
    };
    for await (const page of paginateQuery({ client: db, pageSize: 100 }, units)) {
      const found = (page.Items ?? []) as Now[];
      await inParallel(found, WIDTH, (unit) => reckon(db, table, unit, freshness));
      yield found.map(({ record }) => record);
    }
    await keepReckoned(db, table, jurisdiction, freshness.newest);
  }
}

/** Writes when a unit is due, unless an entry projected meanwhile has done so, by this policy or a newer one. */
async function reckon(
  db: DynamoDBDocumentClient,
  table: string,
  { record, reckonedBy = 0 }: Now,
  freshness: CountyFreshness,
): Promise<void> {
  if (reckonedBy >= freshness.newest) return;
  const { duePk, dueAt } = dueParts(record, freshness);
  const due = dueAt !== undefined;
  const update = new UpdateCommand({
    TableName: table,
    Key: unitKeys.now(record.jurisdiction, record.id),
    UpdateExpression: `SET reckonedBy = :newest${due ? ', duePk = :pk, dueAt = :at' : ' REMOVE duePk, dueAt'}`,
    ConditionExpression: '#record.#seq = :seq AND (attribute_not_exists(reckonedBy) OR reckonedBy < :newest)',
    ExpressionAttributeNames: { '#record': 'record', '#seq': 'seq' },
    ExpressionAttributeValues: {
      ':newest': freshness.newest,
      ':seq': record.seq,
      ...(due ? { ':pk': duePk, ':at': dueAt } : {}),
    },
  });
  await db.send(update).catch(ignoreNewer);
}

/** Never back, should two sweeps run at once. */
async function keepReckoned(
  db: DynamoDBDocumentClient,
  table: string,
  jurisdiction: JurisdictionCode,
  newest: number,
): Promise<void> {
  const update = new UpdateCommand({
    TableName: table,
    Key: unitKeys.listing(jurisdiction),
    UpdateExpression: 'SET reckonedBy = :newest',
    ConditionExpression: 'attribute_not_exists(reckonedBy) OR reckonedBy < :newest',
    ExpressionAttributeValues: { ':newest': newest },
  });
  await db.send(update).catch(ignoreNewer);
}

function ignoreNewer(error: unknown): void {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
}
