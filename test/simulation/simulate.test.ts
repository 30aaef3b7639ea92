import { describe, expect, it } from 'vitest';
import { isSound, simulate } from './simulate.ts';

describe('A province through a year of changes and faults', () => {
  it.each([1, 2])('ends with every digest equal, told again and acknowledged, by seed %i', async (seed) => {
    const { verdicts, faults, changes } = await simulate({ seed, counties: 3, staff: 120, days: 365 });
    expect(verdicts.filter((verdict) => !isSound(verdict))).toEqual([]);
    expect(changes).toBeGreaterThan(1_000);
    const never = Object.entries(faults).flatMap(([name, count]) => (count === 0 ? [name] : []));
    expect(never).toEqual(['wronglyKept']);
  });
});
