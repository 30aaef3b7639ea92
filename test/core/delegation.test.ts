import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Delegation, delegate, onDuty, rolesOf, unitsOf } from '#core/delegation.ts';
import { dateOf, dayOf } from '#core/local-date.ts';
import { type Person, type Role, unitRoles } from '#core/people.ts';
import { actions, dutyFor, roleFor } from '#core/permissions.ts';

const J = '420923';
const person = (id: string, roles: readonly Role[], units: readonly string[], more: Partial<Person> = {}): Person => ({
  id,
  name: `${id}名`,
  jurisdiction: J,
  roles,
  units,
  active: true,
  ...more,
});
const away = person('away', ['head'], ['A', 'B']);
const taker = person('taker', ['handler'], ['C']);
const given = { role: 'head', from: '2026-11-03', until: '2026-11-05', reason: '外出学习', units: ['A'] } as const;
const today = '2026-11-02';

function standing(one: Person, day: string, giver: Person = away): Person {
  return onDuty(one, day, new Map([[giver.id, giver]]));
}
function delegated(taking = taker, giving = away, what: Parameters<typeof delegate>[2] = given): Person {
  const outcome = delegate(giving, taking, what, today);
  if ('refused' in outcome) throw new Error(outcome.refused.map((r) => r.code).join());
  return outcome.person;
}
const refusals = (giving: Person, taking: Person, what: Partial<typeof given> | object) => {
  const outcome = delegate(giving, taking, { ...given, ...what }, today);
  return 'refused' in outcome ? outcome.refused.map(({ code, field }) => `${field}: ${code}`) : [];
};

describe('Standing in for somebody', () => {
  it.each([
    ['the day before', '2026-11-02', undefined],
    ['the first day', '2026-11-03', 'head'],
    ['the last day', '2026-11-05', 'head'],
    ['the day after', '2026-11-06', undefined],
  ])('counts on its days alone: on %s', (_, day, expected) => {
    expect(roleFor(standing(delegated(), day), 'sign:3', { jurisdiction: J, unit: 'A' })).toBe(expected);
  });

  it('is for the unit that was named: neither the other unit of who is away, nor their own unit in that role', () => {
    const now = standing(delegated(), '2026-11-04');
    expect(roleFor(now, 'sign:3', { jurisdiction: J, unit: 'B' })).toBeUndefined();
    expect(roleFor(now, 'sign:3', { jurisdiction: J, unit: 'C' })).toBeUndefined();
    expect(roleFor(now, 'sign:1', { jurisdiction: J, unit: 'A' })).toBeUndefined();
    expect(roleFor(now, 'sign:1', { jurisdiction: J, unit: 'C' })).toBe('handler');
    expect([rolesOf(now), unitsOf(now)]).toEqual([
      ['handler', 'head'],
      ['C', 'A'],
    ]);
  });

  it('says for whom', () => {
    const now = standing(delegated(), '2026-11-04');
    expect(dutyFor(now, 'sign:3', { jurisdiction: J, unit: 'A' })).toEqual({
      role: 'head',
      for: { id: 'away', name: 'away名' },
    });
    expect(dutyFor(now, 'sign:1', { jurisdiction: J, unit: 'C' })).toEqual({ role: 'handler' });
  });

  it.each([
    ['their account is closed', { ...away, active: false }],
    ['they have lost the role', { ...away, roles: ['handler'] as const }],
    ['they have lost the unit', { ...away, units: ['B'] }],
  ])('ends where whoever is away holds it no longer: %s', (_, giver) => {
    expect(standing(delegated(), '2026-11-04', giver)).not.toHaveProperty('standsIn');
  });

  it.each([
    ['to nobody else', away, away, {}, ['to: cannotBeChosen']],
    ['to a closed account', away, { ...taker, active: false }, {}, ['to: cannotBeChosen']],
    ['to an examiner', away, { ...taker, roles: ['examiner'] as const }, {}, ['to: cannotBeChosen']],
    ['to who holds the role there', away, person('x', ['head'], ['A']), {}, ['to: cannotBeChosen']],
    ['a role they do not hold', away, taker, { role: 'handler' }, ['role: cannotBeChosen']],
    ['a unit they do not act for', away, taker, { units: ['C'] }, ['role: cannotBeChosen']],
    ['of no unit', away, taker, { units: [] }, ['units: reasonMissing']],
    ['without a reason', away, taker, { reason: ' ' }, ['reason: reasonMissing']],
    ['from yesterday', away, taker, { from: '2026-11-01' }, ['from: pastDate']],
    ['until before it begins', away, taker, { until: '2026-11-02' }, ['until: pastDate']],
    ['for more than 180 days', away, taker, { until: '2027-05-02' }, ['until: tooLong']],
    ['on no day', away, taker, { from: '2026-02-30', until: '' }, ['from: notADay', 'until: notADay']],
  ])('is refused %s', (_, giving, taking, what, expected) => {
    expect(refusals(giving, taking, what)).toEqual(expected);
  });

  it('is refused twice for the same days, and not for others', () => {
    const first = delegated();
    expect(refusals(away, first, { from: '2026-11-05', until: '2026-11-09' })).toEqual(['to: alreadyOpen']);
    expect(refusals(away, first, { from: '2026-11-06', until: '2026-11-09' })).toEqual([]);
    expect(refusals(away, first, { units: ['B'] })).toEqual([]);
  });

  it('never lets anybody do more than what was given, on any day, for any unit', () => {
    const names = ['A', 'B', 'C', 'D'] as const;
    const days = fc.integer({ min: 0, max: 40 }).map((n) => dateOf(dayOf(today) + n));
    const delegation = fc.record({
      role: fc.constantFrom(...unitRoles),
      unit: fc.constantFrom(...names),
      for: fc.constant({ id: 'away', name: 'away名' }),
      from: days,
      until: days,
      reason: fc.constant('外出'),
    });
    fc.assert(
      fc.property(
        fc.array(delegation, { maxLength: 6 }),
        fc.subarray([...unitRoles]),
        fc.subarray([...names]),
        days,
        (delegations: Delegation[], roles, units, day) => {
          const giver = person('away', roles, units);
          const now = standing({ ...taker, delegations }, day, giver);
          for (const action of actions)
            for (const unit of names) {
              const duty = dutyFor(now, action, { jurisdiction: J, unit });
              if (!duty?.for) {
                expect(duty?.role).toBe(roleFor(taker, action, { jurisdiction: J, unit }));
                continue;
              }
              expect(roleFor(giver, action, { jurisdiction: J, unit })).toBeDefined();
              expect(
                delegations.some(
                  (one) => one.role === duty.role && one.unit === unit && one.from <= day && day <= one.until,
                ),
              ).toBe(true);
            }
        },
      ),
      { numRuns: 300 },
    );
  });
});
