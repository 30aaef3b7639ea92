import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burstOf, freshnessOf, nextFlagDay, worstState } from '#core/freshness.ts';
import { type FreshnessPolicy, policyOn, type Span } from '#core/freshness-policy.ts';

const changedAt = '2026-05-11T02:00:00.000Z';

describe('Freshness of a disclosure', () => {
  it('is fresh until ten working days before the limit, then due soon, stale and very stale', () => {
    const on = (day: string) => freshnessOf('staff', { changedAt }, day);
    expect(on('2026-05-11')).toMatchObject({ state: 'fresh', due: '2026-08-11' });
    expect(on('2026-07-27').state).toBe('fresh');
    expect(on('2026-07-28').state).toBe('dueSoon');
    expect(on('2026-08-11').state).toBe('dueSoon');
    expect(on('2026-08-12').state).toBe('stale');
    expect(on('2026-09-08').state).toBe('stale');
    expect(on('2026-09-09').state).toBe('veryStale');
  });

  it('counts from a confirmation without change, and still shows when it last changed', () => {
    const confirmed = freshnessOf('staff', { changedAt, confirmedAt: '2026-08-01T02:00:00.000Z' }, '2026-09-01');
    expect(confirmed).toMatchObject({
      state: 'fresh',
      due: '2026-11-01',
      changedAt,
      confirmedAt: '2026-08-01T02:00:00.000Z',
    });
  });

  it('counts from the change when that came after the confirmation', () => {
    const touched = { changedAt, confirmedAt: '2026-02-01T02:00:00.000Z' };
    expect(freshnessOf('staff', touched, '2026-06-01').due).toBe('2026-08-11');
  });

  it('counts days as China does: 23:30 UTC is the next morning there', () => {
    expect(freshnessOf('staff', { changedAt: '2026-05-10T23:30:00.000Z' }, '2026-05-11').due).toBe('2026-08-11');
  });

  it('says that a date is an estimate when it rests on holidays not announced yet', () => {
    expect(freshnessOf('staff', { changedAt: '2026-10-20T02:00:00.000Z' }, '2026-10-20').provisional).toBe(true);
    expect(freshnessOf('staff', { changedAt }, '2026-05-11').provisional).toBe(false);
  });

  it('never gets fresher as days go by', () => {
    const order = ['fresh', 'dueSoon', 'stale', 'veryStale'];
    const day = fc
      .integer({ min: 0, max: 600 })
      .map((n) => new Date(Date.UTC(2026, 4, 11 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, fc.constantFrom('identity', 'establishment', 'leadership', 'staff'), (a, b, group) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        const state = (d: string) => order.indexOf(freshnessOf(group, { changedAt }, d).state);
        expect(state(late)).toBeGreaterThanOrEqual(state(early));
      }),
    );
  });

  it('names the day a sweep has to come: the first stale day, then the first very stale one, then no more', () => {
    expect(nextFlagDay('staff', { changedAt }, undefined)).toBe('2026-08-12');
    expect(nextFlagDay('staff', { changedAt }, 'stale')).toBe('2026-09-09');
    expect(nextFlagDay('staff', { changedAt }, 'veryStale')).toBeNull();
  });

  it('has the sweep come by the policy in force on the day: a stricter one from its first day on, never before', () => {
    const later = (from: string, limit: Span): FreshnessPolicy => {
      const { rules, ...policy } = policyOn('2026-05-11');
      return { ...policy, version: from, from, rules: { ...rules, staff: { ...rules.staff, limit } } };
    };
    const flagDay = (...policies: FreshnessPolicy[]) =>
      nextFlagDay('staff', { changedAt }, undefined, [policyOn('2026-05-11'), ...policies]);
    expect(flagDay(later('2026-07-01', { months: 1 }))).toBe('2026-07-01');
    expect(flagDay(later('2026-06-01', { months: 2 }))).toBe('2026-07-12');
    expect(flagDay(later('2026-08-11', { months: 6 }))).toBe('2026-11-12');
    expect(flagDay(later('2026-08-13', { months: 6 }))).toBe('2026-08-12');
  });

  it('takes the worst state of its groups for a unit', () => {
    expect(worstState(['fresh', 'veryStale', 'dueSoon'])).toBe('veryStale');
    expect(worstState([])).toBe('fresh');
  });

  it('names a rule or practice for every limit', () => {
    const { rules, publication, batch } = policyOn('2026-11-23');
    for (const { basis } of [...Object.values(rules), publication, batch]) expect(basis.zh).not.toBe('');
  });
});

describe('Batch publishing', () => {
  const today = '2026-11-23';

  it('is seen when at least half of a year’s changes fall on one day', () => {
    expect(burstOf({ '2026-03-02': 18, '2026-06-01': 2 }, today)).toEqual({
      day: '2026-03-02',
      changes: 18,
      total: 20,
      share: 0.9,
      batch: true,
    });
  });

  it('is not seen in a few changes, nor in changes spread over the year', () => {
    expect(burstOf({ '2026-03-02': 3 }, today)?.batch).toBe(false);
    expect(burstOf({ '2026-03-02': 12, '2026-06-01': 11, '2026-09-01': 10 }, today)?.batch).toBe(false);
  });

  it('looks back one year and not further', () => {
    expect(burstOf({ '2025-11-01': 90, '2026-06-01': 1 }, today)).toMatchObject({ total: 1 });
    expect(burstOf({ '2025-11-01': 90 }, today)).toBeNull();
  });
});
