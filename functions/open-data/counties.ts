import { localDate } from '#core/calendar.ts';
import type { FreshnessPolicies } from '#core/freshness-policy.ts';
import { entryDigest } from '#core/ledger.ts';
import type { Digest, Instant, JurisdictionCode, LocalDate, UnitId } from '#core/model.ts';
import type { JurisdictionRecord, UnitRecord } from '#core/projection.ts';
import { shownUnit, type Withdrawal, withdrawnAfter } from '#core/withdrawal.ts';
import { notFound } from '#functions/http/problem.ts';
import type { FreshnessOf } from '#store/county-freshness.ts';
import type { Ledger } from '#store/ledger.ts';
import type { Reader } from '#store/reader.ts';
import { recentlyUsed } from './recently-used.ts';

/** Which state of a jurisdiction: as it stood after entry `seq`, looked at on `day`. */
export type Position = {
  jurisdiction: JurisdictionCode;
  seq: number;
  at: Instant;
  /** Digest of entry `seq`. */
  entry: Digest;
  /** What freshness is measured on. */
  day: LocalDate;
  /** What it is measured by: what they say of this day does not change any more. */
  policies: FreshnessPolicies;
};

/** One state of a jurisdiction with every unit as it then stood, as far as it may still be shown. */
export type State = Position & {
  units: ReadonlyMap<UnitId, UnitRecord>;
  /** Units whose release then in force has been withdrawn since. It only ever grows. */
  hidden: number;
};

export type Head = Position & { head: JurisdictionRecord };

/** How long a head is believed before it is read again, in milliseconds: what is published shows within this and a read. */
const BELIEVED = 500;
/** Past states kept in memory, for pages that go on after something newer was published, and their positions. */
const STATES = 16;
const POSITIONS = 1_000;

export type Counties = ReturnType<typeof counties>;

/**
 * Jurisdictions held in memory. What is published does not change, so keeping up costs one small read a moment, and after
 * a publication the rows of the units that changed. Units are read when something asks for all of them: a process that has
 * just started answers for one unit without the others.
 */
export function counties(reader: Reader, ledger: Pick<Ledger, 'get'>, freshnessOf: FreshnessOf, now: () => Instant) {
  const held = new Map<JurisdictionCode, { head: Head; readAt: number }>();
  const headings = new Map<JurisdictionCode, Promise<Head>>();
  const whole = new Map<JurisdictionCode, State>();
  const loadings = new Map<JurisdictionCode, Promise<State>>();
  const positions = recentlyUsed<Position>(POSITIONS);
  const past = recentlyUsed<State>(STATES);

  /** Where the jurisdiction stands for the public now. 404 when it has published nothing. */
  async function head(j: JurisdictionCode): Promise<Head> {
    const time = Date.parse(now());
    const known = held.get(j);
    if (known && time >= known.readAt && time - known.readAt < BELIEVED) return known.head;
    const reading = headings.get(j) ?? refresh(j).finally(() => headings.delete(j));
    headings.set(j, reading);
    return reading;
  }

  async function refresh(j: JurisdictionCode): Promise<Head> {
    const readAt = Date.parse(now());
    const record = (await reader.head(j)) ?? held.get(j)?.head.head;
    if (!record) throw notFound(`没有 ${j} 的公开数据 · Nothing is published for ${j}`);
    const today = await todayIn(j);
    const known = held.get(j)?.head.head;
    // Never back: of two reads the older may end last, and a table that is made anew stands behind for a while.
    const newest = known && known.seq > record.seq ? known : record;
    const { seq, at, entry } = newest;
    const made: Head = { jurisdiction: j, head: newest, seq, at, entry, ...today };
    held.set(j, { head: made, readAt });
    return made;
  }

  /** The day it is, and what freshness is judged by on it: never by what was known the day before. */
  async function todayIn(j: JurisdictionCode): Promise<Pick<Position, 'day' | 'policies'>> {
    const day = localDate(now());
    const { policies } = await freshnessOf(j, day);
    return localDate(now()) === day ? { day, policies } : todayIn(j);
  }

  /** The position after an entry, looked at on a day. None for an entry that there is not, or not yet. */
  async function at(j: JurisdictionCode, seq: number, day: LocalDate): Promise<Position | undefined> {
    let newest: Position = await head(j);
    // Another instance may have seen it before this one.
    if (seq > newest.seq) newest = await refresh(j);
    if (seq > newest.seq) return undefined;
    if (newest.seq === seq && newest.day === day) return newest;
    const known = positions.get(nameOf({ jurisdiction: j, seq, day }));
    if (known) return known;
    const entry = await ledger.get(j, seq);
    if (!entry) return undefined;
    const { policies } = await todayIn(j);
    const made = { jurisdiction: j, seq, at: entry.at, entry: entryDigest(entry), day, policies };
    return positions.keep(nameOf(made), made);
  }

  /** All units as they stood at a position. */
  async function state(position: Position): Promise<State> {
    const { jurisdiction: j, seq, day } = position;
    const newest = await newestState(j);
    if (newest.seq === seq && newest.day === day) return newest;
    const withdrawn = withdrawnAfter((await head(j)).head, seq);
    const name = stateName(position, withdrawn);
    const known = past.get(name);
    if (known) return known;
    const stood = await reader.stepBack(j, [...newest.units.values()], seq);
    return past.keep(name, { ...position, ...shown(stood, withdrawn) });
  }

  async function newestState(j: JurisdictionCode): Promise<State> {
    for (;;) {
      const position = await head(j);
      const known = whole.get(j);
      if (known && known.seq === position.seq && known.day === position.day) return known;
      const loading = loadings.get(j) ?? load(position, known).finally(() => loadings.delete(j));
      loadings.set(j, loading);
      await loading;
    }
  }

  async function load({ head: record, ...position }: Head, before: State | undefined): Promise<State> {
    const { jurisdiction: j, seq } = position;
    const units =
      before === undefined
        ? await reader.unitsAt(j, seq)
        : before.seq === seq
          ? before.units
          : withChanges(before.units, await reader.unitsChanged(j, before.seq, seq));
    // Where the projection is behind the ledger, even what is newest may have been withdrawn.
    const made = { ...position, ...shown(units, withdrawnAfter(record, seq)) };
    whole.set(j, made);
    return made;
  }

  /** Units as they stood at a position: from memory where all units are held, and otherwise read alone. */
  async function named(position: Position, ids: readonly UnitId[]): Promise<Map<UnitId, UnitRecord>> {
    const { jurisdiction: j, seq } = position;
    const withdrawn = withdrawnAfter((await head(j)).head, seq);
    const newest = whole.get(j);
    const known = newest?.seq === seq ? newest : past.get(stateName(position, withdrawn));
    const records = known
      ? ids.flatMap((id) => known.units.get(id) ?? [])
      : [...(await reader.unitsNamed(j, ids, seq)).values()];
    return new Map(records.map((record) => [record.id, shownUnit(record, withdrawn)]));
  }

  const unit = async (position: Position, id: UnitId): Promise<UnitRecord | undefined> =>
    (await named(position, [id])).get(id);

  /** Units whose people may not be shown as of a position, since what listed them has been withdrawn. */
  async function hidden(position: Position): Promise<ReadonlySet<UnitId>> {
    const withdrawn = withdrawnAfter((await head(position.jurisdiction)).head, position.seq);
    const ids = [...new Set(withdrawn.map((w) => w.unit))];
    if (ids.length === 0) return new Set();
    return new Set([...(await named(position, ids)).values()].flatMap((u) => (u.published ? [] : [u.id])));
  }

  return { head, at, state, named, unit, hidden };
}

const nameOf = ({ jurisdiction, seq, day }: Pick<Position, 'jurisdiction' | 'seq' | 'day'>): string =>
  `${jurisdiction} ${seq} ${day}`;

/** A past state is shown without what has been withdrawn since, so that is part of its name. */
const stateName = (position: Position, withdrawn: readonly Withdrawal[]): string =>
  `${nameOf(position)} ${withdrawn.map((w) => w.seq).join()}`;

/** Units of a state without what has been withdrawn after it. */
function shown(
  stood: ReadonlyMap<UnitId, UnitRecord>,
  withdrawn: readonly Withdrawal[],
): Pick<State, 'units' | 'hidden'> {
  if (withdrawn.length === 0) return { units: stood, hidden: 0 };
  const units = new Map([...stood].map(([id, record]) => [id, shownUnit(record, withdrawn)]));
  const hidden = [...units.values()].filter(({ takenDown, seq }) => takenDown && takenDown.seq > seq);
  return { units, hidden: hidden.length };
}

function withChanges(units: ReadonlyMap<UnitId, UnitRecord>, changes: readonly UnitRecord[]): Map<UnitId, UnitRecord> {
  const next = new Map(units);
  for (const record of changes) next.set(record.id, record);
  return next;
}
