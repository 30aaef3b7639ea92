import type { LocalDate } from '#core/model.ts';

/** Milliseconds. */
const DAY = 86_400_000;
/** China has one civil time, UTC+8; its summer time of 1986–1991 lies before anything counted here. */
const CHINA = 8 * 3_600_000;

/** Whether a text is a real day written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const day = Date.parse(`${text}T00:00:00Z`) / DAY;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day) && dateOf(day) === text;
}

/** Days since 1970-01-01. Throws RangeError unless the text is a real day written `YYYY-MM-DD`. */
export function dayOf(date: LocalDate): number {
  if (!isDate(date)) throw new RangeError(`not a date (YYYY-MM-DD): ${date}`);
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

export const dateOf = (day: number): LocalDate => new Date(day * DAY).toISOString().slice(0, 10);

export const nextDay = (date: LocalDate): LocalDate => dateOf(dayOf(date) + 1);

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/** 1 Monday … 7 Sunday (GB/T 7408); 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The day in China at an instant in UTC, e.g. 2026-01-01 for `2025-12-31T16:00:00Z`. */
export function localDate(instant: string): LocalDate {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) throw new RangeError(`not an instant: ${instant}`);
  return new Date(at + CHINA).toISOString().slice(0, 10);
}

/** The same day n months later (earlier when negative), or that month's last day where it is shorter. */
export function addMonths(date: LocalDate, n: number): LocalDate {
  dayOf(date);
  const months = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + n;
  const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month, Math.min(Number(date.slice(8)), last)) / DAY);
}
