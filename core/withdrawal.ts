import type { TakedownReason } from '#core/codes/lists.ts';
import type { Digest, Instant, LedgerEntry, UnitId } from '#core/model.ts';
import type { JurisdictionRecord, UnitRecord } from '#core/projection.ts';

/**
 * What a takedown has withdrawn of a unit: what came out before it with one of these documents, at whatever time it is asked
 * for and for ever. The same document published again afterwards has been through the procedure again, and stands.
 */
export type Withdrawal = {
  unit: UnitId;
  releases: number[];
  digests: Digest[];
  reason: TakedownReason;
  /** Entry of the takedown, and when it was appended. */
  seq: number;
  at: Instant;
};

/** 撤下说明: what stands in the place of what was withdrawn. */
export type TakedownStub = Pick<Withdrawal, 'at' | 'seq' | 'reason' | 'releases'> & {
  /** 更正 made before: the next release counts on from them. */
  corrections?: number;
};

/** The withdrawal that an entry makes. */
export function withdrawalBy(entry: Extract<LedgerEntry, { kind: 'takeDown' }>): Withdrawal {
  const { unit, releases, digests, reason, seq, at } = entry;
  return { unit, releases, digests, reason, seq, at };
}

export const stubOf = ({ at, seq, reason, releases }: Withdrawal): TakedownStub => ({ at, seq, reason, releases });

/** The withdrawal that a document of a unit falls under that stood as of entry `seq`, if any. */
const withdrawalOf = (
  withdrawn: readonly Withdrawal[],
  unit: UnitId,
  digest: Digest,
  seq: number,
): Withdrawal | undefined => withdrawn.findLast((w) => w.unit === unit && w.seq > seq && w.digests.includes(digest));

/**
 * A unit as it may be shown: where what was in force has been withdrawn since, it reads as unpublished, with the stub. A takedown
 * leaves its document in no later record, so one that comes later with that document rests on a later publication.
 */
export function shownUnit(record: UnitRecord, withdrawn: readonly Withdrawal[]): UnitRecord {
  const { id, seq, published } = record;
  const withdrawal = published && withdrawalOf(withdrawn, id, published.digest, seq);
  return withdrawal ? { ...record, published: null, takenDown: stubOf(withdrawal) } : record;
}

type Release = Extract<LedgerEntry, { kind: 'publish' | 'confirm' }>;

/**
 * Of a unit's releases, oldest first and from its first on, those that have been withdrawn, by number. A confirmation says
 * again what was published before it and goes with that, even if it came in the moment after the takedown.
 */
export function withdrawnReleases(
  releases: readonly Release[],
  withdrawn: readonly Withdrawal[],
): Map<number, Withdrawal> {
  const gone = new Map<number, Withdrawal>();
  let published = 0;
  for (const { kind, unit, release, digest, seq } of releases) {
    if (kind === 'publish') published = seq;
    const withdrawal = withdrawalOf(withdrawn, unit, digest, published);
    if (withdrawal) gone.set(release, withdrawal);
  }
  return gone;
}

/** What stands published of a unit: the release in force, and what has withdrawn it, if it is withdrawn. */
export type Standing = { release: number; digest: Digest; seq: number; withdrawn: Withdrawal | null };

/** What stands of all releases of a unit, oldest first; nothing where there is none. */
export function standingIn(releases: readonly Release[], withdrawn: readonly Withdrawal[]): Standing | undefined {
  const newest = releases.at(-1);
  if (!newest) return undefined;
  const { release, digest, seq } = newest;
  return { release, digest, seq, withdrawn: withdrawnReleases(releases, withdrawn).get(release) ?? null };
}

/** What has been withdrawn after entry `seq`: the state as of that entry is shown without it. */
export const withdrawnAfter = ({ withdrawn = [] }: Pick<JurisdictionRecord, 'withdrawn'>, seq: number): Withdrawal[] =>
  withdrawn.filter((w) => w.seq > seq);

/** A head that knows of takedowns further along the ledger too, so that a state on the way there shows nothing of theirs. */
export function foreseeing(head: JurisdictionRecord, ahead: readonly Withdrawal[]): JurisdictionRecord {
  const later = ahead.filter((w) => w.seq > head.seq);
  return later.length > 0 ? { ...head, withdrawn: [...(head.withdrawn ?? []), ...later] } : head;
}

/** The head as its own entries make it. */
export function withoutForeseen({ withdrawn, ...head }: JurisdictionRecord): JurisdictionRecord {
  const own = (withdrawn ?? []).filter((w) => w.seq <= head.seq);
  return own.length > 0 ? { ...head, withdrawn: own } : head;
}
