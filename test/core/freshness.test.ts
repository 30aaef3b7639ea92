import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burstOf, freshnessOf, nextFlagDay, worstState } from '#core/freshness.ts';
import {
  type FreshnessPolicies,
  type FreshnessPolicy,
  freshnessPolicies,
  policyOn,
  type Span,
} from '#core/freshness-policy.ts';
import { freshnessKnown } from '#core/settings/county-freshness.ts';
import { policyBy, shippedFreshness } from '#core/settings/freshness.ts';
import type { SettingVersion } from '#core/settings/model.ts';

const changedAt = '2026-05-11T02:00:00.000Z';

/** A version of a county's own, in which people stand as long as `staff` says. */
const own = (number: number, from: string, staff: Span): FreshnessPolicy =>
  policyBy({
    ...shippedFreshness,
    version: `420923-${number}`,
    from,
    limits: { ...shippedFreshness.limits, staff },
  });

describe('Freshness of a disclosure', () => {
  it('is fresh until ten working days before the limit, then due soon, stale and very stale', () => {
    const on = (day: string) => freshnessOf('staff', { changedAt }, day, freshnessPolicies);
    expect(on('2026-05-11')).toMatchObject({ state: 'fresh', due: '2026-08-11' });
    expect(on('2026-07-27').state).toBe('fresh');
    expect(on('2026-07-28').state).toBe('dueSoon');
    expect(on('2026-08-11').state).toBe('dueSoon');
    expect(on('2026-08-12').state).toBe('stale');
    expect(on('2026-09-08').state).toBe('stale');
    expect(on('2026-09-09').state).toBe('veryStale');
  });

  it('counts from a confirmation without change, and still shows when it last changed', () => {
    const confirmed = freshnessOf(
      'staff',
      { changedAt, confirmedAt: '2026-08-01T02:00:00.000Z' },
      '2026-09-01',
      freshnessPolicies,
    );
    expect(confirmed).toMatchObject({
      state: 'fresh',
      due: '2026-11-01',
      changedAt,
      confirmedAt: '2026-08-01T02:00:00.000Z',
    });
  });

  it('counts from the change when that came after the confirmation', () => {
    const touched = { changedAt, confirmedAt: '2026-02-01T02:00:00.000Z' };
    expect(freshnessOf('staff', touched, '2026-06-01', freshnessPolicies).due).toBe('2026-08-11');
  });

  it('counts days as China does: 23:30 UTC is the next morning there', () => {
    expect(freshnessOf('staff', { changedAt: '2026-05-10T23:30:00.000Z' }, '2026-05-11', freshnessPolicies).due).toBe(
      '2026-08-11',
    );
  });

  it('says that a date is an estimate when it rests on holidays not announced yet', () => {
    expect(
      freshnessOf('staff', { changedAt: '2026-10-20T02:00:00.000Z' }, '2026-10-20', freshnessPolicies).provisional,
    ).toBe(true);
    expect(freshnessOf('staff', { changedAt }, '2026-05-11', freshnessPolicies).provisional).toBe(false);
  });

  it('never gets fresher as days go by', () => {
    const order = ['fresh', 'dueSoon', 'stale', 'veryStale'];
    const day = fc
      .integer({ min: 0, max: 600 })
      .map((n) => new Date(Date.UTC(2026, 4, 11 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, fc.constantFrom('identity', 'establishment', 'leadership', 'staff'), (a, b, group) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        const state = (d: string) => order.indexOf(freshnessOf(group, { changedAt }, d, freshnessPolicies).state);
        expect(state(late)).toBeGreaterThanOrEqual(state(early));
      }),
    );
  });

  it('names the day a sweep has to come: the first stale day, then the first very stale one, then no more', () => {
    expect(nextFlagDay('staff', { changedAt }, undefined, freshnessPolicies)).toBe('2026-08-12');
    expect(nextFlagDay('staff', { changedAt }, 'stale', freshnessPolicies)).toBe('2026-09-09');
    expect(nextFlagDay('staff', { changedAt }, 'veryStale', freshnessPolicies)).toBeNull();
  });

  it('has the sweep come by the policy in force on the day: a stricter one from its first day on, never before', () => {
    const later = (from: string, limit: Span): FreshnessPolicy => {
      const { rules, ...policy } = policyOn(freshnessPolicies, '2026-05-11');
      return { ...policy, version: from, from, rules: { ...rules, staff: { ...rules.staff, limit } } };
    };
    const flagDay = (...policies: FreshnessPolicy[]) =>
      nextFlagDay('staff', { changedAt }, undefined, [policyOn(freshnessPolicies, '2026-05-11'), ...policies]);
    expect(flagDay(later('2026-07-01', { months: 1 }))).toBe('2026-07-01');
    expect(flagDay(later('2026-06-01', { months: 2 }))).toBe('2026-07-12');
    expect(flagDay(later('2026-08-11', { months: 6 }))).toBe('2026-11-12');
    expect(flagDay(later('2026-08-13', { months: 6 }))).toBe('2026-08-12');
  });

  it('never has the sweep come later under a stricter version, nor before that version begins because of it', () => {
    const span = fc.oneof(
      fc.record({ months: fc.integer({ min: 1, max: 6 }) }),
      fc.record({ workingDays: fc.integer({ min: 5, max: 120 }) }),
    );
    const dayAfter = (days: number) => new Date(Date.UTC(2026, 4, 12 + days)).toISOString().slice(0, 10);
    const shorter = (limit: Span): Span =>
      'months' in limit ? { months: Math.max(1, limit.months - 1) } : { workingDays: limit.workingDays - 1 };
    fc.assert(
      fc.property(span, fc.integer({ min: 0, max: 400 }), (limit, days) => {
        const from = dayAfter(days);
        const flagDay = (staff: Span) =>
          nextFlagDay('staff', { changedAt }, undefined, [own(1, '2026-01-02', limit), own(2, from, staff)]) ?? '';
        const [as, stricter] = [flagDay(limit), flagDay(shorter(limit))];
        expect(stricter <= as).toBe(true);
        expect(stricter === as || stricter >= from).toBe(true);
      }),
    );
  });

  it('is judged on every day by the version in force on it, and says by which', () => {
    const policies: FreshnessPolicies = [own(1, '2026-01-02', { months: 3 }), own(2, '2026-07-01', { months: 1 })];
    const on = (day: string) => freshnessOf('staff', { changedAt }, day, policies);
    expect(on('2026-06-30')).toMatchObject({ state: 'fresh', due: '2026-08-11', policy: '420923-1' });
    expect(on('2026-07-01')).toMatchObject({ state: 'stale', due: '2026-06-11', policy: '420923-2' });
  });

  it('takes the worst state of its groups for a unit', () => {
    expect(worstState(['fresh', 'veryStale', 'dueSoon'])).toBe('veryStale');
    expect(worstState([])).toBe('fresh');
  });

  it('names a rule or practice for every limit', () => {
    const { rules, publication, batch } = policyOn(freshnessPolicies, '2026-11-23');
    for (const { basis } of [...Object.values(rules), publication, batch]) expect(basis.zh).not.toBe('');
  });
});

describe('What a county has set', () => {
  const { version: _v, from: _f, basis: _b, ...value } = shippedFreshness;
  const recorded = (number: number, at: string, from: string): SettingVersion<'freshness'> => ({
    jurisdiction: '420923',
    kind: 'freshness',
    number,
    from,
    basis: { number: '云编办〔2026〕12号', title: '通知', date: '2026-10-30' },
    value,
    by: { id: 'ad', name: '郑管理' },
    at,
  });
  // The second was recorded at half past midnight in China.
  const versions = [
    recorded(1, '2026-11-12T02:00:00.000Z', '2026-11-20'),
    recorded(2, '2026-11-12T16:30:00.000Z', '2026-11-20'),
  ];
  const knownOn = (day: string) => freshnessKnown(versions, day);

  it('is known from the day after it was recorded, so that one day knows one set of rules', () => {
    expect(['2026-11-12', '2026-11-13', '2026-11-14'].map((day) => knownOn(day).newest)).toEqual([0, 1, 2]);
  });

  it('counts from its first day, of two that begin together the later; what is shipped counts until then', () => {
    const { policies } = knownOn('2026-11-30');
    const on = (day: string) => policyOn(policies, day).version;
    expect([on('2026-11-19'), on('2026-11-20')]).toEqual(['2026-01', '420923-2']);
  });

  it('alike with what is shipped, has the same limits as that', () => {
    const [{ rules, publication, batch }] = freshnessPolicies;
    const made = policyBy(shippedFreshness);
    const limits = (policy: Pick<FreshnessPolicy, 'rules' | 'publication' | 'batch'>) =>
      JSON.stringify(policy, (key, part) => (key === 'basis' ? undefined : part));
    expect(limits({ rules: made.rules, publication: made.publication, batch: made.batch })).toBe(
      limits({ rules, publication, batch }),
    );
  });
});

describe('Batch publishing', () => {
  const today = '2026-11-23';

  it('is seen when at least half of a year’s changes fall on one day', () => {
    expect(burstOf({ '2026-03-02': 18, '2026-06-01': 2 }, today, freshnessPolicies)).toEqual({
      day: '2026-03-02',
      changes: 18,
      total: 20,
      share: 0.9,
      batch: true,
    });
  });

  it('is not seen in a few changes, nor in changes spread over the year', () => {
    expect(burstOf({ '2026-03-02': 3 }, today, freshnessPolicies)?.batch).toBe(false);
    expect(burstOf({ '2026-03-02': 12, '2026-06-01': 11, '2026-09-01': 10 }, today, freshnessPolicies)?.batch).toBe(
      false,
    );
  });

  it('looks back one year and not further', () => {
    expect(burstOf({ '2025-11-01': 90, '2026-06-01': 1 }, today, freshnessPolicies)).toMatchObject({ total: 1 });
    expect(burstOf({ '2025-11-01': 90 }, today, freshnessPolicies)).toBeNull();
  });
});
