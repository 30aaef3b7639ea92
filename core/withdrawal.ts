import type { TakedownReason } from '#core/codes/lists.ts';
import type { Digest, Instant, UnitId } from '#core/model.ts';
import type { UnitRecord } from '#core/projection.ts';

/** What a takedown has withdrawn of a unit: every release that has one of these documents, at whatever time it is asked for. */
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

export const stubOf = ({ at, seq, reason, releases }: Withdrawal): TakedownStub => ({ at, seq, reason, releases });

/** The withdrawal that a document of a unit falls under, if any. */
export const withdrawalOf = (
  withdrawn: readonly Withdrawal[] | undefined,
  unit: UnitId,
  digest: Digest,
): Withdrawal | undefined => withdrawn?.findLast((w) => w.unit === unit && w.digests.includes(digest));

/** A unit as it may be shown: at a time when a withdrawn document was in force, it reads as unpublished, with the stub. */
export function shownUnit(record: UnitRecord, withdrawn: readonly Withdrawal[] | undefined): UnitRecord {
  const { published } = record;
  const withdrawal = published && withdrawalOf(withdrawn, record.id, published.digest);
  return withdrawal ? { ...record, published: null, takenDown: stubOf(withdrawal) } : record;
}

/** What is still withdrawn once a document has been published again: by the whole procedure, it has been cleared. */
export const withoutRepublished = (
  withdrawn: readonly Withdrawal[] | undefined,
  unit: UnitId,
  digest: Digest,
): Withdrawal[] | undefined =>
  withdrawn
    ?.map((w) => (w.unit === unit ? { ...w, digests: w.digests.filter((d) => d !== digest) } : w))
    .filter((w) => w.digests.length > 0);
