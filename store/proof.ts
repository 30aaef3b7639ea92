import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { canonical } from '#core/digest.ts';
import { type ChainFault, chainFaults } from '#core/ledger.ts';
import type { JurisdictionCode, LedgerEntry, UnitId } from '#core/model.ts';
import { applyEntry, type JurisdictionRecord, type StaffRecord, type UnitRecord } from '#core/projection.ts';
import type { Documents } from '#store/documents.ts';
import { inputsFor } from '#store/inputs.ts';
import { items } from '#store/items.ts';
import { staffPrefix, unitKeys } from '#store/keys.ts';
import type { Ledger } from '#store/ledger.ts';

type Item = { pk: string; sk: string } & Record<string, unknown>;

/** Where the tables differ from what the ledger says they must hold. */
export type Difference = { table: 'units' | 'staff'; key: string; expected: Item | null; found: Item | null };

export type Proof = { entries: number; items: number; faults: ChainFault[]; differences: Difference[] };

/** Rebuilds a jurisdiction's projection from its ledger alone and compares every item of it with the tables. */
export async function prove(
  db: DynamoDBDocumentClient,
  tables: { units: string; staff: string },
  ledger: Ledger,
  documents: Documents,
  j: JurisdictionCode,
): Promise<Proof> {
  const expected = await rebuild(ledger, documents, j);
  const found = {
    units: [...(await partition(db, tables.units, j)), ...(await singles(db, tables.units, j, expected.locators))],
    staff: await partition(db, tables.staff, j),
  };
  const differences = [
    ...compare('units', expected.units, found.units),
    ...compare('staff', expected.staff, found.staff),
  ];
  const { entries, faults } = expected;
  return { entries, items: expected.units.size + expected.staff.size, faults, differences };
}

/** Everything the tables must hold, by key, computed in memory from the ledger and the documents it names. */
async function rebuild(ledger: Ledger, documents: Documents, j: JurisdictionCode) {
  const units = new Map<string, Item>();
  const staff = new Map<string, Item>();
  const open = new Map<string, Item>();
  const records = new Map<UnitId, UnitRecord>();
  const locators: UnitId[] = [];
  const faults: ChainFault[] = [];
  let head: JurisdictionRecord | undefined;
  let last: LedgerEntry | undefined;
  const put = (map: Map<string, Item>, item: Item) => map.set(keyOf(item), item);

  for (;;) {
    const page = await ledger.after(j, last?.seq ?? 0);
    if (page.length === 0) break;
    faults.push(...chainFaults(page, last));
    for (const entry of page) {
      const projected = applyEntry(entry, await inputsFor(entry, documents, head, records));
      for (const record of projected.units) {
        if (record.previousSeq === null) {
          put(units, items.locator(record.id, j));
          locators.push(record.id);
        }
        records.set(record.id, record);
        put(units, items.log(record));
        put(units, items.now(record));
      }
      for (const closed of projected.closed) close(open, closed.unit, closed.staff, entry.seq);
      for (const row of projected.opened) {
        const item: Item = items.staff(row);
        put(staff, item);
        open.set(staffPrefix(row.unit, row.staff), item);
      }
      head = projected.jurisdiction;
      last = entry;
    }
  }
  if (head) {
    put(units, items.head(head));
    put(units, items.listing(j));
  }
  return { units, staff, locators, faults, entries: last?.seq ?? 0 };
}

function close(open: ReadonlyMap<string, Item>, unit: UnitId, person: StaffRecord['staff'], seq: number): void {
  const item = open.get(staffPrefix(unit, person));
  if (item) item.until = seq;
}

async function partition(db: DynamoDBDocumentClient, table: string, pk: string): Promise<Item[]> {
  const found: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    found.push(...((page.Items ?? []) as Item[]));
    start = page.LastEvaluatedKey;
  } while (start);
  return found;
}

/** The items outside the jurisdiction's own partition: its listing and its units' locators. */
async function singles(db: DynamoDBDocumentClient, table: string, j: JurisdictionCode, units: readonly UnitId[]) {
  const found: Item[] = [];
  for (const Key of [unitKeys.listing(j), ...units.map(unitKeys.locator)]) {
    const { Item } = await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    if (Item) found.push(Item as Item);
  }
  return found;
}

function compare(
  table: Difference['table'],
  expected: ReadonlyMap<string, Item>,
  found: readonly Item[],
): Difference[] {
  const rest = new Map(expected);
  const differences: Difference[] = [];
  for (const item of found) {
    const key = keyOf(item);
    const want = rest.get(key) ?? null;
    rest.delete(key);
    if (!want || canonical(want) !== canonical(item)) differences.push({ table, key, expected: want, found: item });
  }
  for (const [key, item] of rest) differences.push({ table, key, expected: item, found: null });
  return differences;
}

const keyOf = ({ pk, sk }: { pk: string; sk: string }): string => `${pk} ${sk}`;
