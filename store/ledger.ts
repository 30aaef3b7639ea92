import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { canonical } from '#core/digest.ts';
import { eventOf, nextEntry, releaseSlot, slotOf, takedownFault } from '#core/ledger.ts';
import type { Instant, JurisdictionCode, LedgerEntry, LedgerEvent, UnitId } from '#core/model.ts';
import { getItems } from '#store/batch-get.ts';
import { entryKey, slotKey } from '#store/keys.ts';
import { queryAll } from '#store/query-all.ts';

/** The slot an event wants is taken by another event: the caller worked from a state that has passed. */
export class SlotTaken extends Error {
  readonly event: LedgerEvent;
  readonly taken: LedgerEntry;
  constructor(event: LedgerEvent, taken: LedgerEntry) {
    super(`${slotOf(event)} is taken by entry ${taken.seq}`);
    this.name = 'SlotTaken';
    this.event = event;
    this.taken = taken;
  }
}

/** Two items an entry, 100 items a transaction. */
const RUN = 50;
/** Every lost race is somebody's won one, so this many losses mean a fault, not contention. */
const ATTEMPTS = 200;

export type Ledger = ReturnType<typeof dynamoLedger>;

export function dynamoLedger(db: DynamoDBDocumentClient, table: string) {
  /** The newest entry, read consistently. */
  async function head(jurisdiction: JurisdictionCode): Promise<LedgerEntry | undefined> {
    const page = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :j AND begins_with(sk, :entry)',
        ExpressionAttributeValues: { ':j': jurisdiction, ':entry': 'entry#' },
        ScanIndexForward: false,
        Limit: 1,
        ConsistentRead: true,
      }),
    );
    return page.Items?.[0]?.entry;
  }

  /** Up to `limit` entries after `seq`, in order. */
  async function after(jurisdiction: JurisdictionCode, seq: number, limit = 100): Promise<LedgerEntry[]> {
    const page = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :j AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':j': jurisdiction,
          ':from': entryKey(jurisdiction, seq + 1).sk,
          ':to': entryKey(jurisdiction, 9_999_999_999).sk,
        },
        Limit: limit,
        ConsistentRead: true,
      }),
    );
    return (page.Items ?? []).map((item) => item.entry);
  }

  async function get(jurisdiction: JurisdictionCode, seq: number): Promise<LedgerEntry | undefined> {
    const found = await db.send(
      new GetCommand({ TableName: table, Key: entryKey(jurisdiction, seq), ConsistentRead: true }),
    );
    return found.Item?.entry;
  }

  /** The entry that stands in a slot, if any. */
  async function standingIn(jurisdiction: JurisdictionCode, slot: string): Promise<LedgerEntry | undefined> {
    const found = await db.send(
      new GetCommand({ TableName: table, Key: slotKey(jurisdiction, slot), ConsistentRead: true }),
    );
    return found.Item?.entry;
  }

  /** A unit's releases and confirmations, newest first. */
  async function releasesOf(jurisdiction: JurisdictionCode, unit: UnitId): Promise<LedgerEntry[]> {
    const items = await queryAll<{ entry: LedgerEntry }>(db, {
      TableName: table,
      KeyConditionExpression: 'pk = :j AND begins_with(sk, :unit)',
      ExpressionAttributeValues: { ':j': jurisdiction, ':unit': `slot#unit#${unit}#` },
      ScanIndexForward: false,
    });
    return items.map((item) => item.entry);
  }

  /** Everything that has been taken down, of one unit or of all, in the order of the ledger. */
  async function takedownsOf(jurisdiction: JurisdictionCode, unit?: UnitId) {
    const items = await queryAll<{ entry: LedgerEntry }>(db, {
      TableName: table,
      KeyConditionExpression: 'pk = :j AND begins_with(sk, :takedowns)',
      ExpressionAttributeValues: { ':j': jurisdiction, ':takedowns': `slot#takedown#${unit ? `${unit}#` : ''}` },
    });
    return items.flatMap(({ entry }) => (entry.kind === 'takeDown' ? [entry] : [])).sort((a, b) => a.seq - b.seq);
  }

  /** The newest release of a register or unit, read consistently; what a publisher bases the next one on. */
  async function newest(jurisdiction: JurisdictionCode, of: 'register' | { unit: UnitId }) {
    const page = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :j AND begins_with(sk, :slot)',
        ExpressionAttributeValues: {
          ':j': jurisdiction,
          ':slot': of === 'register' ? 'slot#register#' : `slot#unit#${of.unit}#`,
        },
        ScanIndexForward: false,
        Limit: 1,
        ConsistentRead: true,
      }),
    );
    const entry: LedgerEntry | undefined = page.Items?.[0]?.entry;
    return entry;
  }

  /** The entries that stand in slots, read consistently; slots not taken are absent. */
  async function takenSlots(
    jurisdiction: JurisdictionCode,
    slots: readonly string[],
  ): Promise<Map<string, LedgerEntry>> {
    const keys = [...new Set(slots)].map((slot) => slotKey(jurisdiction, slot));
    const items = await getItems<{ sk: string; entry: LedgerEntry }>(db, table, keys);
    return new Map(items.map(({ sk, entry }) => [sk.slice('slot#'.length), entry]));
  }

  /**
   * Appends events as one unbroken run, all of them or none, up to 50 at a time. Sending the same events again appends
   * nothing and answers the entries they already have. Throws `SlotTaken` where another event stands in an event's slot, and for
   * a takedown of anything but releases that stand.
   */
  async function append(
    jurisdiction: JurisdictionCode,
    events: readonly LedgerEvent[],
    now: Instant,
  ): Promise<LedgerEntry[]> {
    const entries: LedgerEntry[] = [];
    for (let i = 0; i < events.length; i += RUN)
      entries.push(...(await appendRun(jurisdiction, events.slice(i, i + RUN), now)));
    return entries;
  }

  async function appendRun(jurisdiction: JurisdictionCode, events: readonly LedgerEvent[], now: Instant) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const standing = await takenSlots(jurisdiction, events.map(slotOf));
      for (const event of events) {
        const taken = standing.get(slotOf(event));
        if (taken && canonical(eventOf(taken)) !== canonical(event)) throw new SlotTaken(event, taken);
      }
      const missing = events.filter((event) => !standing.has(slotOf(event)));
      await refuseFaulty(jurisdiction, missing);
      let previous = missing.length > 0 ? await head(jurisdiction) : undefined;
      const added = new Map<string, LedgerEntry>();
      for (const event of missing) {
        previous = nextEntry(jurisdiction, previous, event, now);
        added.set(slotOf(event), previous);
      }
      if (added.size === 0 || (await write(jurisdiction, added)))
        return events.map((event) => (standing.get(slotOf(event)) ?? added.get(slotOf(event))) as LedgerEntry);
      await new Promise((resolve) => setTimeout(resolve, 5 * (attempt % 8)));
    }
    throw new Error(`The ledger of ${jurisdiction} could not be appended to after ${ATTEMPTS} attempts`);
  }

  /** A release that stands stands for ever, so that looking first is enough. */
  async function refuseFaulty(jurisdiction: JurisdictionCode, events: readonly LedgerEvent[]): Promise<void> {
    for (const event of events) {
      if (event.kind !== 'takeDown') continue;
      const slots = event.releases.map((release) => releaseSlot(event.unit, release));
      const standing = await takenSlots(jurisdiction, slots);
      const fault = takedownFault(event, (slot) => standing.get(slot));
      if (fault) throw new Error(fault);
    }
  }

  /** The one conditional write. False when another writer was first. */
  async function write(jurisdiction: JurisdictionCode, added: ReadonlyMap<string, LedgerEntry>): Promise<boolean> {
    const absent = { TableName: table, ConditionExpression: 'attribute_not_exists(pk)' };
    try {
      await db.send(
        new TransactWriteCommand({
          TransactItems: [...added].flatMap(([slot, entry]) => [
            { Put: { ...absent, Item: { ...entryKey(jurisdiction, entry.seq), entry } } },
            { Put: { ...absent, Item: { ...slotKey(jurisdiction, slot), entry } } },
          ]),
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof TransactionCanceledException) return false;
      throw error;
    }
  }

  return { head, after, get, standingIn, takenSlots, newest, releasesOf, takedownsOf, append };
}
