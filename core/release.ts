import { disclosed } from '#core/catalogue.ts';
import { canonical } from '#core/digest.ts';
import type {
  DisclosureProfile,
  Document,
  Grant,
  JurisdictionCode,
  Leadership,
  RegisterDocument,
  Registration,
  ReleaseDocument,
  Staff,
  Strength,
  Unit,
} from '#core/model.ts';
import { LICENCE } from '#core/model.ts';
import { type CountyCatalogue, catalogueName, withoutNarrowed } from '#core/narrowing.ts';

/** Everything known about a unit that may be published; whether persons are named depends on the profile. */
export type UnitFile = {
  unit: Unit;
  grants: Grant[];
  strength: Strength[];
  leadership: Leadership[];
  staff: Staff[];
  documents: Document[];
};

/**
 * The release document of a unit: whitelisted field by field, in an order that does not depend on the input's, so that
 * the same facts always have the same digest. What the county's catalogue narrows is left out. Throws where two records of a
 * kind have one key: nobody could say later which of them changed.
 */
export function releaseDocument(
  jurisdiction: JurisdictionCode,
  profile: Pick<DisclosureProfile, 'roster'>,
  file: UnitFile,
  catalogue: CountyCatalogue,
): ReleaseDocument {
  const open = <T extends object>(record: string, value: T): T =>
    withoutNarrowed(record, disclosed(record, value), catalogue.narrowed);
  const staff = profile.roster === 'full' ? file.staff : file.staff.filter((s) => s.head);
  return {
    schema: 'sunshine-bianzhi/release/1',
    licence: LICENCE,
    catalogue: catalogueName(catalogue),
    jurisdiction,
    unit: open('unit', file.unit),
    grants: sorted(file.grants, (g) => `${g.type} ${g.from ?? ''} ${g.document ?? ''}`).map((g) => open('grant', g)),
    strength: sorted(file.strength, (s) => s.type).map((s) => open('strength', s)),
    leadership: sorted(file.leadership, (l) => l.post).map((l) => open('leadership', l)),
    staff: sorted(staff, (s) => s.id).map((s) => open('staff', s)),
    roster: profile.roster,
    documents: sorted(file.documents, (d) => d.number).map((d) => open('document', d)),
  };
}

/** A release document through the whitelist once more, under a catalogue. */
export const releaseUnder = (document: ReleaseDocument, catalogue: CountyCatalogue): ReleaseDocument =>
  releaseDocument(document.jurisdiction, document, document, catalogue);

/** Whether two releases say the same of a unit, whichever catalogue each was made under. */
export const saysTheSame = (one: ReleaseDocument, other: ReleaseDocument): boolean =>
  canonical({ ...one, catalogue: other.catalogue }) === canonical(other);

/** The register document of a jurisdiction: whitelisted like a release, units in the order of their ids, none twice. */
export function registerDocument(
  jurisdiction: JurisdictionCode,
  name: string,
  profile: DisclosureProfile,
  units: readonly Registration[],
): RegisterDocument {
  return {
    schema: 'sunshine-bianzhi/register/1',
    licence: LICENCE,
    jurisdiction,
    name,
    profile: profileOf(profile),
    units: sorted(units, (u) => u.id).map((u) => disclosed('unit', u)),
  };
}

function profileOf(profile: DisclosureProfile): DisclosureProfile {
  if (profile.roster === 'heads') return { roster: 'heads' };
  const { number, date } = profile.assessment;
  return { roster: 'full', decision: disclosed('document', profile.decision), assessment: { number, date } };
}

function sorted<T>(items: readonly T[], key: (item: T) => string): T[] {
  const keyed = new Map(items.map((item) => [key(item), item]));
  if (keyed.size < items.length) throw new Error(`Two records have one key among ${[...keyed.keys()].join(', ')}`);
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
