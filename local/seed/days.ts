import { isWorkingDay } from '#core/calendar.ts';
import { type FreshnessState, freshnessOf } from '#core/freshness.ts';
import { freshnessPolicies } from '#core/freshness-policy.ts';
import { dateOf, dayOf } from '#core/local-date.ts';
import type { FieldGroup, Instant, LocalDate } from '#core/model.ts';

export const daysBefore = (day: LocalDate, count: number): LocalDate => dateOf(dayOf(day) - count);

/** The last working day that is at least `count` days before a day. */
export function workingDayBefore(day: LocalDate, count: number): LocalDate {
  let found = daysBefore(day, count);
  while (!isWorkingDay(found).working) found = daysBefore(found, 1);
  return found;
}

/** A time of day in China as an instant. */
export const instantOf = (day: LocalDate, time: string): Instant => new Date(`${day}T${time}:00+08:00`).toISOString();

/** Working days on which a group last touched is in `state` today, newest first, within `window` days. */
export function daysInState(group: FieldGroup, state: FreshnessState, today: LocalDate, window: number): LocalDate[] {
  const days: LocalDate[] = [];
  for (let ago = 2; ago <= window; ago++) {
    const day = daysBefore(today, ago);
    if (!isWorkingDay(day).working) continue;
    const touched = { changedAt: instantOf(day, '09:00') };
    if (freshnessOf(group, touched, today, freshnessPolicies).state === state) days.push(day);
  }
  return days;
}
