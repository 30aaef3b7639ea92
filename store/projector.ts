import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { inputsFor } from '#core/inputs.ts';
import { pad } from '#core/ledger.ts';
import { localDate } from '#core/local-date.ts';
import type { Instant, JurisdictionCode, LedgerEntry, UnitId } from '#core/model.ts';
import { inParallel } from '#core/parallel.ts';
import {
  applyEntry,
  type JurisdictionRecord,
  type Projected,
  type StaffRecord,
  type UnitRecord,
} from '#core/projection.ts';
import type { CountyFreshness } from '#core/settings/county-freshness.ts';
import { foreseeing, type Withdrawal, withdrawalBy, withoutForeseen } from '#core/withdrawal.ts';
import type { FreshnessOf } from '#store/county-freshness.ts';
import type { Documents } from '#store/documents.ts';
import { items } from '#store/items.ts';
import { staffPrefix, unitKeys } from '#store/keys.ts';
import type { Ledger } from '#store/ledger.ts';
import { unitRecords } from '#store/unit-records.ts';

/** Calls under way at once. */
const WIDTH = 16;
/** Items a transaction. */
const RUN = 100;
/** Entries read at a time. */
const PAGE = 100;

type State = Map<UnitId, UnitRecord>;
type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

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
  freshnessOf: FreshnessOf,
  now: () => Instant,
) {
  const records = unitRecords(db, tables.units);

  async function headOf(j: JurisdictionCode): Promise<JurisdictionRecord | undefined> {
    const found = await db.send(
      new GetCommand({ TableName: tables.units, Key: unitKeys.head(j), ConsistentRead: true }),
    );
    const record: JurisdictionRecord | undefined = found.Item?.record;
    return record && withoutForeseen(record);
  }

  /**
   * Takedowns that stand on the ledger, of which those after an entry go with its head: a projection that is behind, or made anew,
   * passes through states from before them, and readers see those.
   */
  async function takedownsIn(j: JurisdictionCode, entries: readonly LedgerEntry[]): Promise<Withdrawal[]> {
    // A page that is not full is the end of the ledger.
    const known = entries.length < PAGE ? entries : await ledger.takedownsOf(j);
    return known.flatMap((entry) => (entry.kind === 'takeDown' ? [withdrawalBy(entry)] : []));
  }

  /** Adds the named units to `state`, as they stood after entry `seq`, also where a run that crashed has gone further. */
  async function load(state: State, j: JurisdictionCode, ids: readonly UnitId[], seq: number): Promise<void> {
    const missing = ids.filter((id) => !state.has(id));
    for (const [id, record] of await records.at(j, missing, seq)) state.set(id, record);
  }

  /**
   * Writes items a hundred at a time, each hundred whole or not at all. An entry's items always fall into the same
   * hundreds, so a refused condition means that this hundred stands already: by a run before a crash, or by another.
   */
  async function writeOnce(writes: readonly Write[]): Promise<void> {
    const runs = Array.from({ length: Math.ceil(writes.length / RUN) }, (_, i) => writes.slice(i * RUN, (i + 1) * RUN));
    await inParallel(runs, WIDTH, (run) =>
      db.send(new TransactWriteCommand({ TransactItems: [...run] })).catch(ignoreStanding),
    );
  }

  const opening = (row: StaffRecord): Write => ({
    Put: { TableName: tables.staff, Item: items.staff(row), ConditionExpression: 'attribute_not_exists(pk)' },
  });

  async function closing(entry: LedgerEntry, { unit, staff }: Projected['closed'][number]): Promise<Write> {
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
    return {
      Update: {
        TableName: tables.staff,
        Key: { pk: row.pk, sk: row.sk },
        UpdateExpression: 'SET #until = :seq',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':seq': entry.seq },
      },
    };
  }

  /** Replaces an item unless a later entry has written it already. */
  const forward = (item: { record: { seq: number } }): Write => ({
    Put: {
      TableName: tables.units,
      Item: item,
      ConditionExpression: 'attribute_not_exists(pk) OR #record.#seq < :seq',
      ExpressionAttributeNames: { '#record': 'record', '#seq': 'seq' },
      ExpressionAttributeValues: { ':seq': item.record.seq },
    },
  });

  /** The first register to name a unit keeps it, whatever another names later. */
  const locating = ({ id, jurisdiction }: UnitRecord): Write => ({
    Update: {
      TableName: tables.units,
      Key: unitKeys.locator(id),
      UpdateExpression: 'SET #jurisdiction = if_not_exists(#jurisdiction, :first)',
      ExpressionAttributeNames: { '#jurisdiction': 'jurisdiction' },
      ExpressionAttributeValues: { ':first': jurisdiction },
    },
  });

  const unitWrites = (record: UnitRecord, freshness: CountyFreshness): Write[] => [
    { Put: { TableName: tables.units, Item: items.log(record) } },
    forward(items.now(record, freshness)),
    ...(record.previousSeq === null ? [locating(record)] : []),
  ];

  const headWrites = (record: JurisdictionRecord): Write[] => [
    forward(items.head(record)),
    ...(record.seq === 1 ? [{ Put: { TableName: tables.units, Item: items.listing(record.jurisdiction, 0) } }] : []),
  ];

  async function write(entry: LedgerEntry, projected: Projected, freshness: CountyFreshness): Promise<void> {
    const closed: Write[] = [];
    await inParallel([...projected.closed.entries()], WIDTH, async ([i, row]) => {
      closed[i] = await closing(entry, row);
    });
    const rows = [
      ...projected.opened.map(opening),
      ...closed,
      ...projected.units.flatMap((record) => unitWrites(record, freshness)),
    ];
    const head = headWrites(projected.jurisdiction);
    if (rows.length + head.length <= RUN) return writeOnce([...rows, ...head]);
    await writeOnce(rows);
    await writeOnce(head);
  }

  /**
   * Applies every entry after the head, in the ledger's order, whatever woke it and however often. Answers the entries
   * it applied.
   */
  async function catchUp(j: JurisdictionCode): Promise<LedgerEntry[]> {
    const applied: LedgerEntry[] = [];
    let head = await headOf(j);
    const freshness = await freshnessOf(j, localDate(now()));
    for (;;) {
      const entries = await ledger.after(j, head?.seq ?? 0, PAGE);
      if (entries.length === 0) return applied;
      const takedowns = await takedownsIn(j, entries);
      const state: State = new Map();
      const touched = new Set(entries.flatMap((e) => (e.kind === 'register' ? [] : [e.unit])));
      await load(state, j, [...touched], head?.seq ?? 0);
      for (const entry of entries) {
        const seq = head?.seq ?? 0;
        const inputs = await inputsFor(entry, documents, head, state, (ids) => load(state, j, ids, seq));
        const projected = applyEntry(entry, inputs);
        await write(entry, { ...projected, jurisdiction: foreseeing(projected.jurisdiction, takedowns) }, freshness);
        for (const record of projected.units) state.set(record.id, record);
        head = projected.jurisdiction;
        applied.push(entry);
      }
    }
  }

  return { catchUp };
}

/** Refused by its condition, and by nothing else. */
function ignoreStanding(error: unknown): void {
  const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
  if (!reasons.some((r) => r.Code === 'ConditionalCheckFailed')) throw error;
}
