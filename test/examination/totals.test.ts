import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BatchUnit, batchTotals, mandateDifferences, totalsDigest } from '#core/examination/totals.ts';
import { clean, mandateOf, TODAY } from '#test/examination/clean.ts';
import { people } from '#test/support/county.ts';

const anyUnit = fc.record({
  posts: fc.nat(60),
  support: fc.nat(5),
  persons: fc.nat(12),
  apart: fc.nat(4),
  deputies: fc.nat(4),
});
type Numbers = { posts: number; support: number; persons: number; apart: number; deputies: number };

const unitOf = ({ posts, support, persons, apart, deputies }: Numbers, n: number): BatchUnit => ({
  unit: `u-test-${n}`,
  day: TODAY,
  document: clean({
    staff: people(persons),
    grants: [
      { type: 'administrative', posts },
      { type: 'support', posts: support },
    ],
    strength: [{ type: 'administrative', inPost: persons + apart, listedApart: apart }],
    leadership: [{ post: 'deputy', posts: 2, inPost: deputies }],
  }),
});

const sum = (list: readonly Numbers[], of: (n: Numbers) => number) => list.reduce((all, n) => all + of(n), 0);

describe('The totals of a batch', () => {
  it('equal the sums of its units, in any order, and so does their digest', () => {
    fc.assert(
      fc.property(fc.array(anyUnit, { minLength: 1, maxLength: 8 }), (numbers) => {
        const batch = numbers.map(unitOf);
        const totals = batchTotals(batch);
        expect(totals).toMatchObject({
          units: numbers.length,
          staff: sum(numbers, (n) => n.persons),
          leadership: [
            {
              post: 'deputy',
              posts: 2 * numbers.length,
              inPost: sum(numbers, (n) => n.deputies),
              over: sum(numbers, (n) => Math.max(0, n.deputies - 2)),
            },
          ],
        });
        expect(totals.types.find((t) => t.type === 'administrative')).toEqual({
          type: 'administrative',
          establishment: sum(numbers, (n) => n.posts),
          inPost: sum(numbers, (n) => n.persons + n.apart),
          listedApart: sum(numbers, (n) => n.apart),
          over: sum(numbers, (n) => Math.max(0, n.persons - n.posts)),
          vacant: sum(numbers, (n) => Math.max(0, n.posts - n.persons)),
        });
        expect(totals.all.establishment).toBe(sum(numbers, (n) => n.posts + n.support));
        expect(totalsDigest(batchTotals([...batch].reverse()))).toBe(totalsDigest(totals));
      }),
    );
  });

  it('are nothing for an empty batch', () => {
    expect(batchTotals([])).toMatchObject({ units: 0, types: [], leadership: [], staff: 0 });
  });

  it('count no unit twice', () => {
    const one = unitOf({ posts: 1, support: 0, persons: 1, apart: 0, deputies: 0 }, 1);
    expect(() => batchTotals([one, one])).toThrow('twice');
  });

  it('have another digest when one figure is another', () => {
    const figures = { posts: 9, support: 1, persons: 3, apart: 0, deputies: 1 };
    const digest = (posts: number) => totalsDigest(batchTotals([unitOf({ ...figures, posts }, 1)]));
    expect(digest(10)).not.toBe(digest(9));
  });
});

describe('The differences from the mandates', () => {
  const figures = { posts: 9, support: 1, persons: 3, apart: 0, deputies: 1 };
  const withMandate = (n: number, posts: number): BatchUnit => {
    const unit = unitOf(figures, n);
    return { ...unit, mandate: mandateOf(unitOf({ ...figures, posts }, n).document) };
  };

  it('are none where every unit agrees', () => {
    expect(mandateDifferences([withMandate(1, 9), withMandate(2, 9)])).toEqual({
      without: [],
      types: [],
      leadership: [],
      units: [],
    });
  });

  it('name the type, both sums and the unit', () => {
    const { types, units } = mandateDifferences([withMandate(1, 9), withMandate(2, 7)]);
    expect(types).toEqual([{ type: 'administrative', reported: 18, approved: 16 }]);
    expect(units).toEqual(['u-test-2']);
  });

  it('show units whose differences cancel out in the sum', () => {
    const { types, units } = mandateDifferences([withMandate(1, 10), withMandate(2, 8)]);
    expect({ types, units }).toEqual({ types: [], units: ['u-test-1', 'u-test-2'] });
  });

  it('leave out, and name, units without a mandate', () => {
    expect(mandateDifferences([unitOf(figures, 3), withMandate(1, 9)])).toMatchObject({
      without: ['u-test-3'],
      types: [],
    });
  });
});
