import { localDate } from '#core/local-date.ts';
import type { LocalDate } from '#core/model.ts';
import type { Lang } from '#ui/language.ts';

const locale: Readonly<Record<Lang, string>> = { zh: 'zh-CN', en: 'en-GB' };

const weekday = perLang((l) => new Intl.DateTimeFormat(l, { weekday: 'short', timeZone: 'UTC' }));
const clock = perLang(
  (l) => new Intl.DateTimeFormat(l, { timeStyle: 'short', hourCycle: 'h23', timeZone: 'Asia/Shanghai' }),
);
const english = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const number = perLang((l) => new Intl.NumberFormat(l));
const difference = perLang((l) => new Intl.NumberFormat(l, { signDisplay: 'exceptZero' }));

function perLang<T>(make: (locale: string) => T): Readonly<Record<Lang, T>> {
  return { zh: make(locale.zh), en: make(locale.en) };
}

/** A day as people write it: 2026年11月23日(周一), Mon 23 November 2026. */
export function formatDate(date: LocalDate, lang: Lang): string {
  const at = new Date(`${date}T00:00:00Z`);
  if (lang === 'en') return `${weekday.en.format(at)} ${english.format(at)}`;
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日(${weekday.zh.format(at)})`;
}

/** An instant in UTC as China's clocks show it: 2026年11月23日(周一) 09:05. */
export const formatInstant = (instant: string, lang: Lang): string =>
  `${formatDate(localDate(instant), lang)} ${clock[lang].format(new Date(instant))}`;

/** 11,137 */
export const formatNumber = (value: number, lang: Lang): string => number[lang].format(value);

/** +12, -3, 0 */
export const formatDifference = (value: number, lang: Lang): string => difference[lang].format(value);

/** 12 名, 12 persons */
export const formatPersons = (count: number, lang: Lang): string =>
  lang === 'zh'
    ? `${formatNumber(count, lang)} 名`
    : `${formatNumber(count, lang)} ${count === 1 ? 'person' : 'persons'}`;

/** 3 天, 3 days */
export const formatDays = (count: number, lang: Lang): string =>
  lang === 'zh' ? `${formatNumber(count, lang)} 天` : `${formatNumber(count, lang)} ${count === 1 ? 'day' : 'days'}`;
