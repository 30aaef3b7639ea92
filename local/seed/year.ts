import type { FieldGroup, LocalDate } from '#core/model.ts';
import { fieldGroups } from '#core/model.ts';
import { batches, lateness, listedApart, overBy, renamed, STALE_ESTABLISHMENTS } from '#local/seed/cases.ts';
import { type Change, everyday, promote, rename } from '#local/seed/changes.ts';
import { daysInState, workingDayBefore } from '#local/seed/days.ts';
import type { Random } from '#local/seed/random.ts';
import type { PlannedUnit } from '#local/seed/units.ts';

/** What a unit does on a day: publish for the first time, confirm that nothing changed, or publish a change. */
export type Deed = { first: true } | { confirm: FieldGroup[] } | { change: Change };
/** A deed with its day and time in China. Deeds of one moment enter the ledger together. */
export type Planned = { day: LocalDate; time: string; unit: PlannedUnit; deed: Deed };

/** Days before today on which waves of units first publish: fourteen to ten months ago. */
const WAVES = [424, 417, 410, 401, 394, 385, 378, 367, 357, 346, 336, 325, 315, 306];
/** Quarters in which the best units have confirmed everything, days before today. */
const QUARTERS = [268, 180];
const WELL_KEPT = 80;
/** Everyday changes in the ten months since. */
const EVERYDAY = 112;
const BUSY_DAY = 44;
/** When the one renamed unit takes its new name, in the register and in its own release. */
export const RENAMED = 120;
export const RENAMED_AT = '09:15';

const confirmAll: Deed = { confirm: [...fieldGroups] };
const confirmPersons: Deed = { confirm: ['leadership', 'staff'] };

/** A year of deeds in the order of time. All days count back from today, so that the demo never ages. */
export function yearOf(random: Random, units: readonly PlannedUnit[], today: LocalDate): Planned[] {
  const year: Planned[] = [];
  const plan = (day: LocalDate, time: string, unit: PlannedUnit, deed: Deed) => year.push({ day, time, unit, deed });
  units.forEach((unit, i) => {
    const wave = WAVES[Math.floor((i * WAVES.length) / units.length)] ?? 0;
    plan(workingDayBefore(today, wave), '15:30', unit, { first: true });
  });

  const plain = units.filter((u) => !(u.name in batches || u.name === renamed.name));
  const rest = random.sample(plain, plain.length);
  const some = (count: number) => rest.splice(0, count);
  for (const state of ['dueSoon', 'stale', 'veryStale'] as const) {
    const days = daysInState('staff', state, today, 200);
    for (const unit of some(lateness[state])) plan(random.pick(days), minute(random), unit, confirmAll);
  }
  const unconfirmed = daysInState('establishment', 'stale', today, 260);
  const recent = daysInState('staff', 'fresh', today, 75);
  const confirmations = random.sample(recent, 8);
  for (const unit of some(STALE_ESTABLISHMENTS)) {
    plan(random.pick(unconfirmed), minute(random), unit, confirmAll);
    plan(random.pick(confirmations), '10:00', unit, confirmPersons);
  }

  const kept = [...rest, ...units.filter((u) => !plain.includes(u))];
  for (const unit of kept) plan(random.pick(confirmations), '10:00', unit, confirmAll);
  for (const ago of QUARTERS)
    for (const unit of kept.slice(0, WELL_KEPT)) plan(workingDayBefore(today, ago), '10:30', unit, confirmAll);

  const busy = workingDayBefore(today, BUSY_DAY);
  const change = (day: LocalDate, time: string, unit: PlannedUnit, what: Change) =>
    plan(day, time, unit, { change: what });
  const large = rest.filter((u) => u.about >= 14 && !(u.name in overBy || u.name in listedApart));
  for (const unit of units) if (unit.name in batches) change(busy, '16:00', unit, promote(batches[unit.name] ?? 0));
  for (const unit of random.sample(large, 20)) change(busy, '16:00', unit, promote(4));
  for (const unit of units)
    if (unit.name === renamed.name) change(workingDayBefore(today, RENAMED), RENAMED_AT, unit, rename);

  // One after the other in the order of `everyday`, whole rounds of it, the last ones yesterday and today.
  const days = Array.from({ length: EVERYDAY - 7 }, () => workingDayBefore(today, random.int(2, 290)));
  const newest = [
    ...Array.from({ length: 4 }, () => workingDayBefore(today, 1)),
    ...Array.from({ length: 3 }, () => today),
  ];
  [...days, ...newest].forEach((day, i) => {
    const what = everyday[i % everyday.length];
    // Today's stand at the day's very start: whenever the demo is made, they lie behind.
    if (what) change(day, day === today ? `00:0${i % 3}` : minute(random), random.pick(large), what);
  });
  return year.sort((a, b) => (moment(a) < moment(b) ? -1 : moment(a) > moment(b) ? 1 : 0));
}

const moment = ({ day, time }: Planned): string => `${day} ${time}`;
const minute = (random: Random): string =>
  `${random.pick(['09', '11', '14'])}:${random.pick(['05', '20', '35', '50'])}`;
