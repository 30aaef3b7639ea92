import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { establishmentOn, figuresOf, leadersOver, totalsOf } from '#core/figures.ts';
import type { Grant, Strength } from '#core/model.ts';

const grant = (posts: number, from?: string): Grant => ({ type: 'administrative', posts, ...(from ? { from } : {}) });
const strength = (inPost: number, listedApart = 0): Strength => ({ type: 'administrative', inPost, listedApart });

describe('Establishment and strength', () => {
  it('does not call 109 persons over an establishment of 104 when 7 of them are listed apart (published page of 青岛)', () => {
    const figures = figuresOf(
      [grant(104), { type: 'support', posts: 34 }],
      [strength(109, 7), { type: 'support', inPost: 25, listedApart: 0 }],
      '2026-11-23',
    );
    expect(figures).toEqual([
      { type: 'administrative', establishment: 104, inPost: 109, listedApart: 7, over: 0, vacant: 2 },
      { type: 'support', establishment: 34, inPost: 25, listedApart: 0, over: 0, vacant: 9 },
    ]);
  });

  it('counts over-strength by type: a vacancy of one type does not hide it', () => {
    const figures = figuresOf(
      [grant(10), { type: 'institution', posts: 10 }],
      [strength(12), { type: 'institution', inPost: 8, listedApart: 0 }],
      '2026-11-23',
    );
    expect(totalsOf(figures)).toEqual({ establishment: 20, inPost: 20, listedApart: 0, over: 2, vacant: 2 });
  });

  it('counts a grant from the day it takes effect, and an adjustment downwards as one of its own', () => {
    const grants = [grant(20, '2024-01-01'), grant(-3, '2026-03-01')];
    expect(establishmentOn(grants, '2023-12-31').get('administrative')).toBeUndefined();
    expect(establishmentOn(grants, '2026-02-28').get('administrative')).toBe(20);
    expect(establishmentOn(grants, '2026-03-01').get('administrative')).toBe(17);
  });

  it('treats persons without any grant as over-strength', () => {
    expect(figuresOf([], [strength(3)], '2026-11-23')[0]).toMatchObject({ establishment: 0, over: 3, vacant: 0 });
  });

  it('always balances: establishment + over = persons measured + vacant', () => {
    const count = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(count, count, count, (posts, persons, apart) => {
        const [figures] = figuresOf([grant(posts)], [strength(persons + apart, apart)], '2026-11-23');
        expect((figures?.establishment ?? 0) + (figures?.over ?? 0)).toBe(persons + (figures?.vacant ?? 0));
      }),
    );
  });

  it('counts leaders over the authorised posts, kind by kind', () => {
    const leadership = [
      { post: 'chief', posts: 1, inPost: 1 },
      { post: 'deputy', posts: 3, inPost: 5 },
    ] as const;
    expect(leadersOver({ leadership: [...leadership] })).toBe(2);
  });
});
