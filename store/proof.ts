import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { canonical } from '#core/digest.ts';
import { inputsFor } from '#core/inputs.ts';
import { chainFaults, slotOf, takedownFault } from '#core/ledger.ts';
import type { JurisdictionCode, LedgerEntry, UnitId } from '#core/model.ts';
import { applyEntry, type JurisdictionRecord, type StaffRecord, type UnitRecord } from '#core/projection.ts';
import { type CountyFreshness, freshnessBy } from '#core/settings/county-freshness.ts';
import { type SettingVersion, versionsOf } from '#core/settings/model.ts';
import type { Documents } from '#store/documents.ts';
import { items } from '#store/items.ts';
import { entryKey, slotKey, staffPrefix, unitKeys } from '#store/keys.ts';
import type { Item } from '#store/query-all.ts';
import { dynamoSettings } from '#store/settings.ts';
import { keyOf, partition } from '#store/whole-tables.ts';

/** Where the tables differ from what the ledger says they must hold. */
export type Difference = {
  table: 'ledger' | 'units' | 'staff';
  key: string;
  expected: Item | null;
  found: Item | null;
};

/** What is wrong with the ledger itself, by entry. */
export type Fault = { seq: number; fault: string };

export type Proof = { entries: number; items: number; faults: Fault[]; differences: Difference[] };

type Tables = { ledger: string; units: string; staff: string; settings: string };

/**
 * Rebuilds a jurisdiction's projection from its ledger, and the freshness policies it has set, and compares every item of it with
 * the tables. Where an entry
 * cannot be applied, because its document is missing or altered, says so and compares no projection.
 */
export async function prove(
  db: DynamoDBDocumentClient,
  tables: Tables,
  documents: Documents,
  j: JurisdictionCode,
): Promise<Proof> {
  const ledger = await partition(db, tables.ledger, j);
  const entries = ledger.filter(({ sk }) => sk.startsWith('entry#')).map(({ entry }) => entry as LedgerEntry);
  const faults: Fault[] = [...chainFaults(entries), ...takedownFaults(entries)];
  const differences = compare('ledger', ledgerItems(entries), ledger);
  const standing = await partition(db, tables.units, j);
  const listing = await single(db, tables.units, unitKeys.listing(j));
  const versions = await dynamoSettings(db, tables.settings).versions(j, 'freshness');
  const reckoning = reckoningBy(j, versionsOf(versions, 'freshness'), [...standing, ...listing]);
  const expected = await rebuild(entries, documents, j, reckoning);
  if ('fault' in expected) return { entries: entries.length, items: 0, faults: [...faults, expected], differences };
  const units = [...standing, ...listing];
  for (const id of expected.locators) units.push(...(await single(db, tables.units, unitKeys.locator(id))));
  differences.push(
    ...compare('units', expected.units, units),
    ...compare('staff', expected.staff, await partition(db, tables.staff, j)),
  );
  return { entries: entries.length, items: expected.units.size + expected.staff.size, faults, differences };
}

/** Each entry stands twice: by its number, and in the slot it took. */
function ledgerItems(entries: readonly LedgerEntry[]): Map<string, Item> {
  const expected = entries.flatMap((entry): Item[] => [
    { ...entryKey(entry.jurisdiction, entry.seq), entry },
    { ...slotKey(entry.jurisdiction, slotOf(entry)), entry },
  ]);
  return new Map(expected.map((item) => [keyOf(item), item]));
}

/** Takedowns that name other releases or documents than stood before them. */
function takedownFaults(entries: readonly LedgerEntry[]): Fault[] {
  const before = new Map<string, LedgerEntry>();
  const faults: Fault[] = [];
  for (const entry of entries) {
    const fault = entry.kind === 'takeDown' ? takedownFault(entry, (slot) => before.get(slot)) : undefined;
    if (fault) faults.push({ seq: entry.seq, fault });
    before.set(slotOf(entry), entry);
  }
  return faults;
}

type Rebuilt = { units: Map<string, Item>; staff: Map<string, Item>; locators: UnitId[] };

/** By which version all units have been reckoned, by its number, and what each has been reckoned by. */
type Reckoning = { done: number; freshnessFor: (unit: UnitId) => CountyFreshness };

/**
 * When units are due may have been reckoned by any version from the one by which a sweep has done so for all of them: those
 * projected since it was recorded go by a newer one already.
 */
function reckoningBy(
  j: JurisdictionCode,
  own: readonly SettingVersion<'freshness'>[],
  found: readonly Item[],
): Reckoning {
  const numbers = new Map(found.map((item) => [keyOf(item), Number(item.reckonedBy ?? 0)]));
  const within = (key: { pk: string; sk: string }, least: number) =>
    Math.min(Math.max(numbers.get(keyOf(key)) ?? 0, least), own.length);
  const done = within(unitKeys.listing(j), 0);
  return { done, freshnessFor: (unit) => freshnessBy(own.slice(0, within(unitKeys.now(j, unit), done))) };
}

/** Everything the tables must hold, by key, computed in memory from the ledger and the documents it names. */
async function rebuild(
  entries: readonly LedgerEntry[],
  documents: Documents,
  j: JurisdictionCode,
  { done, freshnessFor }: Reckoning,
): Promise<Rebuilt | Fault> {
  const units = new Map<string, Item>();
  const staff = new Map<string, Item>();
  const open = new Map<string, Item>();
  const records = new Map<UnitId, UnitRecord>();
  const locators: UnitId[] = [];
  let head: JurisdictionRecord | undefined;
  const put = (map: Map<string, Item>, item: Item) => map.set(keyOf(item), item);

  for (const entry of entries) {
    try {
      const projected = applyEntry(entry, await inputsFor(entry, documents, head, records));
      for (const record of projected.units) {
        if (record.previousSeq === null) {
          put(units, items.locator(record.id, j));
          locators.push(record.id);
        }
        records.set(record.id, record);
        put(units, items.log(record));
        put(units, items.now(record, freshnessFor(record.id)));
      }
      for (const closed of projected.closed) close(open, closed.unit, closed.staff, entry.seq);
      for (const row of projected.opened) {
        const item: Item = items.staff(row);
        put(staff, item);
        open.set(staffPrefix(row.unit, row.staff), item);
      }
      head = projected.jurisdiction;
    } catch (error) {
      return { seq: entry.seq, fault: error instanceof Error ? error.message : String(error) };
    }
  }
  if (head) {
    put(units, items.head(head));
    put(units, items.listing(j, done));
  }
  return { units, staff, locators };
}

function close(open: ReadonlyMap<string, Item>, unit: UnitId, person: StaffRecord['staff'], seq: number): void {
  const item = open.get(staffPrefix(unit, person));
  if (item) item.until = seq;
}

/** An item outside the jurisdiction's own partition: its listing, or a unit's locator. None, or it alone. */
async function single(db: DynamoDBDocumentClient, table: string, Key: Record<string, string>): Promise<Item[]> {
  const { Item } = await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
  return Item ? [Item as Item] : [];
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
