import { catalogue, disclosureClasses, fieldLabel } from '#core/catalogue.ts';
import type { Label } from '#core/codes/code-list.ts';
import type { Document, Registration, ReleaseDocument, Staff, Unit } from '#core/model.ts';

/** What a county may class a public field as instead (政府信息公开条例 27; 个人信息保护法 5, 6). */
export const narrowerClasses = ['onRequest', 'internal'] as const;
export type NarrowerClass = (typeof narrowerClasses)[number];

type Optional<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? K : never }[keyof T] & string;

/** Fields of a release that its schema lets be absent. What the register publishes of a unit is public before any release. */
type Dispensable =
  | `unit.${Exclude<Optional<Unit>, keyof Registration>}`
  | `document.${Exclude<Optional<Document>, 'date'>}`
  | `staff.${Optional<Staff>}`;

/**
 * Fields that a county may narrow: those a release is whole without. No id, name, type, status or figure; nothing that a national
 * regulation has published (office address and hours, telephone, duties, posts and what granted them); not the date of a
 * document, by which it is judged whether publication came in time.
 */
export const narrowableFields = [
  'unit.funding',
  'document.issuer',
  'document.effective',
  'staff.sex',
  'staff.department',
  'staff.post',
  'staff.level',
  'staff.since',
] as const satisfies readonly Dispensable[];
export type NarrowableField = (typeof narrowableFields)[number];

export type Narrowed = Readonly<Partial<Record<NarrowableField, NarrowerClass>>>;

/**
 * 公开目录 of a county on a day: the system's, with what the county has narrowed. A narrowing counts for what is published from
 * its first day on. What stands published stays as it was until the unit's next release: nothing published is changed in silence,
 * and what must go at once is taken down.
 */
export type CountyCatalogue = { version: string; narrowed: Narrowed };

/** As the system ships it: nothing narrowed. */
export const wholeCatalogue: CountyCatalogue = { version: catalogue.version, narrowed: {} };

/** How a release document names the catalogue that it was made under: the system's version, and the county's where it has one. */
export const catalogueName = ({ version }: Pick<CountyCatalogue, 'version'>): string =>
  version === catalogue.version ? version : `${catalogue.version}/${version}`;

export const isNarrowed = (field: string, narrowed: Narrowed): field is NarrowableField => field in narrowed;

/** A record without the fields that the county has narrowed; `record` is its name in the catalogue. */
export function withoutNarrowed<T extends object>(record: string, value: T, narrowed: Narrowed): T {
  const open = Object.entries(value).filter(([field]) => !isNarrowed(`${record}.${field}`, narrowed));
  return Object.fromEntries(open) as T;
}

/** Narrowed fields that a document, or what it is to be made of, still holds. */
export function narrowedIn(
  { unit, documents, staff }: Pick<ReleaseDocument, 'unit' | 'documents' | 'staff'>,
  narrowed: Narrowed,
): NarrowableField[] {
  const records: Readonly<Record<string, readonly object[]>> = { unit: [unit], document: documents, staff };
  return narrowableFields.filter((id) => {
    const [record = '', field = ''] = id.split('.');
    return isNarrowed(id, narrowed) && records[record]?.some((one) => one[field as keyof typeof one] !== undefined);
  });
}

/** That a county does not publish a field: its class, the version of its catalogue, and what that rests on. */
export function narrowedWords(
  field: NarrowableField,
  { version, narrowed, basis }: CountyCatalogue & { basis: Label },
): Label {
  const label = fieldLabel(field);
  const to = disclosureClasses[narrowed[field] ?? 'public'];
  return {
    zh: `“${label.zh}”按本县公开目录（${version} 版）列为${to.zh}，不主动公开；依据${basis.zh}`,
    en: `The county’s catalogue (version ${version}) classes “${label.en}” as ${to.en}: it is not published. Basis: ${basis.en}`,
  };
}
