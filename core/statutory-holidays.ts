import { dateOf, dayOf } from '#core/local-date.ts';
import type { LocalDate } from '#core/model.ts';

/**
 * 春节 (first day), 端午节 and 中秋节 as month-day, for years to come. A table, because the Chinese calendar of Intl errs by a day in
 * 2027 and 2030, and that of chinese-days depends on the machine's time zone; a test compares it with the latter.
 */
const lunarFestivals: Readonly<Record<number, readonly [string, string, string]>> = {
  2027: ['02-06', '06-09', '09-15'],
  2028: ['01-26', '05-28', '10-03'],
  2029: ['02-13', '06-16', '09-22'],
  2030: ['02-03', '06-05', '09-12'],
  2031: ['01-23', '06-24', '10-01'],
  2032: ['02-11', '06-12', '09-19'],
  2033: ['01-31', '06-01', '09-08'],
  2034: ['02-19', '06-20', '09-27'],
  2035: ['02-08', '06-10', '09-16'],
  2036: ['01-28', '05-30', '10-04'],
  2037: ['02-15', '06-18', '09-24'],
  2038: ['02-04', '06-07', '09-13'],
  2039: ['01-24', '05-27', '10-02'],
  2040: ['02-12', '06-14', '09-20'],
  2041: ['02-01', '06-03', '09-10'],
  2042: ['01-22', '06-22', '09-28'],
  2043: ['02-10', '06-11', '09-17'],
  2044: ['01-30', '05-31', '10-05'],
  2045: ['02-17', '06-19', '09-25'],
  2046: ['02-06', '06-08', '09-15'],
  2047: ['01-26', '05-29', '10-04'],
  2048: ['02-14', '06-15', '09-22'],
  2049: ['02-02', '06-04', '09-11'],
  2050: ['01-23', '06-23', '09-30'],
  2051: ['02-11', '06-13', '09-19'],
  2052: ['02-01', '06-01', '09-07'],
  2053: ['02-19', '06-20', '09-26'],
  2054: ['02-08', '06-10', '09-16'],
  2055: ['01-28', '05-30', '10-05'],
  2056: ['02-15', '06-17', '09-24'],
};

const made = new Map<number, ReadonlySet<LocalDate>>();

/**
 * The thirteen statutory days of 全国年节及纪念日放假办法 (State Council decree 795, in force since 2025), for a year without a notice.
 * Days given in lieu of a weekend are left out: which day they fall on, only the notice says. Lunar festivals are known
 * for the years of the table.
 */
export function statutoryHolidays(year: number): ReadonlySet<LocalDate> {
  const known = made.get(year);
  if (known) return known;
  const holidays = new Set([...fixedDays, tombSweeping(year)].map((day) => `${String(year).padStart(4, '0')}-${day}`));
  for (const day of lunarDays(year)) holidays.add(day);
  made.set(year, holidays);
  return holidays;
}

/** 元旦, 劳动节, 国庆节 */
const fixedDays = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

/** 清明: the customary formula of the 21st century, otherwise the usual day. */
function tombSweeping(year: number): string {
  const y = year % 100;
  return `04-0${year >= 2000 && year < 2100 ? Math.floor(y * 0.2422 + 4.81) - Math.floor(y / 4) : 5}`;
}

/** 春节 is its eve and three days; the other two are one day each. */
function lunarDays(year: number): LocalDate[] {
  const festivals = lunarFestivals[year];
  if (!festivals) return [];
  const [spring, dragonBoat, midAutumn] = festivals.map((day) => `${year}-${day}`) as [string, string, string];
  return [...[-1, 0, 1, 2].map((offset) => dateOf(dayOf(spring) + offset)), dragonBoat, midAutumn];
}
