import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { pad } from '#core/ledger.ts';
import type { JurisdictionCode, UnitId } from '#core/model.ts';
import type { JurisdictionRecord, StaffRecord, UnitRecord } from '#core/projection.ts';
import { listedJurisdictions } from '#store/jurisdictions.ts';
import { unitKeys } from '#store/keys.ts';
import { queryAll } from '#store/query-all.ts';
import { unitLocator } from '#store/unit-locator.ts';
import { unitRecords } from '#store/unit-records.ts';

/** Rows read at a time where those before were history. */
const REREAD = 100;

/** A page of a name search; `next` is the key to go on after. */
export type StaffPage = { rows: StaffRecord[]; next?: string };

export type Reader = ReturnType<typeof dynamoReader>;

/** Reads of the public tables. All are keys or key ranges; none scans. */
export function dynamoReader(db: DynamoDBDocumentClient, tables: { units: string; staff: string }) {
  const records = unitRecords(db, tables.units);
  const jurisdictionOf = unitLocator(db, tables.units);

  const range = <T>(pk: string, from: string, to: string): Promise<T[]> =>
    queryAll(db, {
      TableName: tables.units,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
    });

  /** What the public sees of a jurisdiction now. */
  async function head(j: JurisdictionCode): Promise<JurisdictionRecord | undefined> {
    const found = await db.send(
      new GetCommand({ TableName: tables.units, Key: unitKeys.head(j), ConsistentRead: true }),
    );
    return found.Item?.record;
  }

  /** Every unit exactly as it stood after entry `seq`, whatever has been projected since. */
  async function unitsAt(j: JurisdictionCode, seq: number): Promise<Map<UnitId, UnitRecord>> {
    const items = await range<{ record: UnitRecord }>(j, 'now#', 'now$');
    return records.stepBack(
      j,
      items.map((item) => item.record),
      seq,
    );
  }

  /** Units changed by entries `after`+1 … `upTo`, oldest change first: the cost of keeping up is the size of the change. */
  async function unitsChanged(j: JurisdictionCode, after: number, upTo: number): Promise<UnitRecord[]> {
    const items = await range<{ record: UnitRecord }>(j, `log#${pad(after + 1)}`, `log#${pad(upTo)}$`);
    return items.map((item) => item.record);
  }

  /**
   * People whose name starts with (or is) `name`, as they stood after entry `seq`, in name order, without those of `hidden` units.
   * Reads on until `limit` rows are found, so that history never shortens a page, and a page never ends on what it does not show:
   * `next` names a person. None for an `after` that no such search has given.
   */
  async function staffByName(
    j: JurisdictionCode,
    search: { name: string; exact: boolean; seq: number; limit: number; hidden: ReadonlySet<UnitId>; after?: string },
  ): Promise<StaffPage | undefined> {
    const prefix = search.exact ? `${search.name}#` : search.name;
    if (search.after !== undefined && !search.after.startsWith(prefix)) return undefined;
    const found: { key: string; row: StaffRecord }[] = [];
    let read = search.limit + 1;
    let start: Record<string, unknown> | undefined = search.after ? { pk: j, sk: search.after } : undefined;
    do {
      const page = await db.send(
        new QueryCommand({
          TableName: tables.staff,
          KeyConditionExpression: 'pk = :j AND begins_with(sk, :name)',
          ExpressionAttributeValues: { ':j': j, ':name': prefix },
          Limit: read,
          ConsistentRead: true,
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      );
      for (const { sk, row, until } of (page.Items ?? []) as { sk: string; row: StaffRecord; until?: number }[])
        if (
          (search.exact ? row.staff.name === search.name : row.staff.name.startsWith(search.name)) &&
          !search.hidden.has(row.unit) &&
          row.from <= search.seq &&
          (until === undefined || until > search.seq)
        )
          found.push({ key: sk, row });
      start = page.LastEvaluatedKey;
      read = Math.max(search.limit + 1 - found.length, REREAD);
    } while (start && found.length <= search.limit);
    const rows = found.slice(0, search.limit);
    const next = found.length > search.limit ? rows.at(-1)?.key : undefined;
    return { rows: rows.map((f) => f.row), ...(next ? { next } : {}) };
  }

  return {
    jurisdictions: () => listedJurisdictions(db, tables.units),
    head,
    jurisdictionOf,
    unitsAt,
    stepBack: records.stepBack,
    unitsNamed: records.at,
    unitsChanged,
    staffByName,
  };
}
