import { localDate } from '#core/local-date.ts';
import type { Instant, LocalDate } from '#core/model.ts';
import type { Lang } from '#ui/language.ts';

/** Days, counted from 1, that something has been in one place: 第 N 天. */
export const dayNumber = (since: Instant, day: LocalDate): number =>
  Math.round((Date.parse(day) - Date.parse(localDate(since))) / 86_400_000) + 1;

export function formatWaiting(since: Instant, day: LocalDate, lang: Lang): string {
  const n = dayNumber(since, day);
  return lang === 'zh' ? `第 ${n} 天` : `day ${n}`;
}
