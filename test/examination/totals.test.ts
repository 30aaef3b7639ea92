import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BatchUnit,
  counted,
  countyTotals,
  mandateDifferences,
  totalsDigest,
  unitTotals,
} from '#core/examination/totals.ts';
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

/** Totals of a batch by itself, and its digest while the county has published nothing. */
const totalsOf = (batch: readonly BatchUnit[]) => unitTotals(batch.map(counted), TODAY);
const digestOf = (batch: readonly BatchUnit[], published: readonly BatchUnit[] = []) =>
  totalsDigest({ totals: totalsOf(batch), county: countyTotals(published.map(counted), batch.map(counted), TODAY) });

const sum = (list: readonly Numbers[], of: (n: Numbers) => number) => list.reduce((all, n) => all + of(n), 0);

describe('The totals of a batch', () => {
  it('equal the sums of its units, in any order, and so does their digest', () => {
    fc.assert(
      fc.property(fc.array(anyUnit, { minLength: 1, maxLength: 8 }), (numbers) => {
        const batch = numbers.map(unitOf);
        const totals = totalsOf(batch);
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
        expect(digestOf([...batch].reverse())).toBe(digestOf(batch));
      }),
    );
  });

  it('are nothing for an empty batch', () => {
    expect(totalsOf([])).toMatchObject({ units: 0, types: [], leadership: [], staff: 0 });
  });

  it('count no unit twice', () => {
    const one = unitOf({ posts: 1, support: 0, persons: 1, apart: 0, deputies: 0 }, 1);
    expect(() => totalsOf([one, one])).toThrow('twice');
  });

  it('have another digest when one figure is another', () => {
    const figures = { posts: 9, support: 1, persons: 3, apart: 0, deputies: 1 };
    const digest = (posts: number) => digestOf([unitOf({ ...figures, posts }, 1)]);
    expect(digest(10)).not.toBe(digest(9));
  });
});

describe('The totals of the county', () => {
  const figures = { posts: 9, support: 1, persons: 3, apart: 0, deputies: 1 };
  const standing = [1, 2, 3].map((n) => unitOf(figures, n));
  const changed = unitOf({ ...figures, posts: 12, deputies: 3 }, 2);
  const first = unitOf(figures, 4);

  it('with a batch are what they would be if its units had published as they stand in it, and all others as before', () => {
    const { published, withBatch } = countyTotals(standing.map(counted), [changed, first].map(counted), TODAY);
    expect(published).toEqual(totalsOf(standing));
    expect(withBatch).toEqual(totalsOf([unitOf(figures, 1), changed, unitOf(figures, 3), first]));
    expect([withBatch.units, withBatch.all.establishment]).toEqual([4, 43]);
  });

  it('are confirmed with the batch: when another unit publishes something else, the digest is another', () => {
    const elsewhere = [...standing.slice(0, 2), unitOf({ ...figures, persons: 4 }, 3)];
    expect(digestOf([changed], elsewhere)).not.toBe(digestOf([changed], standing));
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
