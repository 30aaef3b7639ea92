import { type FreshnessPolicies, type FreshnessPolicy, freshnessPolicies } from '#core/freshness-policy.ts';
import { localDate } from '#core/local-date.ts';
import type { LocalDate } from '#core/model.ts';
import { policyBy } from '#core/settings/freshness.ts';
import { type SettingVersion, versionsOf } from '#core/settings/model.ts';
import { asRule } from '#core/settings/standing.ts';

/** What the freshness of a county is judged by, and the number of its newest own version therein; 0 for none. */
export type CountyFreshness = { policies: FreshnessPolicies; newest: number };

/**
 * The policies a county goes by, as they are known on a day: the shipped ones until its own begin. A version begins on the day
 * after it was recorded or later (`versionFaults`), and is known from then on: whoever reads them on one day reads the same, and
 * what they say of that day and of all before it never changes.
 */
export function freshnessKnown(versions: readonly SettingVersion[], day: LocalDate): CountyFreshness {
  return freshnessBy(versionsOf(versions, 'freshness').filter(({ at }) => localDate(at) < day));
}

/** The same of versions given, oldest first. */
export function freshnessBy(own: readonly SettingVersion<'freshness'>[]): CountyFreshness {
  const policies = own.map((version): FreshnessPolicy => policyBy(asRule(version)));
  const [first] = policies;
  const shipped = freshnessPolicies.filter(({ from }) => !first || from < first.from);
  const [oldest = freshnessPolicies[0], ...later] = [...shipped, ...policies];
  return { policies: [oldest, ...later], newest: own.at(-1)?.number ?? 0 };
}

/** That of a county which has set nothing of its own. */
export const shippedFreshnessOnly: CountyFreshness = freshnessBy([]);
