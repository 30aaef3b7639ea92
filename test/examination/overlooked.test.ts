import { describe, expect, it } from 'vitest';
import { overlookedUnits } from '#core/examination/overlooked.ts';
import { freshnessPolicies } from '#core/freshness-policy.ts';
import { fieldGroups, type Instant, type Registration } from '#core/model.ts';
import type { Published, UnitRecord } from '#core/projection.ts';
import { TODAY } from '#test/examination/clean.ts';
import { registration } from '#test/support/county.ts';

const record = (n: number, more: Partial<UnitRecord> = {}, of: Partial<Registration> = {}): UnitRecord => ({
  id: registration(n).id,
  jurisdiction: '420923',
  seq: n,
  previousSeq: null,
  registered: true,
  registration: registration(n, of),
  published: null,
  activity: {},
  ...more,
});

const publishedAt = (at: Instant): Pick<UnitRecord, 'published'> => {
  const touched = Object.fromEntries(fieldGroups.map((group) => [group, { changedAt: at }]));
  return { published: { touched } as Published };
};
const stub = { seq: 9, at: '2026-11-01T01:00:00.000Z', reason: 'error' } as unknown as NonNullable<
  UnitRecord['takenDown']
>;

describe('Units that are overlooked', () => {
  it('are those in running that never published, whose release was taken down, or that are overdue, the longest first', () => {
    const units = [
      record(1, publishedAt('2026-11-20T01:00:00.000Z')),
      record(2, publishedAt('2024-06-03T01:00:00.000Z')),
      record(3, publishedAt('2023-06-05T01:00:00.000Z')),
      record(4, { takenDown: stub }),
      record(5),
    ];
    const found = overlookedUnits(units, TODAY, freshnessPolicies);
    expect(found.map(({ unitName, why }) => [unitName, why])).toEqual([
      ['测试单位5', 'unpublished'],
      ['测试单位4', 'takenDown'],
      ['测试单位3', 'overdue'],
      ['测试单位2', 'overdue'],
    ]);
    const dues = found.flatMap((u) => (u.why === 'overdue' ? u.due : []));
    expect(dues).toEqual([...dues].sort());
    expect(dues.every((due) => due < TODAY)).toBe(true);
  });

  it('are not those that need not publish: not begun or a pilot, exempt by law, or on the register no longer', () => {
    const units = [
      record(1, {}, { stage: 'notStarted' }),
      record(2, {}, { stage: 'pilot' }),
      record(3, {}, { withheld: 'exempt' }),
      record(4, { registered: false }),
      record(5, {}, { withheld: 'late' }),
    ];
    expect(overlookedUnits(units, TODAY, freshnessPolicies).map((u) => u.unitName)).toEqual(['测试单位5']);
  });
});
