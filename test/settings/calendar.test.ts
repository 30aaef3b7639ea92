import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, type CalendarCorrections, isWorkingDay, workingDaysBetween } from '#core/calendar.ts';
import { dateOf } from '#core/local-date.ts';

/** 2025 to 2027. */
const anyDay = fc.integer({ min: 20_089, max: 21_183 }).map(dateOf);
const someDays = fc.uniqueArray(anyDay, { maxLength: 20 });
const corrections = fc
  .tuple(someDays, someDays)
  .map(([working, free]): CalendarCorrections => ({ working, free: free.filter((day) => !working.includes(day)) }));

describe('A county’s corrections of the calendar', () => {
  it('go before what was announced, and change no other day', () => {
    fc.assert(
      fc.property(anyDay, corrections, (day, own) => {
        const { working } = isWorkingDay(day, own);
        if (own.working.includes(day)) expect(working).toBe(true);
        else if (own.free.includes(day)) expect(working).toBe(false);
        else expect(working).toBe(isWorkingDay(day).working);
      }),
    );
  });

  it('leave adding and counting in agreement', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(60), corrections, (from, n, own) => {
        const { date } = addWorkingDays(from, n, own);
        expect(workingDaysBetween(from, date, own).days).toBe(n);
        expect(n === 0 || isWorkingDay(date, own).working).toBe(true);
      }),
    );
  });

  it('a further working day never makes a deadline later, a further day off never earlier', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(60), someDays, (from, n, days) => {
        const announced = addWorkingDays(from, n).date;
        expect(addWorkingDays(from, n, { working: days, free: [] }).date <= announced).toBe(true);
        expect(addWorkingDays(from, n, { working: [], free: days }).date >= announced).toBe(true);
      }),
    );
  });

  it('make no year certain that has not been announced', () => {
    expect(isWorkingDay('2027-01-01', { working: ['2027-01-01'], free: [] })).toEqual({
      working: true,
      provisional: true,
    });
  });
});
