import type { Document, LocalDate } from '#core/model.ts';
import { workingDayBefore } from '#local/seed/days.ts';

export type Issuer = (wanted: LocalDate, title: string) => Document & { date: LocalDate };

/**
 * 云编发 documents of the invented county, one a day at most, so that a year's numbers follow its days. Takes the nearest
 * working day before the wanted one that has no document yet.
 */
export function documentIssuer(): Issuer {
  const taken = new Set<LocalDate>();
  return (wanted, title) => {
    let date = workingDayBefore(wanted, 0);
    while (taken.has(date)) date = workingDayBefore(date, 1);
    taken.add(date);
    const year = date.slice(0, 4);
    const dayOfYear = (Date.parse(date) - Date.parse(`${year}-01-01`)) / 86_400_000 + 1;
    return {
      number: `云编发〔${year}〕${dayOfYear}号`,
      title,
      issuer: '中共云梦县委机构编制委员会（演示）',
      date,
      effective: date,
    };
  };
}
