import { digestOf } from '#core/digest.ts';
import type { Digest, Instant, JurisdictionCode, LedgerEntry, LedgerEvent, UnitId } from '#core/model.ts';

/**
 * The entry that follows `previous`: the next number, bound to the digest of the one before it.
 * Time never runs backwards along the ledger, whatever the writer's clock says, so that "as of a date" has one answer.
 */
export function nextEntry(
  jurisdiction: JurisdictionCode,
  previous: LedgerEntry | undefined,
  event: LedgerEvent,
  now: Instant,
): LedgerEntry {
  return {
    ...event,
    jurisdiction,
    seq: (previous?.seq ?? 0) + 1,
    at: previous && previous.at > now ? previous.at : now,
    previous: previous ? entryDigest(previous) : null,
  };
}

/** What the following entry's `previous` names. */
export const entryDigest = (entry: LedgerEntry): Digest => digestOf(entry);

/** Where a unit's release stands; a confirmation is a release too. */
export const releaseSlot = (unit: UnitId, release: number): string => `unit#${unit}#${pad(release)}`;
/** Where it stands that a check-back was raised, or what was answered. */
export const checkBackSlot = (check: string, answered: boolean): string =>
  `checkback#${check}#${answered ? 'answered' : 'raised'}`;
/** Where a release of the register stands. */
export const registerSlot = (release: number): string => `register#${pad(release)}`;

/**
 * The one place in the ledger an event can take. Two writers who publish a unit's release 4 want the same slot: one gets
 * it. A writer that repeats itself finds its own event there, so that every append can be sent twice.
 */
export function slotOf(event: LedgerEvent): string {
  switch (event.kind) {
    case 'register':
      return registerSlot(event.release);
    case 'publish':
    case 'confirm':
      return releaseSlot(event.unit, event.release);
    case 'takeDown':
      return `takedown#${event.unit}#${event.releases.join('+')}`;
    case 'checkBack':
      return checkBackSlot(event.check, event.outcome !== null);
    case 'flag':
      return `flag#${event.unit}#${event.group}#${event.since}#${event.state}#${event.policy}`;
  }
}

/**
 * Why a takedown may not be appended, if it may not. It withdraws releases that stand, each named once and in order, by the
 * digests of exactly their documents; `standing` finds what stands in a slot.
 */
export function takedownFault(
  { unit, releases, digests }: Extract<LedgerEvent, { kind: 'takeDown' }>,
  standing: (slot: string) => LedgerEntry | undefined,
): string | undefined {
  const found = new Set<Digest>();
  let last = 0;
  for (const release of releases) {
    const entry = standing(releaseSlot(unit, release));
    if (entry?.kind !== 'publish' && entry?.kind !== 'confirm') return `${unit} has no release ${release}`;
    if (release <= last) return `releases of ${unit} out of order: ${releases.join()}`;
    last = release;
    found.add(entry.digest);
  }
  if (found.size === 0) return `a takedown of nothing of ${unit}`;
  if ([...found].sort().join() !== digests.join()) return `not the documents of releases ${releases.join()} of ${unit}`;
  return undefined;
}

/** Numbers as strings that sort like numbers. */
export const pad = (n: number): string => String(n).padStart(10, '0');

/** The event without the ledger's own marks: what a repeated append must match. */
export function eventOf(entry: LedgerEntry): LedgerEvent {
  const { jurisdiction: _j, seq: _s, at: _a, previous: _p, ...event } = entry;
  return event;
}

export type ChainFault = { seq: number; fault: 'gap' | 'broken link' | 'time runs backwards' | 'other jurisdiction' };

/** Every place where entries in order fail to be an unbroken ledger. Empty means it holds. */
export function chainFaults(entries: readonly LedgerEntry[], before?: LedgerEntry): ChainFault[] {
  const faults: ChainFault[] = [];
  let previous = before;
  for (const entry of entries) {
    if (entry.seq !== (previous?.seq ?? 0) + 1) faults.push({ seq: entry.seq, fault: 'gap' });
    if (entry.previous !== (previous ? entryDigest(previous) : null))
      faults.push({ seq: entry.seq, fault: 'broken link' });
    if (previous && entry.at < previous.at) faults.push({ seq: entry.seq, fault: 'time runs backwards' });
    if (previous && entry.jurisdiction !== previous.jurisdiction)
      faults.push({ seq: entry.seq, fault: 'other jurisdiction' });
    previous = entry;
  }
  return faults;
}
