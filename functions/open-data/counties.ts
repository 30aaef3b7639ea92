import { localDate } from '#core/calendar.ts';
import { entryDigest } from '#core/ledger.ts';
import type { Digest, Instant, JurisdictionCode, LocalDate, UnitId } from '#core/model.ts';
import type { JurisdictionRecord, UnitRecord } from '#core/projection.ts';
import { notFound } from '#functions/http/problem.ts';
import type { Ledger } from '#store/ledger.ts';
import type { Reader } from '#store/reader.ts';

/** Which state of a jurisdiction: as it stood after entry `seq`, looked at on `day`. */
export type Position = {
  jurisdiction: JurisdictionCode;
  seq: number;
  at: Instant;
  /** Digest of entry `seq`. */
  entry: Digest;
  /** What freshness is measured on. */
  day: LocalDate;
};

/** One state of a jurisdiction with every unit as it then stood. */
export type State = Position & { units: ReadonlyMap<UnitId, UnitRecord> };

export type Head = Position & { head: JurisdictionRecord };
export type Current = Head & State;

/** How long a head is believed before it is read again, in milliseconds: what is published shows within this and a read. */
const BELIEVED = 500;
/** Past states kept in memory, for pages that go on after something newer was published. */
const KEPT = 16;

type Held = { head: Head; readAt: number };

export type Counties = ReturnType<typeof counties>;

/**
 * Jurisdictions held in memory. What is published does not change, so keeping up costs one small read a moment, and after
 * a publication the rows of the units that changed. Units are read when something asks for all of them: a process that has
 * just started answers for one unit without the others.
 */
export function counties(reader: Reader, ledger: Pick<Ledger, 'get'>, now: () => Instant) {
  const held = new Map<JurisdictionCode, Held>();
  const headings = new Map<JurisdictionCode, Promise<Head>>();
  const whole = new Map<JurisdictionCode, Current>();
  const readings = new Map<JurisdictionCode, Promise<Current>>();
  const past = new Map<string, State>();

  /** Where the jurisdiction stands for the public now. 404 when it has published nothing. */
  async function head(j: JurisdictionCode): Promise<Head> {
    const time = Date.parse(now());
    const known = held.get(j);
    if (known && time >= known.readAt && time - known.readAt < BELIEVED) return known.head;
    const reading = headings.get(j) ?? refresh(j, time).finally(() => headings.delete(j));
    headings.set(j, reading);
    return reading;
  }

  async function refresh(j: JurisdictionCode, readAt: number): Promise<Head> {
    const record = await reader.head(j);
    if (!record) throw notFound(`没有 ${j} 的公开数据 · Nothing is published for ${j}`);
    const { seq, at, entry } = record;
    const made: Head = { jurisdiction: j, head: record, seq, at, entry, day: localDate(now()) };
    held.set(j, { head: made, readAt });
    return made;
  }

  /** The jurisdiction as the public sees it now, with all its units. */
  const current = async (j: JurisdictionCode): Promise<Current> => withUnits(await head(j));

  async function withUnits(position: Head): Promise<Current> {
    const j = position.jurisdiction;
    for (;;) {
      const known = whole.get(j);
      if (known && (known.seq > position.seq || (known.seq === position.seq && known.day === position.day)))
        return known;
      const reading = readings.get(j) ?? load(position, known).finally(() => readings.delete(j));
      readings.set(j, reading);
      await reading;
    }
  }

  async function load(position: Head, before: Current | undefined): Promise<Current> {
    const { jurisdiction: j, seq } = position;
    const units =
      before === undefined
        ? await reader.unitsAt(j, seq)
        : before.seq === seq
          ? before.units
          : withChanges(before.units, await reader.unitsChanged(j, before.seq, seq));
    const made = { ...position, units };
    whole.set(j, made);
    return made;
  }

  /** One unit as it stands now: from memory where all units are held, and otherwise read alone. */
  async function unit(j: JurisdictionCode, id: UnitId): Promise<{ state: Position; record: UnitRecord | undefined }> {
    const state = await head(j);
    const known = whole.get(j);
    if (known?.seq === state.seq) return { state, record: known.units.get(id) };
    return { state, record: (await reader.unitsNamed(j, [id], state.seq)).get(id) };
  }

  /** The newest state that is known to hold entry `seq`, which another instance may have seen before this one. */
  async function upTo(j: JurisdictionCode, seq: number): Promise<Current> {
    const state = await current(j);
    return seq > state.seq ? withUnits(await refresh(j, Date.parse(now()))) : state;
  }

  /** The jurisdiction as it stood after an entry, looked at on a day. None for an entry that there is not. */
  async function at(j: JurisdictionCode, seq: number, day: LocalDate): Promise<State | undefined> {
    const state = await upTo(j, seq);
    if (state.seq === seq && state.day === day) return state;
    const key = `${j} ${seq} ${day}`;
    const kept = past.get(key);
    if (kept) return kept;
    const entry = await ledger.get(j, seq);
    if (!entry || seq > state.seq) return undefined;
    const units = await reader.stepBack(j, [...state.units.values()], seq);
    const made: State = { jurisdiction: j, seq, at: entry.at, entry: entryDigest(entry), day, units };
    past.set(key, made);
    for (const oldest of past.keys()) {
      if (past.size <= KEPT) break;
      past.delete(oldest);
    }
    return made;
  }

  return { head, current, unit, at };
}

function withChanges(units: ReadonlyMap<UnitId, UnitRecord>, changes: readonly UnitRecord[]): Map<UnitId, UnitRecord> {
  const next = new Map(units);
  for (const record of changes) next.set(record.id, record);
  return next;
}
