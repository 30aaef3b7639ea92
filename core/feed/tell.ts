import type { Change, RecordType } from '#core/feed/model.ts';
import { leadersOver } from '#core/figures.ts';
import type { Instant, LedgerEntry, ReleaseDocument, Roster, Staff, Unit, UnitId } from '#core/model.ts';
import type { JurisdictionRecord, Projected, Published, UnitRecord } from '#core/projection.ts';

/** What a feed says of a jurisdiction. */
export type JurisdictionData = Pick<JurisdictionRecord, 'jurisdiction' | 'name' | 'profile' | 'register'>;

/** What a feed says of a unit: where it stands, and what of it is published. */
export type UnitData = Pick<UnitRecord, 'id' | 'jurisdiction' | 'registered' | 'registration' | 'takenDown'> & {
  published:
    | (Omit<Published, 'name' | 'otherNames' | 'funding' | 'roster' | Counted> & Content & { leadersOver: number })
    | null;
};

type Counted = 'grants' | 'strength' | 'leadership';

/** The content of the release in force, without its people: each of them is a record of its own. */
type Content = { unit: Unit; roster: Roster } & Pick<ReleaseDocument, 'licence' | 'catalogue' | 'documents' | Counted>;

/** What a feed says of a person: their post in one unit. */
export type StaffData = Staff & { unit: UnitId };

/** What a feed says of a check-back: which record is doubted, and what the county answers. */
export type CheckBackData = Pick<CheckBack, 'unit' | 'record' | 'by' | 'doubt' | 'due' | 'outcome' | 'answer'> & {
  raised: Instant;
  answered: Instant | null;
};
type CheckBack = Extract<LedgerEntry, { kind: 'checkBack' }>;

/** A person's record is named by unit and person: the ids of two units have nothing to do with each other. */
export const staffRecordId = (unit: UnitId, staff: Pick<Staff, 'id'>): string => `${unit}/${staff.id}`;

/** Whether a record is of a unit: the unit itself, or one of its people. */
export const isOfUnit = (unit: UnitId, { type, id }: { type: RecordType; id: string }): boolean =>
  type === 'unit' ? id === unit : type === 'staff' && id.startsWith(`${unit}/`);

/**
 * What an entry changes in a feed, from what it changes in the public tables. `document` is the release that the entry publishes;
 * `current` is what the feed says of a unit up to now.
 */
export function changesBy(
  entry: LedgerEntry,
  { jurisdiction, units, opened, closed }: Projected,
  document: ReleaseDocument | undefined,
  current: (type: RecordType, id: string) => unknown,
): Change[] {
  const { name, profile, register } = jurisdiction;
  const told: JurisdictionData = { jurisdiction: entry.jurisdiction, name, profile, register };
  const stays = new Set(opened.map(({ unit, staff }) => staffRecordId(unit, staff)));
  return [
    ...(entry.kind === 'checkBack' ? [checkBackChange(entry, current)] : []),
    { op: 'put', type: 'jurisdiction', id: entry.jurisdiction, data: told },
    ...units.map((unit): Change => {
      const was = current('unit', unit.id) as UnitData | undefined;
      return { op: 'put', type: 'unit', id: unit.id, data: unitData(unit, document, was) };
    }),
    ...opened.map(({ unit, staff }): Change => {
      const data: StaffData = { ...staff, unit };
      return { op: 'put', type: 'staff', id: staffRecordId(unit, staff), data };
    }),
    ...closed.flatMap(({ unit, staff }): Change[] => {
      const id = staffRecordId(unit, staff);
      return stays.has(id) ? [] : [{ op: 'delete', type: 'staff', id }];
    }),
  ];
}

function checkBackChange(entry: CheckBack, current: (type: RecordType, id: string) => unknown): Change {
  const { unit, check, record, by, doubt, due, outcome, answer, at } = entry;
  const raised = (current('checkBack', check) as CheckBackData | undefined)?.raised ?? at;
  const data: CheckBackData = { unit, record, by, doubt, due, outcome, answer, raised, answered: outcome && at };
  return { op: 'put', type: 'checkBack', id: check, data };
}

function unitData(record: UnitRecord, document: ReleaseDocument | undefined, was: UnitData | undefined): UnitData {
  const { id, jurisdiction, registered, registration, takenDown, published } = record;
  return {
    id,
    jurisdiction,
    registered,
    registration,
    ...(takenDown ? { takenDown } : {}),
    published: published && { ...marksOf(published), ...contentOf(published, document, was) },
  };
}

/** What of a publication the record itself holds and the document does not. */
function marksOf(published: Published) {
  const { release, digest, at, staff, corrections, touched, flags, newestDocument } = published;
  return {
    release,
    digest,
    at,
    leadersOver: leadersOver(published),
    staff,
    corrections,
    touched,
    flags,
    newestDocument,
  };
}

function contentOf(published: Published, document: ReleaseDocument | undefined, was: UnitData | undefined): Content {
  const content = document ?? was?.published;
  if (!content) throw new Error(`Nothing is known of release ${published.release}`);
  const { licence, catalogue, unit, roster, grants, strength, leadership, documents } = content;
  return { licence, catalogue, unit, roster, grants, strength, leadership, documents };
}

/** The unit as the projection knows it, from what the feed says: without its activity, which the feed does not tell. */
export function unitRecordFrom({ published, ...unit }: UnitData): UnitRecord {
  if (!published) return { ...unit, published: null, ...unknown };
  const { unit: who, licence: _l, catalogue: _c, leadersOver: _o, documents: _d, ...rest } = published;
  const { name, otherNames, funding } = who;
  return {
    ...unit,
    published: { ...rest, name, otherNames, ...(funding ? { funding } : {}) },
    ...unknown,
  };
}

const unknown = { seq: 0, previousSeq: null, activity: {} };
