import type { TakedownReason } from '#core/codes/work-lists.ts';
import type { Digest, Instant, JurisdictionCode, LocalDate, UnitId } from '#core/model.ts';
import type { PersonId, Role } from '#core/people.ts';
import type { Withdrawal } from '#core/withdrawal.ts';
import type { PolicyVersions, Submission } from '#core/workflow/model.ts';

type By = { id: PersonId; name: string; role: Role };

/**
 * 撤下: published content is withdrawn at one person's word, since a leak cannot wait; a second person confirms within the
 * deadline, or it is flagged. Confirmed or not, the public reads a stub.
 */
export type Takedown = {
  id: string;
  jurisdiction: JurisdictionCode;
  unit: UnitId;
  unitName: string;
  releases: number[];
  /** Digests of their documents. */
  digests: Digest[];
  reason: TakedownReason;
  /** Why, for the office; never public. */
  text: string;
  state: 'ordered' | 'effective' | 'confirmed';
  version: number;
  by: By;
  at: Instant;
  /** Number of the ledger entry, once it stands. */
  seq: number | null;
  /** By when the second person should have confirmed. */
  due: LocalDate;
  confirmed: { by: By; at: Instant; note: string } | null;
};

/** The rules that its deadline was counted by, as they were in force. */
export type TakedownPolicy = Pick<PolicyVersions, 'clocks' | 'calendar'>;

export type TakedownEvent = { number: number; at: Instant; by: By; policy: TakedownPolicy } & (
  | { kind: 'ordered'; takedown: Omit<Takedown, 'state' | 'version' | 'seq' | 'confirmed'> }
  | { kind: 'effective'; seq: number }
  | { kind: 'confirmed'; note: string }
);

/** The takedown after an event; it begins with its order. */
export function evolveTakedown(before: Takedown | undefined, event: TakedownEvent): Takedown {
  if (event.kind === 'ordered')
    return { ...event.takedown, state: 'ordered', version: event.number, seq: null, confirmed: null };
  if (!before) throw new Error('A takedown begins with its order');
  const after = { ...before, version: event.number };
  return event.kind === 'effective'
    ? { ...after, state: 'effective', seq: event.seq }
    : { ...after, state: 'confirmed', confirmed: { by: event.by, at: event.at, note: event.note } };
}

/** Whether the second person is late on a day. */
export const isUnconfirmed = ({ state, due }: Takedown, day: LocalDate): boolean => state !== 'confirmed' && day > due;

/** Whether those who signed a submission could not know of a takedown. What was signed after it has been through the procedure anew. */
export const withdrawnSinceSigned = ({ acts }: Pick<Submission, 'acts'>, { at }: Pick<Withdrawal, 'at'>): boolean =>
  acts.some((act) => at > act.at);
