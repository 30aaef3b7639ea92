import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnitId, mintStaffId, mintUnitId } from '#core/ids.ts';

describe('ids', () => {
  it('are minted the same again from the same source: an id once given must stay', () => {
    expect(mintUnitId('420923', '037017000043')).toBe('u-420923-j5g6vn47gwb9');
    expect(mintStaffId('123502001549897397', '张三', 0)).toBe('s-zdtpzzh4ar7bpd');
  });

  it('are a unit’s or a person’s, short, lower case and fit for an address', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (key, ordinal) => {
        const unit = mintUnitId('420923', key);
        expect(unit).toMatch(/^u-420923-[0-9a-hjkmnp-tv-z]{12}$/);
        expect(isUnitId(unit)).toBe(true);
        expect(mintStaffId(unit, key, ordinal)).toMatch(/^s-[0-9a-hjkmnp-tv-z]{14}$/);
      }),
    );
  });

  it('differ for units of two counties, for two people of one name, and for names that run together', () => {
    const ids = [
      mintUnitId('420923', '1'),
      mintUnitId('420922', '1'),
      mintStaffId('a', 'b', 1),
      mintStaffId('a', 'b', 11),
      mintStaffId('a', 'b1', 1),
      mintStaffId('ab', '', 1),
    ];
    expect(new Set(ids.map((id) => id.split('-').at(-1))).size).toBe(ids.length);
  });

  it('do not meet among twenty thousand people', () => {
    expect(new Set(Array.from({ length: 20_000 }, (_, i) => mintStaffId('u', '李', i))).size).toBe(20_000);
  });

  it('a unit goes by its credit code or a minted id, written in one way only', () => {
    expect(isUnitId('123502001549897397')).toBe(true);
    for (const text of [
      '',
      ' 123502001549897397',
      '91350200ma2yj1xr9g',
      'u-42092-000000000000',
      'U-420923-000000000000',
    ])
      expect(isUnitId(text)).toBe(false);
    expect(isUnitId('u-420923-00000000000l')).toBe(false);
  });
});
