import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { dateOf, dayOf, weekdayOf, yearOf } from '#core/local-date.ts';
import type { LocalDate } from '#core/model.ts';
import { statutoryHolidays } from '#core/statutory-holidays.ts';

export { addMonths, localDate, nextDay } from '#core/local-date.ts';

/*
 * China's working days: the State Council's yearly notices on holidays and make-up days, from the data of chinese-days.
 * Its own functions take an unannounced year for one without holidays; here such a year is an estimate and says so.
 */

/** Days since 1970-01-01: a deadline asks about many days, and numbers are quick to step through. */
const holidays: ReadonlySet<number> = new Set(Object.keys(announced.holidays).map(dayOf));
const makeUpDays: ReadonlySet<number> = new Set(Object.keys(announced.workdays).map(dayOf));
/** Years with a notice: it always holds National Day. */
const years = Object.keys(announced.holidays)
  .filter((date) => date.endsWith('-10-01'))
  .map((date) => Number(date.slice(0, 4)));
const announcedFrom: LocalDate = `${Math.min(...years)}-01-01`;

/** The last day covered by an announced notice. */
export const announcedThrough: LocalDate = `${Math.max(...years)}-12-31`;

/**
 * 校正: days on which a county's offices work, or are closed, other than announced. They go before the announced days and make
 * no unannounced year certain.
 */
export type CalendarCorrections = { working: readonly LocalDate[]; free: readonly LocalDate[] };
export const noCorrections: CalendarCorrections = { working: [], free: [] };

const [firstDay, lastDay] = [dayOf(announcedFrom), dayOf(announcedThrough)];

/**
 * Whether offices work on a day. `provisional` outside the announced years: weekends and the statutory holidays of
 * 全国年节及纪念日放假办法 (2024) count as free, days moved by a notice are not known yet. All functions here throw RangeError
 * for what is not a date.
 */
export function isWorkingDay(
  date: LocalDate,
  corrections: CalendarCorrections = noCorrections,
): { working: boolean; provisional: boolean } {
  const day = dayOf(date);
  return { working: worker(corrections)(day), provisional: isProvisional(day) };
}

/** The nth working day after a date; the day of receipt is not counted. n is 0 or more; 0 gives the date itself. */
export function addWorkingDays(
  date: LocalDate,
  n: number,
  corrections: CalendarCorrections = noCorrections,
): { date: LocalDate; provisional: boolean } {
  if (!Number.isInteger(n) || n < 0)
    throw new RangeError(`a number of working days is a whole number from 0, not ${n}`);
  const works = worker(corrections);
  const start = dayOf(date);
  let day = start;
  for (let left = n; left > 0; ) if (works(++day)) left--;
  return { date: dateOf(day), provisional: isProvisional(start) || isProvisional(day) };
}

/** Working days after `from`, up to and with `to`; negative when `to` comes first. */
export function workingDaysBetween(
  from: LocalDate,
  to: LocalDate,
  corrections: CalendarCorrections = noCorrections,
): { days: number; provisional: boolean } {
  const works = worker(corrections);
  const [a, b] = [dayOf(from), dayOf(to)];
  let days = 0;
  for (let day = Math.min(a, b) + 1; day <= Math.max(a, b); day++) if (works(day)) days++;
  return { days: a > b ? -days : days, provisional: isProvisional(a) || isProvisional(b) };
}

const isProvisional = (day: number): boolean => day < firstDay || day > lastDay;

/** Tells of a day whether offices work, with a county's corrections. */
function worker({ working, free }: CalendarCorrections): (day: number) => boolean {
  if (working.length === 0 && free.length === 0) return worksAsAnnounced;
  const own = new Map([
    ...free.map((d) => [dayOf(d), false] as const),
    ...working.map((d) => [dayOf(d), true] as const),
  ]);
  return (day) => own.get(day) ?? worksAsAnnounced(day);
}

function worksAsAnnounced(day: number): boolean {
  const weekend = weekdayOf(day) > 5;
  if (!isProvisional(day)) return makeUpDays.has(day) || !(weekend || holidays.has(day));
  const date = dateOf(day);
  return !(weekend || statutoryHolidays(yearOf(date)).has(date));
}
