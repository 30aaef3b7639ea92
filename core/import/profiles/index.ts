import type { Profile } from '#core/import/facts.ts';
import type { ProfileId } from '#core/import/profile-ids.ts';
import { hezeUnits } from '#core/import/profiles/heze-units.ts';
import { sunshine } from '#core/import/profiles/sunshine.ts';
import { ukOrganograms } from '#core/import/profiles/uk-organograms.ts';

/** Every layout that can be imported, by the id a request names. */
export const profiles: Readonly<Record<ProfileId, Profile>> = {
  sunshine,
  'heze-units': hezeUnits,
  'uk-organograms': ukOrganograms,
};
