import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { JurisdictionCode } from '#core/model.ts';
import { unitKeys } from '#store/keys.ts';
import type { Difference } from '#store/proof.ts';
import { allKeys, keyOf } from '#store/whole-tables.ts';

/** Every jurisdiction that has a ledger, whatever the tables list. */
export async function jurisdictionsOnLedger(db: DynamoDBDocumentClient, table: string): Promise<JurisdictionCode[]> {
  return [...new Set((await allKeys(db, table)).map((item) => item.pk))].sort();
}

/** Items that belong to no jurisdiction on the ledger, so that no jurisdiction's proof would meet them. */
export async function strays(
  db: DynamoDBDocumentClient,
  tables: { units: string; staff: string },
  known: readonly JurisdictionCode[],
): Promise<Difference[]> {
  const jurisdictions: ReadonlySet<string> = new Set(known);
  const [units, staff] = await Promise.all([allKeys(db, tables.units), allKeys(db, tables.staff)]);
  const keys = new Set(units.map(keyOf));
  const located = (unit: string, j: string) => jurisdictions.has(j) && keys.has(keyOf(unitKeys.now(j, unit)));
  const rest = {
    units: units.filter(({ pk, sk, jurisdiction }) => {
      if (pk.startsWith('unit#')) return sk !== 'locator' || !located(pk.slice('unit#'.length), String(jurisdiction));
      return !jurisdictions.has(pk === 'jurisdictions' ? sk : pk);
    }),
    staff: staff.filter(({ pk }) => !jurisdictions.has(pk)),
  };
  return (['units', 'staff'] as const).flatMap((table) =>
    rest[table].map((found) => ({ table, key: keyOf(found), expected: null, found })),
  );
}
