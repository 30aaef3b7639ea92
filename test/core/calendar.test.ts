import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  addWorkingDays,
  announcedThrough,
  isWorkingDay,
  localDate,
  workingDaysBetween,
} from '#core/calendar.ts';
import { statutoryHolidays } from '#core/statutory-holidays.ts';

const day = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10);
/** chinese-days counts in the machine's time zone, and errs by a day west of Greenwich. */
const west = new Date().getTimezoneOffset() > 0;
const why = west ? ' (skipped: chinese-days errs by a day in this time zone)' : '';

/** 2003 to 2035: before, within and after the announced years. */
const anyDay = fc.integer({ min: 12_053, max: 24_106 }).map(day);
const someDays = fc.nat(120);

describe('working days', () => {
  it.skipIf(west)(`holds every day of every announced year as the notices have it${why}`, () => {
    for (let date = '2004-01-01'; date <= announcedThrough; date = day(Date.parse(date) / 86_400_000 + 1))
      expect([date, isWorkingDay(date)]).toEqual([date, { working: chineseDays.isWorkday(date), provisional: false }]);
  });

  it.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])(
    '%s is a weekend at work',
    (date) => {
      expect(isWorkingDay(date)).toEqual({ working: true, provisional: false });
    },
  );

  it('the notices reach to the end of 2026', () => {
    expect(announcedThrough).toBe('2026-12-31');
  });

  it('fifteen working days from 24 September 2026 run over Mid-Autumn and National Day to 22 October', () => {
    expect(addWorkingDays('2026-09-24', 15)).toEqual({ date: '2026-10-22', provisional: false });
  });

  it('twenty working days from 18 September 2026 end on 22 October', () => {
    expect(addWorkingDays('2026-09-18', 20)).toEqual({ date: '2026-10-22', provisional: false });
  });

  it('the day of receipt is not counted, even when offices work', () => {
    expect(addWorkingDays('2026-11-23', 1).date).toBe('2026-11-24');
    expect(addWorkingDays('2026-11-22', 0).date).toBe('2026-11-22');
    expect(workingDaysBetween('2026-11-23', '2026-11-24').days).toBe(1);
  });
});

describe('a year not announced yet', () => {
  it('New Year’s Day 2027 is free, and an estimate', () => {
    expect(isWorkingDay('2027-01-01')).toEqual({ working: false, provisional: true });
  });

  it('a deadline that runs into it is provisional and leaves New Year’s Day out', () => {
    expect(addWorkingDays('2026-12-15', 20)).toEqual({ date: '2027-01-13', provisional: true });
    expect(workingDaysBetween('2026-12-31', '2027-01-04')).toEqual({ days: 1, provisional: true });
    expect(addWorkingDays('2026-12-15', 5).provisional).toBe(false);
  });

  it('the statutory days of 2027 are the thirteen of the 2024 rules', () => {
    expect([...statutoryHolidays(2027)].sort()).toEqual([
      '2027-01-01',
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-04-05',
      '2027-05-01',
      '2027-05-02',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01',
      '2027-10-02',
      '2027-10-03',
    ]);
  });

  it.skipIf(west)(`the lunar festivals and 清明 of the years to come agree with another calendar${why}`, () => {
    for (let year = 2027; year <= 2056; year++) {
      const spring = Date.parse(chineseDays.getSolarDateFromLunar(`${year}-01-01`).date) / 86_400_000;
      const expected = [
        ...['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((d) => `${year}-${d}`),
        ...[spring - 1, spring, spring + 1, spring + 2].map(day),
        chineseDays.getSolarDateFromLunar(`${year}-05-05`).date,
        chineseDays.getSolarDateFromLunar(`${year}-08-15`).date,
        chineseDays.getSolarTermDate(year, 4, 'pure_brightness'),
      ];
      expect([...statutoryHolidays(year)].sort()).toEqual([...new Set(expected)].sort());
    }
  });
});

describe('counting', () => {
  it('adding n working days and counting them back gives n', () => {
    fc.assert(
      fc.property(anyDay, someDays, (date, n) => {
        const end = addWorkingDays(date, n);
        expect(workingDaysBetween(date, end.date)).toEqual({ days: n, provisional: end.provisional });
        expect(workingDaysBetween(end.date, date).days).toBe(n === 0 ? 0 : -n);
      }),
    );
  });

  it('a deadline is always a working day', () => {
    fc.assert(fc.property(anyDay, someDays, (date, n) => isWorkingDay(addWorkingDays(date, n + 1).date).working));
  });

  it('more days or a later start never end earlier', () => {
    fc.assert(
      fc.property(anyDay, anyDay, someDays, (a, b, n) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(addWorkingDays(early, n).date <= addWorkingDays(late, n).date).toBe(true);
        expect(addWorkingDays(early, n).date < addWorkingDays(early, n + 1).date).toBe(true);
      }),
    );
  });

  it('two spans in a row count as one', () => {
    fc.assert(
      fc.property(anyDay, someDays, someDays, (date, n, m) => {
        expect(addWorkingDays(addWorkingDays(date, n).date, m).date).toBe(addWorkingDays(date, n + m).date);
      }),
    );
  });
});

describe('months and days', () => {
  it('a month from 31 January is the last of February', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2024-02-29', -12)).toBe('2023-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });

  it('the day turns in China, not in Greenwich', () => {
    expect(localDate('2025-12-31T15:59:59.999Z')).toBe('2025-12-31');
    expect(localDate('2025-12-31T16:00:00.000Z')).toBe('2026-01-01');
  });

  it.each(['2026-02-30', '2026-2-3', '', '2026-13-01', '20260101', 'tomorrow'])('“%s” is refused as a date', (text) => {
    expect(() => isWorkingDay(text)).toThrow(RangeError);
    expect(() => addMonths(text, 1)).toThrow(RangeError);
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%s is refused as a number of working days', (n) => {
    expect(() => addWorkingDays('2026-01-01', n)).toThrow(RangeError);
  });
});
