import { describe, expect, expectTypeOf, it } from 'vitest';
import { formatDate, formatDays, formatInstant, formatNumber, formatPersons } from '#ui/format.ts';
import { bilingual, defineWords } from '#ui/language.ts';
import { plainText } from '#ui/plain-text.ts';
import { kitWords } from '#ui/words.ts';

describe('Words', () => {
  it('stand in both languages under the same keys, and a missing one does not compile', () => {
    const words = defineWords({
      zh: { left: (days: number) => `还剩 ${days} 天` },
      en: { left: (days: number) => `${days} left` },
    });
    expect([words.zh.left(3), words.en.left(3)]).toEqual(['还剩 3 天', '3 left']);
    expectTypeOf(words.zh.left).parameters.toEqualTypeOf<[number]>();
    // @ts-expect-error English lacks a key
    defineWords({ zh: { title: '待办' }, en: {} });
    // @ts-expect-error English takes another parameter
    defineWords({ zh: { left: (days: number) => `${days}` }, en: { left: (name: string) => name } });
    expect(Object.keys(kitWords.en)).toEqual(Object.keys(kitWords.zh));
  });

  it('of a text in both languages are its halves', () => {
    expect(bilingual('姓名 · Name')).toEqual({ zh: '姓名', en: 'Name' });
    expect(bilingual('GB 32100')).toEqual({ zh: 'GB 32100', en: 'GB 32100' });
  });
});

describe('Figures and days', () => {
  it('are written as people write them', () => {
    expect(formatDate('2026-11-23', 'zh')).toBe('2026年11月23日(周一)');
    expect(formatDate('2026-11-23', 'en')).toBe('Mon 23 November 2026');
    expect(formatNumber(11137, 'zh')).toBe('11,137');
    expect([formatPersons(12, 'zh'), formatPersons(1, 'en')]).toEqual(['12 名', '1 person']);
    expect([formatDays(3, 'zh'), formatDays(3, 'en')]).toEqual(['3 天', '3 days']);
  });

  it('go by the clock of China', () => {
    expect(formatInstant('2026-11-23T16:30:00Z', 'zh')).toBe('2026年11月24日(周二) 00:30');
    expect(formatInstant('2026-11-23T01:05:00Z', 'en')).toBe('Mon 23 November 2026 09:05');
  });
});

it('A text in a title loses the marks that would turn what follows, and nothing else', () => {
  expect(plainText('张\u202eevil\u2066三\u0007 𬱖👨‍👩‍👧')).toBe('张evil三 𬱖👨‍👩‍👧');
});
