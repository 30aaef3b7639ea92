import { freshnessOfAll, isStale } from '#core/freshness.ts';
import type { FreshnessPolicies } from '#core/freshness-policy.ts';
import type { LocalDate, UnitId } from '#core/model.ts';
import type { UnitRecord } from '#core/projection.ts';

/** A unit that should have published and has not: never, not since a takedown, or not in time. `due`: the last day it was in time. */
export type OverlookedUnit = { unit: UnitId; unitName: string } & (
  | { why: 'unpublished' | 'takenDown' }
  | { why: 'overdue'; due: LocalDate }
);

const order: readonly OverlookedUnit['why'][] = ['unpublished', 'takenDown', 'overdue'];

/**
 * 查遗漏: units on the register, in running and not exempt by law, of which nothing is published or something is overdue; what has
 * nothing published first, then the longest overdue.
 */
export const overlookedUnits = (
  units: readonly UnitRecord[],
  day: LocalDate,
  policies: FreshnessPolicies,
): OverlookedUnit[] =>
  units
    .filter(({ registered, registration: r }) => registered && r.stage === 'running' && r.withheld !== 'exempt')
    .flatMap(({ id: unit, registration: { name: unitName }, published, takenDown }): OverlookedUnit[] => {
      if (!published) return [{ unit, unitName, why: takenDown ? 'takenDown' : 'unpublished' }];
      const dues = freshnessOfAll(published.touched, day, policies).flatMap((f) => (isStale(f.state) ? f.due : []));
      return dues.length > 0 ? [{ unit, unitName, why: 'overdue', due: dues.reduce((a, b) => (a < b ? a : b)) }] : [];
    })
    .sort((a, b) => order.indexOf(a.why) - order.indexOf(b.why) || (rank(a) < rank(b) ? -1 : 1));

const rank = (u: OverlookedUnit): string => `${u.why === 'overdue' ? u.due : ''} ${u.unit}`;
