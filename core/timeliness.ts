import { addMonths } from '#core/calendar.ts';
import type { Change } from '#core/diff.ts';
import { basisDay, type FreshnessState, nextFlagDay } from '#core/freshness.ts';
import { type FreshnessPolicies, policyOn } from '#core/freshness-policy.ts';
import type { Instant, LocalDate } from '#core/model.ts';
import { fieldGroups } from '#core/model.ts';
import type { Published, UnitRecord } from '#core/projection.ts';

/** 及时率: how many field groups of what is published stand within their limit on a day, by the freshness policy of that day. */
export type Timeliness = {
  inTime: number;
  groups: number;
  /** `inTime` of `groups`. */
  share: number;
  policy: string;
};

/** The index over the groups of one unit or many; nothing to say where nothing is published. */
export function timelinessOf(
  states: readonly FreshnessState[],
  day: LocalDate,
  policies: FreshnessPolicies,
): Timeliness | null {
  const inTime = states.filter((state) => state === 'fresh' || state === 'dueSoon').length;
  return sharedOf(inTime, states.length, policyOn(policies, day).version);
}

/** The index over units, from theirs. */
export function timelinessOfAll(
  units: readonly (Timeliness | null)[],
  day: LocalDate,
  policies: FreshnessPolicies,
): Timeliness | null {
  const sum = (key: 'inTime' | 'groups') => units.reduce((total, unit) => total + (unit?.[key] ?? 0), 0);
  return sharedOf(sum('inTime'), sum('groups'), policyOn(policies, day).version);
}

const sharedOf = (inTime: number, groups: number, policy: string): Timeliness | null =>
  groups === 0 ? null : { inTime, groups, share: inTime / groups, policy };

/** When each group was last touched, after a release that changed this. */
export function touchedBy(
  changes: readonly Change[],
  at: Instant,
  before: Published['touched'] | undefined,
): Published['touched'] {
  const changed = new Set(changes.map((c) => c.group));
  const next = {} as Published['touched'];
  for (const group of fieldGroups)
    next[group] = !before
      ? { changedAt: at }
      : changed.has(group)
        ? { ...before[group], changedAt: at }
        : before[group];
  return next;
}

/** A flag rests on the day it counted from; once the group has been touched since, it no longer applies. */
export function liveFlags({ touched, flags }: Pick<Published, 'touched' | 'flags'>): Published['flags'] {
  const live: Published['flags'] = {};
  for (const group of fieldGroups) {
    const flag = flags[group];
    if (flag && flag.since === basisDay(touched[group])) live[group] = flag;
  }
  return live;
}

/** The next day a sweep has something to say about a unit, or null while it has published nothing. */
export function dueAt(record: UnitRecord, policies: FreshnessPolicies): LocalDate | null {
  const { published } = record;
  if (!published || !record.registered) return null;
  const days = fieldGroups.map((g) => nextFlagDay(g, published.touched[g], published.flags[g]?.state, policies));
  return days.reduce<LocalDate | null>((min, d) => (d !== null && (min === null || d < min) ? d : min), null);
}

/** Changes by day with those of one more day, as far back as anyone asks. */
export function addActivity(before: UnitRecord['activity'], day: LocalDate, changes: number): UnitRecord['activity'] {
  const oldest = addMonths(day, -13);
  const kept = Object.fromEntries(Object.entries(before).filter(([d]) => d > oldest));
  return changes > 0 ? { ...kept, [day]: (before[day] ?? 0) + changes } : kept;
}
