import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { establishmentType } from '#core/codes/lists.ts';
import { examine } from '#core/examination/findings.ts';
import type { ReleaseDocument } from '#core/model.ts';
import { clean, mandateOf, submission } from '#test/examination/clean.ts';
import { planted } from '#test/examination/planted.ts';
import { people } from '#test/support/county.ts';

const number = '测编发〔2025〕1号';

/** A unit of any size and any spare posts, without a fault. */
const anyClean = fc
  .record({
    persons: fc.integer({ min: 1, max: 40 }),
    spare: fc.nat(5),
    apart: fc.nat(3),
    deputies: fc.nat(3),
    divisions: fc.uniqueArray(fc.constantFrom('办公室', '财务股', '人事股', '业务股')),
  })
  .map(({ persons, spare, apart, deputies, divisions }): ReleaseDocument => {
    const document = clean({
      staff: people(persons),
      grants: [{ type: 'administrative', posts: persons + spare, document: number, from: '2025-01-01' }],
      strength: [{ type: 'administrative', inPost: persons, listedApart: Math.min(persons, apart) }],
      leadership: [
        { post: 'chief', posts: 1, inPost: 1, document: number },
        { post: 'deputy', posts: 3, inPost: Math.min(deputies, persons - 1), document: number },
      ],
    });
    return { ...document, unit: { ...document.unit, internalUnits: divisions } };
  });

/** Any figures at all, most of them wrong. */
const anyFigures = fc.uniqueArray(
  fc.record({
    type: fc.constantFrom(...establishmentType.items.map((i) => i.code)),
    posts: fc.integer({ min: -3, max: 12 }),
    inPost: fc.nat(12),
    listedApart: fc.nat(12),
  }),
  { selector: (f) => f.type },
);

describe('Whatever a unit hands in', () => {
  it('is without a finding when it agrees with its mandate', () => {
    fc.assert(
      fc.property(anyClean, (document) => {
        expect(examine(submission(document))).toEqual([]);
      }),
    );
  });

  it('is over strength by exactly the persons net of those listed apart beyond the posts', () => {
    fc.assert(
      fc.property(anyFigures, (figures) => {
        const document = clean({
          grants: figures.map(({ type, posts }) => ({ type, posts, document: number })),
          strength: figures.map(({ type, inPost, listedApart }) => ({ type, inPost, listedApart })),
        });
        const found = examine(submission(document)).filter((f) => f.rule === 'overStrength');
        const over = figures.filter((f) => f.inPost - f.listedApart > f.posts).map((f) => `overStrength/${f.type}`);
        expect(found.map((f) => f.key)).toEqual(over.sort());
      }),
    );
  });

  it('is examined alike whatever the order of its records', () => {
    const inputs = Object.values(planted).map((p) => p.input);
    fc.assert(
      fc.property(fc.constantFrom(...inputs), fc.infiniteStream(fc.nat()), (input, numbers) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((item) => [numbers.next().value, item] as const)
            .sort(([a], [b]) => a - b)
            .map(([, item]) => item);
        const { document } = input;
        const other = {
          ...document,
          grants: shuffled(document.grants),
          strength: shuffled(document.strength),
          leadership: shuffled(document.leadership),
          staff: shuffled(document.staff),
          documents: shuffled(document.documents),
        };
        expect(examine({ ...input, document: other })).toEqual(examine(input));
      }),
    );
  });

  it('never has two findings under one key', () => {
    fc.assert(
      fc.property(anyFigures, anyClean, (figures, base) => {
        const document = clean({
          grants: figures.map(({ type, posts }) => ({ type, posts })),
          strength: figures.map(({ type, inPost, listedApart }) => ({ type, inPost, listedApart })),
        });
        const keys = examine(submission(document, { base, mandate: mandateOf(base) })).map((f) => f.key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
