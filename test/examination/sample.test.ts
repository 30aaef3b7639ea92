import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from '#core/digest.ts';
import { examinationLines } from '#core/examination/lines.ts';
import { examinationPolicies } from '#core/examination/policy.ts';
import { coverage, drawSample, sampleFrame } from '#core/examination/sample.ts';
import { clean, TODAY } from '#test/examination/clean.ts';
import { people } from '#test/support/county.ts';

const [policy] = examinationPolicies;
const document = clean({ staff: people(120) });
const frame = sampleFrame(document, examinationLines(document, undefined, undefined, TODAY));

describe('The sample of a re-examination', () => {
  it('draws from every line and every person', () => {
    expect(frame).toContain('posts/administrative');
    expect(frame.filter((key) => key.startsWith('staff/'))).toHaveLength(120);
  });

  it('is the same for whoever draws it, in whatever order the lines come', () => {
    const seed = digestOf(document);
    expect(drawSample(seed, [...frame].reverse(), policy)).toEqual(drawSample(seed, frame, policy));
  });

  it('is another one when anything in the document is another', () => {
    const seed = digestOf(document);
    expect(drawSample(digestOf({ ...document, catalogue: 'x' }), frame, policy)).not.toEqual(
      drawSample(seed, frame, policy),
    );
  });

  it('is as large as the policy says: a tenth, at least five, at most thirty, never more than there is', () => {
    const size = (count: number) =>
      drawSample(
        'seed',
        people(count).map((p) => p.id),
        policy,
      ).length;
    expect([0, 3, 40, 120, 500].map(size)).toEqual([0, 3, 5, 12, 30]);
  });

  it('draws every line about equally often', () => {
    const drawn = new Map<string, number>();
    const keys = people(20).map((p) => p.id);
    for (let i = 0; i < 2_000; i++)
      for (const key of drawSample(`seed ${i}`, keys, policy)) drawn.set(key, (drawn.get(key) ?? 0) + 1);
    // 5 of 20 in 2,000 draws: 500 each, with a standard deviation of about 19.
    for (const key of keys) expect(Math.abs((drawn.get(key) ?? 0) - 500)).toBeLessThan(100);
  });

  it('is complete when each of its lines has a verdict that is not still pending', () => {
    const sample = ['posts/support', 'staff', 'unit/name'];
    const verdicts = { staff: { verdict: 'agrees' }, 'unit/name': { verdict: 'pending' } } as const;
    expect(coverage(verdicts, sample)).toEqual({
      done: 1,
      of: 3,
      missing: ['posts/support', 'unit/name'],
      complete: false,
    });
    const all = {
      staff: { verdict: 'agrees' },
      'unit/name': { verdict: 'differs' },
      'posts/support': { verdict: 'agrees' },
    } as const;
    expect(coverage(all, sample).complete).toBe(true);
  });

  it('takes no name of JavaScript’s own for a verdict', () => {
    fc.assert(
      fc.property(fc.constantFrom('constructor', 'toString', '__proto__'), (key) => {
        expect(coverage({}, [key]).done).toBe(0);
      }),
    );
  });
});
