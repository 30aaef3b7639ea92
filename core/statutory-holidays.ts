import { dateOf, dayOf } from '#core/local-date.ts';
import type { LocalDate } from '#core/model.ts';

const made = new Map<number, ReadonlySet<LocalDate>>();

/**
 * The thirteen statutory days of 全国年节及纪念日放假办法 (State Council decree 795, in force since 2025), for a year without a notice.
 * Days given in lieu of a weekend are left out: which day they fall on, only the notice says.
 */
export function statutoryHolidays(year: number): ReadonlySet<LocalDate> {
  const known = made.get(year);
  if (known) return known;
  const holidays = new Set([...fixedDays(year), tombSweeping(year), ...lunarDays(year)]);
  made.set(year, holidays);
  return holidays;
}

/** 元旦, 劳动节, 国庆节 */
const fixedDays = (year: number): LocalDate[] =>
  ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((day) => `${padded(year)}-${day}`);

/** 清明: the customary formula of the 21st century, otherwise the usual day. */
function tombSweeping(year: number): LocalDate {
  const y = year % 100;
  const day = year >= 2000 && year < 2100 ? Math.floor(y * 0.2422 + 4.81) - Math.floor(y / 4) : 5;
  return `${padded(year)}-04-${padded(day, 2)}`;
}

/** Lunar month and day, e.g. `1/1`; a leap month is written `6bis/1` and so never mistaken. */
const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });

/** 春节 (the eve and three days), 端午节, 中秋节 */
function lunarDays(year: number): LocalDate[] {
  const spring = find(year, '01-19', '1/1');
  return [spring - 1, spring, spring + 1, spring + 2, find(year, '05-25', '5/5'), find(year, '09-05', '8/15')].map(
    dateOf,
  );
}

/** The first day from `from` (month-day) with that lunar date; each of the three comes within forty days of it. */
function find(year: number, from: string, lunarDay: string): number {
  const start = dayOf(`${padded(year)}-${from}`);
  for (let day = start; day < start + 40; day++) if (lunarOn(day) === lunarDay) return day;
  throw new RangeError(`no lunar date ${lunarDay} in ${year}`);
}

function lunarOn(day: number): string {
  const parts = lunar.formatToParts(day * 86_400_000);
  const value = (type: string) => parts.find((p) => p.type === type)?.value;
  return `${value('month')}/${value('day')}`;
}

const padded = (n: number, length = 4): string => String(n).padStart(length, '0');
