import { describe, expect, it } from 'vitest';
import { simulate } from './simulate.ts';

describe('A province through a year of changes and faults', () => {
  it.each([1, 2, 3])('ends with every digest equal, by seed %i', async (seed) => {
    const { verdicts, faults, changes } = await simulate({ seed, counties: 4, staff: 120, days: 365 });
    expect(verdicts.filter(({ digest, content }) => !digest || !content)).toEqual([]);
    expect(verdicts.every(({ mended }) => mended === 1)).toBe(true);
    expect(changes).toBeGreaterThan(100);
    expect(Object.entries(faults).filter(([, count]) => count === 0)).toEqual([]);
  });
});
