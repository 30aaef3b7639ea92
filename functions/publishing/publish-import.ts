import { localDate } from '#core/calendar.ts';
import type { ChangeReason } from '#core/codes/lists.ts';
import { canonical } from '#core/digest.ts';
import { eventOf, slotOf } from '#core/ledger.ts';
import type { Instant, JurisdictionCode, LedgerEntry, LedgerEvent, LocalDate } from '#core/model.ts';
import { inParallel } from '#core/parallel.ts';
import type { Person } from '#core/people.ts';
import { type Rule, ruleOn } from '#core/settings/standing.ts';
import type { Stores } from '#functions/publishing/create-import.ts';
import { decisionsOn, startPublication } from '#functions/publishing/decisions.ts';
import { eventsOf, type StoredPlan } from '#functions/publishing/stored-plan.ts';
import { type Ledger, SlotTaken } from '#store/ledger.ts';

/** Entries of one ledger transaction. */
const RUN = 50;
/** Slots looked at in one read. */
const LOOK = 100;
const WIDTH = 8;
/** What one run may take, with its retries, before the function's own end. */
const RUN_MS = 4_000;

/** What an import is based on has changed since: something else was published in between. */
export class BaseMoved extends Error {
  readonly moved: readonly {
    jurisdiction: JurisdictionCode;
    unit: string | null;
    name: string | null;
    release: number;
  }[];
  constructor(moved: BaseMoved['moved']) {
    super(`${moved.length} releases have been published by others since the import was made`);
    this.name = 'BaseMoved';
    this.moved = moved;
  }
}

/** The county's catalogue has moved on since the import was made: its documents may hold what is no longer public. */
export class CatalogueMoved extends Error {
  readonly moved: readonly { jurisdiction: JurisdictionCode; catalogue: Rule<'catalogue'> }[];
  constructor(moved: CatalogueMoved['moved']) {
    super(`${moved.length} catalogues have moved on since the import was made`);
    this.name = 'CatalogueMoved';
    this.moved = moved;
  }
}

/** Units that are in the middle of the procedure: what they submit there would be overtaken. */
export class UnderWay extends Error {
  readonly units: readonly { unit: string; name: string }[];
  constructor(units: UnderWay['units']) {
    super(`${units.length} units have a submission under way`);
    this.name = 'UnderWay';
    this.units = units;
  }
}

export type PublicationProgress = {
  id: string;
  done: boolean;
  published: number;
  of: number;
  reason: ChangeReason | null;
  /** Entries of each ledger that stand because of this import. */
  ledgers: { jurisdiction: JurisdictionCode; from: number; to: number; entries: number }[];
};

/**
 * Appends what an import asks for, in runs that are whole or not at all; stops between runs when time is short. Repeating it
 * goes on where it stopped, and once all is published answers the same again. Throws `BaseMoved` before it appends anything
 * if another release stands where one of its own should, `CatalogueMoved` where another catalogue is in force on the day it begins,
 * `UnderWay` for units in the middle of the procedure, and `Uncleared` without the word of a secrecy reviewer who is somebody else.
 */
export async function publishImport(
  { ledger, histories, settings, underWay }: Pick<Stores, 'ledger' | 'histories' | 'settings' | 'underWay'>,
  plan: StoredPlan,
  officer: Person,
  { reason, now, remaining }: { reason: ChangeReason | null; now: Instant; remaining: () => number },
): Promise<PublicationProgress> {
  await refuseUnderWay(underWay, plan);
  if (!(await decisionsOn(histories, plan)).publication) await refuseMovedCatalogue(settings, plan, localDate(now));
  const publication = await startPublication(histories, plan, officer, reason, now);
  const wanted = plan.jurisdictions.map((j) => ({ code: j.code, events: eventsOf(j, publication.reason) }));
  const of = wanted.reduce((sum, { events }) => sum + events.length, 0);
  await refuseIfMoved(ledger, plan, wanted);
  const entries: LedgerEntry[] = [];
  for (const { code, events } of runsOf(wanted, RUN)) {
    if (remaining() < RUN_MS) break;
    entries.push(...(await append(ledger, plan, code, events, now)));
  }
  return progress(plan, publication.reason, entries, of);
}

async function refuseUnderWay(underWay: Stores['underWay'], { jurisdictions }: StoredPlan): Promise<void> {
  const releases = jurisdictions.flatMap((j) => j.releases);
  const busy = new Set(await underWay(releases.map((r) => r.unit)));
  if (busy.size > 0) throw new UnderWay(releases.filter((r) => busy.has(r.unit)));
}

/** Asked once, before the publication begins: what has begun is finished as it was made. */
async function refuseMovedCatalogue(settings: Stores['settings'], { jurisdictions }: StoredPlan, day: LocalDate) {
  const moved: { jurisdiction: JurisdictionCode; catalogue: Rule<'catalogue'> }[] = [];
  for (const { code, catalogue: made } of jurisdictions) {
    const catalogue = ruleOn(await settings.versions(code), 'catalogue', day);
    if (catalogue.version !== made) moved.push({ jurisdiction: code, catalogue });
  }
  if (moved.length > 0) throw new CatalogueMoved(moved);
}

/** A last look before the first entry; a writer in the moment after it is caught by the ledger itself, run by run. */
async function refuseIfMoved(
  ledger: Ledger,
  plan: StoredPlan,
  wanted: readonly { code: JurisdictionCode; events: LedgerEvent[] }[],
): Promise<void> {
  const moved: LedgerEvent[] = [];
  await inParallel(runsOf(wanted, LOOK), WIDTH, async ({ code, events }) => {
    const taken = await ledger.takenSlots(code, events.map(slotOf));
    for (const event of events) {
      const standing = taken.get(slotOf(event));
      if (standing && canonical(eventOf(standing)) !== canonical(event)) moved.push(event);
    }
  });
  if (moved.length > 0) throw new BaseMoved(moved.map((event) => named(plan, event)));
}

/** The events of each ledger, `size` at a time. */
const runsOf = (wanted: readonly { code: JurisdictionCode; events: LedgerEvent[] }[], size: number) =>
  wanted.flatMap(({ code, events }) =>
    Array.from({ length: Math.ceil(events.length / size) }, (_, i) => ({
      code,
      events: events.slice(i * size, (i + 1) * size),
    })),
  );

async function append(ledger: Ledger, plan: StoredPlan, code: JurisdictionCode, events: LedgerEvent[], now: Instant) {
  try {
    return await ledger.append(code, events, now);
  } catch (error) {
    if (error instanceof SlotTaken) throw new BaseMoved([named(plan, error.event)]);
    throw error;
  }
}

function named(plan: StoredPlan, event: LedgerEvent): BaseMoved['moved'][number] {
  for (const { code, register, releases } of plan.jurisdictions) {
    if (event.kind === 'register' && event.digest === register?.digest)
      return { jurisdiction: code, unit: null, name: null, release: event.release };
    const release = event.kind === 'publish' ? releases.find((r) => r.unit === event.unit) : undefined;
    if (release) return { jurisdiction: code, unit: release.unit, name: release.name, release: release.release };
  }
  return { jurisdiction: '', unit: null, name: null, release: 0 };
}

function progress(
  plan: StoredPlan,
  reason: ChangeReason | null,
  entries: readonly LedgerEntry[],
  of: number,
): PublicationProgress {
  const ledgers = plan.jurisdictions.flatMap(({ code }) => {
    const seqs = entries.filter((e) => e.jurisdiction === code).map((e) => e.seq);
    if (seqs.length === 0) return [];
    return [{ jurisdiction: code, from: Math.min(...seqs), to: Math.max(...seqs), entries: seqs.length }];
  });
  return { id: plan.id, done: entries.length === of, published: entries.length, of, reason, ledgers };
}
