import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { LocalDate } from '#core/model.ts';
import type { UnitRecord } from '#core/projection.ts';
import type { FreshnessOf } from '#store/county-freshness.ts';
import { DUE } from '#store/keys.ts';
import { unitsReckonedAnew } from '#store/reckon.ts';
import { unitRecords } from '#store/unit-records.ts';

/** Units whose next flag day has come, a page at a time, oldest due first. Reads what is due, not what exists. */
export async function* dueUnits(
  db: DynamoDBDocumentClient,
  table: string,
  today: LocalDate,
): AsyncGenerator<UnitRecord[]> {
  const records = unitRecords(db, table);
  const due = {
    TableName: table,
    IndexName: 'due',
    KeyConditionExpression: 'duePk = :due AND dueAt <= :today',
    ExpressionAttributeValues: { ':due': DUE, ':today': today },
  };
  for await (const page of paginateQuery({ client: db, pageSize: 100 }, due)) {
    const keys = (page.Items ?? []).map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
    if (keys.length > 0) yield await records.get(keys);
  }
}

/**
 * What a sweep looks at: units that a changed policy has had reckoned anew, then those due. Of the former the index may not
 * tell yet, for it follows a moment later.
 */
export async function* unitsToSweep(
  db: DynamoDBDocumentClient,
  table: string,
  freshnessOf: FreshnessOf,
  today: LocalDate,
): AsyncGenerator<UnitRecord[]> {
  yield* unitsReckonedAnew(db, table, freshnessOf, today);
  yield* dueUnits(db, table, today);
}
