import type { FieldGroup, Instant, JurisdictionCode, UnitId } from '#core/model.ts';
import type { PersonId } from '#core/people.ts';

/** Which version of the rules of timeliness a confirmation counts by. */
export type ConfirmationPolicy = { freshness: string };

/**
 * 确认无变化: the newest word of a unit's head that what it published is still so. On record first, then on the ledger as entry
 * `seq`; `lapsed` where something else was published in the moment between.
 */
export type Confirmation = {
  jurisdiction: JurisdictionCode;
  unit: UnitId;
  groups: readonly FieldGroup[];
  /** The release that was looked at. */
  baseRelease: number;
  version: number;
  by: { id: PersonId; name: string };
  at: Instant;
  policy: ConfirmationPolicy;
  outcome: { seq: number } | 'lapsed' | null;
};

export type ConfirmationEvent = { number: number; at: Instant } & (
  | ({ kind: 'confirmed' } & Pick<Confirmation, 'by' | 'groups' | 'baseRelease' | 'policy'>)
  | { kind: 'effective'; seq: number }
  | { kind: 'lapsed' }
);
