import { localDate } from '#core/calendar.ts';
import { entryDigest } from '#core/ledger.ts';
import type { Digest, Instant, JurisdictionCode, LocalDate, UnitId } from '#core/model.ts';
import type { JurisdictionRecord, UnitRecord } from '#core/projection.ts';
import { notFound } from '#functions/http/problem.ts';
import type { Ledger } from '#store/ledger.ts';
import type { Reader } from '#store/reader.ts';

/** One state of a jurisdiction: every unit as it stood after entry `seq`, looked at on `day`. */
export type State = {
  jurisdiction: JurisdictionCode;
  seq: number;
  at: Instant;
  /** Digest of entry `seq`. */
  entry: Digest;
  /** What freshness is measured on. */
  day: LocalDate;
  units: ReadonlyMap<UnitId, UnitRecord>;
};

export type Current = State & { head: JurisdictionRecord };

/** How long a head is believed before it is read again, in milliseconds: what is published shows within this and a read. */
const BELIEVED = 500;
/** Past states kept in memory, for pages that go on after something newer was published. */
const KEPT = 16;

type Held = { current: Current; readAt: number };

export type Counties = ReturnType<typeof counties>;

/**
 * Jurisdictions held in memory. What is published does not change, so keeping up costs one small read a moment, and after
 * a publication the rows of the units that changed.
 */
export function counties(reader: Reader, ledger: Pick<Ledger, 'get'>, now: () => Instant) {
  const held = new Map<JurisdictionCode, Held>();
  const readings = new Map<JurisdictionCode, Promise<Current>>();
  const past = new Map<string, State>();

  async function read(j: JurisdictionCode, before: Current | undefined): Promise<Current> {
    const head = await reader.head(j);
    if (!head) throw notFound(`没有 ${j} 的公开数据 · Nothing is published for ${j}`);
    const units =
      before === undefined
        ? await reader.unitsAt(j, head.seq)
        : before.seq === head.seq
          ? before.units
          : withChanges(before.units, await reader.unitsChanged(j, before.seq, head.seq));
    const { seq, at, entry } = head;
    return { jurisdiction: j, head, seq, at, entry, day: localDate(now()), units };
  }

  /** The jurisdiction as the public sees it now. 404 when it has published nothing. */
  async function current(j: JurisdictionCode): Promise<Current> {
    const time = Date.parse(now());
    const known = held.get(j);
    if (known && time >= known.readAt && time - known.readAt < BELIEVED) return known.current;
    const reading = readings.get(j) ?? refresh(j, known?.current, time).finally(() => readings.delete(j));
    readings.set(j, reading);
    return reading;
  }

  async function refresh(j: JurisdictionCode, before: Current | undefined, readAt: number): Promise<Current> {
    const state = await read(j, before);
    const same = before?.seq === state.seq && before.day === state.day;
    const kept = same ? before : state;
    held.set(j, { current: kept, readAt });
    return kept;
  }

  /** The newest state that is known to hold entry `seq`, which another instance may have seen before this one. */
  async function upTo(j: JurisdictionCode, seq: number): Promise<Current> {
    const state = await current(j);
    return seq > state.seq ? refresh(j, state, Date.parse(now())) : state;
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

  return { current, at };
}

function withChanges(units: ReadonlyMap<UnitId, UnitRecord>, changes: readonly UnitRecord[]): Map<UnitId, UnitRecord> {
  const next = new Map(units);
  for (const record of changes) next.set(record.id, record);
  return next;
}
