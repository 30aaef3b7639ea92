import type { Profile } from '#core/import/facts.ts';
import { hezeUnits } from '#core/import/profiles/heze-units.ts';
import { sunshine } from '#core/import/profiles/sunshine.ts';
import { ukOrganograms } from '#core/import/profiles/uk-organograms.ts';

/** Every layout that can be imported, by the id a request names. */
export const profiles = {
  sunshine,
  'heze-units': hezeUnits,
  'uk-organograms': ukOrganograms,
} as const satisfies Record<string, Profile>;

export type ProfileId = keyof typeof profiles;
export const profileIds = Object.keys(profiles) as [ProfileId, ...ProfileId[]];
