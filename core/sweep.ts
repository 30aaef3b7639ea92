import { basisDay, freshnessOf } from '#core/freshness.ts';
import type { FreshnessPolicies } from '#core/freshness-policy.ts';
import type { LedgerEvent, LocalDate } from '#core/model.ts';
import { fieldGroups } from '#core/model.ts';
import type { UnitRecord } from '#core/projection.ts';

export type FlagEvent = Extract<LedgerEvent, { kind: 'flag' }>;

/**
 * The flags a unit has earned by `today` and does not carry yet. A sweep that comes late flags the state of the day it
 * comes; one that comes twice wants the same slots in the ledger and changes nothing.
 */
export function flagsDue(
  { id, published, registered }: UnitRecord,
  today: LocalDate,
  policies: FreshnessPolicies,
): FlagEvent[] {
  if (!published || !registered) return [];
  return fieldGroups.flatMap((group): FlagEvent[] => {
    const touched = published.touched[group];
    const { state, policy } = freshnessOf(group, touched, today, policies);
    const flagged = published.flags[group]?.state;
    if (state === 'fresh' || state === 'dueSoon' || flagged === state || flagged === 'veryStale') return [];
    return [{ kind: 'flag', unit: id, group, state, since: basisDay(touched), policy }];
  });
}
