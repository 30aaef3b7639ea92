import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { pad } from '#core/ledger.ts';
import type { JurisdictionCode, LedgerEntry, RegisterDocument, ReleaseDocument, UnitId } from '#core/model.ts';
import {
  applyEntry,
  type Inputs,
  type JurisdictionRecord,
  type Projected,
  type StaffRecord,
  type UnitRecord,
} from '#core/projection.ts';
import type { Documents } from '#store/documents.ts';
import { items } from '#store/items.ts';
import { staffPrefix, unitKeys } from '#store/keys.ts';
import type { Ledger } from '#store/ledger.ts';
import { inParallel } from '#store/parallel.ts';

/** Writes under way at once; a unit of 2,000 persons is 2,000 rows. */
const WIDTH = 32;

export type Projector = ReturnType<typeof dynamoProjector>;

/**
 * Applies ledger entries to the `units` and `staff` tables. Rows of an entry are written first and are invisible until
 * the jurisdiction's head moves to it, so that a reader sees the state before or after, never between. Every write may be
 * repeated, by this process after a crash or by another at the same time.
 */
export function dynamoProjector(
  db: DynamoDBDocumentClient,
  tables: { units: string; staff: string },
  ledger: Ledger,
  documents: Documents,
) {
  async function readRecord<T>(key: { pk: string; sk: string }): Promise<T | undefined> {
    const found = await db.send(new GetCommand({ TableName: tables.units, Key: key, ConsistentRead: true }));
    return found.Item?.record;
  }

  /** The unit as it stood before entry `seq`, also when the row of `seq` has been written by a run that crashed. */
  async function unitBefore(j: JurisdictionCode, unit: UnitId, seq: number): Promise<UnitRecord | undefined> {
    let record = await readRecord<UnitRecord>(unitKeys.now(j, unit));
    while (record && record.seq >= seq)
      record = record.previousSeq === null ? undefined : await readRecord(unitKeys.log(j, record.previousSeq, unit));
    return record;
  }

  async function inputsFor(entry: LedgerEntry, jurisdiction: JurisdictionRecord | undefined): Promise<Inputs> {
    const units = new Map<UnitId, UnitRecord | undefined>();
    const inputs: Inputs = { jurisdiction, unit: (id) => units.get(id) };
    const load = async (id: UnitId) => units.set(id, await unitBefore(entry.jurisdiction, id, entry.seq));
    if (entry.kind === 'register') {
      const previous = jurisdiction && (await documents.get<RegisterDocument>(jurisdiction.register.digest));
      const document = await documents.get<RegisterDocument>(entry.digest);
      const ids = new Set([...document.units, ...(previous?.units ?? [])].map((u) => u.id));
      await inParallel([...ids], WIDTH, load);
      return { ...inputs, register: { document, previous } };
    }
    await load(entry.unit);
    if (entry.kind !== 'publish') return inputs;
    const digest = units.get(entry.unit)?.published?.digest;
    const [document, previous] = await Promise.all([
      documents.get<ReleaseDocument>(entry.digest),
      digest === undefined ? undefined : documents.get<ReleaseDocument>(digest),
    ]);
    return { ...inputs, release: { document, previous } };
  }

  async function putUnlessThere(table: string, item: Record<string, unknown>): Promise<void> {
    await db
      .send(new PutCommand({ TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }))
      .catch(ignoreCondition);
  }

  const openStaff = (row: StaffRecord) => putUnlessThere(tables.staff, items.staff(row));

  async function closeStaff(entry: LedgerEntry, { unit, staff }: Projected['closed'][number]): Promise<void> {
    const prefix = staffPrefix(unit, staff);
    const page = await db.send(
      new QueryCommand({
        TableName: tables.staff,
        KeyConditionExpression: 'pk = :j AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':j': entry.jurisdiction,
          ':from': prefix,
          ':to': `${prefix}${pad(entry.seq - 1)}`,
        },
        ProjectionExpression: 'pk, sk',
        ScanIndexForward: false,
        Limit: 1,
        ConsistentRead: true,
      }),
    );
    const row = page.Items?.[0];
    if (!row) throw new Error(`Entry ${entry.seq} ends an occupancy that never began: ${staff.id}`);
    await db.send(
      new UpdateCommand({
        TableName: tables.staff,
        Key: { pk: row.pk, sk: row.sk },
        UpdateExpression: 'SET #until = :seq',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':seq': entry.seq },
      }),
    );
  }

  /** Replaces an item unless a later entry has written it already. */
  async function putForward(item: { record: { seq: number } }): Promise<void> {
    await db
      .send(
        new PutCommand({
          TableName: tables.units,
          Item: item,
          ConditionExpression: 'attribute_not_exists(pk) OR #record.#seq < :seq',
          ExpressionAttributeNames: { '#record': 'record', '#seq': 'seq' },
          ExpressionAttributeValues: { ':seq': item.record.seq },
        }),
      )
      .catch(ignoreCondition);
  }

  async function writeUnit(record: UnitRecord): Promise<void> {
    await db.send(new PutCommand({ TableName: tables.units, Item: items.log(record) }));
    if (record.previousSeq === null) await putUnlessThere(tables.units, items.locator(record.id, record.jurisdiction));
    await putForward(items.now(record));
  }

  async function moveHead(record: JurisdictionRecord): Promise<void> {
    if (record.seq === 1) await putUnlessThere(tables.units, items.listing(record.jurisdiction));
    await putForward(items.head(record));
  }

  async function write(entry: LedgerEntry, projected: Projected): Promise<void> {
    await inParallel(projected.opened, WIDTH, openStaff);
    await inParallel(projected.closed, WIDTH, (closed) => closeStaff(entry, closed));
    await inParallel(projected.units, WIDTH, writeUnit);
    await moveHead(projected.jurisdiction);
  }

  /**
   * Applies every entry after the head, in the ledger's order, whatever woke it and however often. Answers the entries
   * it applied.
   */
  async function catchUp(j: JurisdictionCode): Promise<LedgerEntry[]> {
    const applied: LedgerEntry[] = [];
    let head = await readRecord<JurisdictionRecord>(unitKeys.head(j));
    for (;;) {
      const entries = await ledger.after(j, head?.seq ?? 0);
      if (entries.length === 0) return applied;
      for (const entry of entries) {
        const projected = applyEntry(entry, await inputsFor(entry, head));
        await write(entry, projected);
        head = projected.jurisdiction;
        applied.push(entry);
      }
    }
  }

  return { catchUp };
}

function ignoreCondition(error: unknown): void {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
}
