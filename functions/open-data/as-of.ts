import { localDate } from '#core/calendar.ts';
import type { Instant, JurisdictionCode, LocalDate } from '#core/model.ts';
import { invalid, notFound } from '#functions/http/problem.ts';
import type { Ledger } from '#store/ledger.ts';
import { lastThatHolds } from './search-in-halves.ts';

export type Moment = { seq: number; day: LocalDate };

/** China's day ends at 16:00 UTC. */
const endOfDay = (day: LocalDate): Instant => `${day}T15:59:59.999Z`;

/** The last entry at or before a date's end in China, or an instant. */
export async function momentOf(
  ledger: Pick<Ledger, 'get'>,
  j: JurisdictionCode,
  asOf: string,
  newest: number,
  now: Instant,
): Promise<Moment> {
  const until = Date.parse(asOf.length === 10 ? endOfDay(asOf) : asOf);
  if (until > Date.parse(endOfDay(localDate(now))))
    throw invalid([{ in: 'query', name: 'asOf', message: '不能晚于今天 · Not after today', value: asOf }]);
  // Entries are numbered without gap and their times never run backwards.
  const seq = await lastThatHolds(newest, async (n) => {
    const entry = await ledger.get(j, n);
    return entry !== undefined && Date.parse(entry.at) <= until;
  });
  if (seq === 0) throw notFound(`${asOf} 时尚未公开任何信息 · Nothing was published yet at ${asOf}`);
  return { seq, day: localDate(new Date(until).toISOString()) };
}
