import type { JurisdictionCode, LocalDate } from '#core/model.ts';
import { type CountyFreshness, freshnessKnown } from '#core/settings/county-freshness.ts';
import type { Settings } from '#store/settings.ts';

/** What a county's freshness is judged by, as it is known on a day: today. */
export type FreshnessOf = (jurisdiction: JurisdictionCode, today: LocalDate) => Promise<CountyFreshness>;

/** Reads it once a county and a day: what is known on a day does not change on it. */
export function freshnessOver(settings: Pick<Settings, 'versions'>): FreshnessOf {
  const kept = new Map<JurisdictionCode, { day: LocalDate; freshness: Promise<CountyFreshness> }>();

  return (jurisdiction, day) => {
    const found = kept.get(jurisdiction);
    if (found?.day === day) return found.freshness;
    const freshness = settings.versions(jurisdiction, 'freshness').then((versions) => freshnessKnown(versions, day));
    kept.set(jurisdiction, { day, freshness });
    // What could not be read is not kept.
    freshness.catch(() => kept.delete(jurisdiction));
    return freshness;
  };
}
