import { localDate } from '#core/calendar.ts';
import { diffReleases } from '#core/diff.ts';
import { canonical } from '#core/digest.ts';
import type { Flag, Touched } from '#core/freshness.ts';
import { entryDigest } from '#core/ledger.ts';
import type {
  Digest,
  FieldGroup,
  Instant,
  JurisdictionCode,
  LedgerEntry,
  LocalDate,
  RegisterDocument,
  Registration,
  ReleaseDocument,
  Roster,
  Staff,
  UnitId,
} from '#core/model.ts';
import { staffDelta } from '#core/staff-delta.ts';
import { addActivity, liveFlags, touchedBy } from '#core/timeliness.ts';
import { stubOf, type TakedownStub, type Withdrawal, withdrawalBy } from '#core/withdrawal.ts';

/** What the public sees of a jurisdiction after entry `seq`. */
export type JurisdictionRecord = {
  jurisdiction: JurisdictionCode;
  name: string;
  seq: number;
  at: Instant;
  /** Digest of entry `seq`. */
  entry: Digest;
  register: { release: number; digest: Digest };
  profile: RegisterDocument['profile'];
  /** What has been taken down, in the order of the ledger; absent while nothing has. */
  withdrawn?: Withdrawal[];
};

/** What the public sees of a unit after entry `seq`; `previousSeq` leads back to what it saw before. */
export type UnitRecord = {
  id: UnitId;
  jurisdiction: JurisdictionCode;
  seq: number;
  previousSeq: number | null;
  /** False once the register no longer lists it; its id and history stay. */
  registered: boolean;
  registration: Registration;
  published: Published | null;
  /** Why nothing is published any more; a later release takes it away. */
  takenDown?: TakedownStub;
  /** Records changed, by day, over the last year and a month: what batch publishing is detected from. */
  activity: Record<LocalDate, number>;
};

export type Published = {
  /** Number of the release in force; a confirmation is a release whose document did not change. */
  release: number;
  digest: Digest;
  at: Instant;
  name: string;
  otherNames: string[];
  funding?: ReleaseDocument['unit']['funding'];
  /** What figures are counted from, on the day they are read: a grant may take effect later than it is published. */
  grants: ReleaseDocument['grants'];
  strength: ReleaseDocument['strength'];
  leadership: ReleaseDocument['leadership'];
  roster: Roster;
  staff: number;
  /** 更正: releases made to correct an earlier one. */
  corrections: number;
  touched: Record<FieldGroup, Touched>;
  flags: Partial<Record<FieldGroup, Flag>>;
  /** Newest document this release was the first to rest on; what publication lag is counted from. */
  newestDocument: { number: string; date: LocalDate } | null;
};

/** A person's occupancy as it stood from entry `from` until (and without) entry `until`. */
export type StaffRecord = {
  jurisdiction: JurisdictionCode;
  unit: UnitId;
  unitName: string;
  staff: Staff;
  from: number;
};

/** What one entry changes in the read models. */
export type Projected = {
  jurisdiction: JurisdictionRecord;
  units: UnitRecord[];
  opened: StaffRecord[];
  /** Rows that end with this entry, named by person: the row in force before the entry is the one meant. */
  closed: { unit: UnitId; staff: Staff }[];
};

/** What an entry needs to be applied: the state it follows and the documents it and its predecessor name. */
export type Inputs = {
  jurisdiction: JurisdictionRecord | undefined;
  unit: (id: UnitId) => UnitRecord | undefined;
  register?: { document: RegisterDocument; previous: RegisterDocument | undefined };
  release?: { document: ReleaseDocument; previous: ReleaseDocument | undefined };
  /** The document in force, for a takedown that withdraws it. */
  standing?: ReleaseDocument | undefined;
};

/** Applies one entry. Pure: the same entry over the same state gives the same records, byte for byte. */
export function applyEntry(entry: LedgerEntry, inputs: Inputs): Projected {
  switch (entry.kind) {
    case 'register':
      return applyRegister(entry, inputs);
    case 'publish':
      return applyPublish(entry, inputs);
    case 'confirm':
    case 'flag':
      return applyMark(entry, inputs);
    case 'checkBack':
      // Told by the feed alone: no table shows it.
      return { jurisdiction: advance(entry, inputs.jurisdiction), units: [], opened: [], closed: [] };
    case 'takeDown':
      return applyTakeDown(entry, inputs);
  }
}

type Of<K extends LedgerEntry['kind']> = Extract<LedgerEntry, { kind: K }>;

function applyRegister(entry: Of<'register'>, { jurisdiction, register, unit }: Inputs): Projected {
  if (!register) throw new Error(`Entry ${entry.seq} registers without its document`);
  const { document, previous } = register;
  const before = new Map(previous?.units.map((u) => [u.id, u]));
  const units: UnitRecord[] = [];
  for (const registration of document.units) {
    const was = before.get(registration.id);
    before.delete(registration.id);
    if (was && canonical(was) === canonical(registration)) continue;
    units.push(follow(entry, registration, unit(registration.id), { registered: true }));
  }
  for (const registration of before.values())
    units.push(follow(entry, registration, unit(registration.id), { registered: false }));
  const { name, profile } = document;
  return {
    jurisdiction: head(entry, {
      name,
      profile,
      register: { release: entry.release, digest: entry.digest },
      ...withdrawnIn(jurisdiction?.withdrawn),
    }),
    units,
    opened: [],
    closed: [],
  };
}

function applyPublish(entry: Of<'publish'>, { jurisdiction, unit, release }: Inputs): Projected {
  if (!release) throw new Error(`Entry ${entry.seq} publishes without its document`);
  const { document, previous } = release;
  const was = unit(entry.unit);
  if (!was) throw new Error(`Entry ${entry.seq} publishes a unit that no register has listed: ${entry.unit}`);
  const changes = diffReleases(previous, document);
  const day = localDate(entry.at);
  const known = new Set(previous?.documents.map((d) => d.number));
  const newest = document.documents
    .flatMap((d) => (d.date && !known.has(d.number) ? [{ number: d.number, date: d.date }] : []))
    .reduce<Published['newestDocument']>((max, d) => (max && max.date >= d.date ? max : d), null);
  const published: Published = {
    release: entry.release,
    digest: entry.digest,
    at: entry.at,
    name: document.unit.name,
    otherNames: document.unit.otherNames,
    ...(document.unit.funding ? { funding: document.unit.funding } : {}),
    grants: document.grants,
    strength: document.strength,
    leadership: document.leadership,
    roster: document.roster,
    staff: document.staff.length,
    corrections: correctionsOf(was) + (entry.reason === 'correction' ? 1 : 0),
    touched: touchedBy(changes, entry.at, was.published?.touched),
    flags: was.published?.flags ?? {},
    newestDocument: newest,
  };
  published.flags = liveFlags(published);
  // A first publication is not an update: counting it would make every newcomer look like a batch publisher.
  const activity = addActivity(was.activity, day, previous ? changes.length : 0);
  const { takenDown: _over, ...record } = follow(entry, was.registration, was, { published, activity });
  return { jurisdiction: advance(entry, jurisdiction), units: [record], ...staffDelta(entry, document, previous) };
}

function applyMark(entry: Of<'confirm'> | Of<'flag'>, { jurisdiction, unit }: Inputs): Projected {
  const was = unit(entry.unit);
  // A sweep or a confirmation may come in the moment after a takedown: it marks what is gone.
  if (was?.takenDown && !was.published)
    return {
      jurisdiction: advance(entry, jurisdiction),
      units: [follow(entry, was.registration, was, {})],
      opened: [],
      closed: [],
    };
  if (!was?.published) throw new Error(`Entry ${entry.seq} marks a unit that has published nothing: ${entry.unit}`);
  const published: Published = { ...was.published };
  if (entry.kind === 'confirm') {
    published.release = entry.release;
    published.at = entry.at;
    published.touched = { ...published.touched };
    for (const group of entry.groups) published.touched[group] = { ...published.touched[group], confirmedAt: entry.at };
    published.flags = liveFlags(published);
  } else {
    const flag: Flag = { state: entry.state, since: entry.since, at: entry.at };
    const standing = published.flags[entry.group];
    // Of two sweeps, the one with the older clock may come second: it does not make a flag milder.
    const milder = standing?.state === 'veryStale' && standing.since === flag.since;
    if (!milder) published.flags = liveFlags({ ...published, flags: { ...published.flags, [entry.group]: flag } });
  }
  const record = follow(entry, was.registration, was, { published });
  return { jurisdiction: advance(entry, jurisdiction), units: [record], opened: [], closed: [] };
}

function applyTakeDown(entry: Of<'takeDown'>, { jurisdiction, unit, standing }: Inputs): Projected {
  const was = unit(entry.unit);
  if (!was) throw new Error(`Entry ${entry.seq} takes down a unit that no register has listed: ${entry.unit}`);
  const withdrawal = withdrawalBy(entry);
  const inForce = was.published !== null && entry.digests.includes(was.published.digest);
  if (inForce && !standing) throw new Error(`Entry ${entry.seq} takes down without the document in force`);
  const corrections = correctionsOf(was);
  const stub = { ...stubOf(withdrawal), ...(corrections > 0 ? { corrections } : {}) };
  return {
    jurisdiction: {
      ...advance(entry, jurisdiction),
      withdrawn: [...(jurisdiction?.withdrawn ?? []), withdrawal],
    },
    units: [follow(entry, was.registration, was, inForce ? { published: null, takenDown: stub } : {})],
    opened: [],
    closed: inForce ? (standing?.staff ?? []).map((staff) => ({ unit: entry.unit, staff })) : [],
  };
}

/** 更正 so far, also over a takedown. */
const correctionsOf = ({ published, takenDown }: UnitRecord): number =>
  published?.corrections ?? takenDown?.corrections ?? 0;

const withdrawnIn = (withdrawn: Withdrawal[] | undefined): Pick<JurisdictionRecord, 'withdrawn'> =>
  withdrawn && withdrawn.length > 0 ? { withdrawn } : {};

function follow(
  entry: LedgerEntry,
  registration: Registration,
  was: UnitRecord | undefined,
  change: Partial<UnitRecord>,
): UnitRecord {
  return {
    id: registration.id,
    jurisdiction: entry.jurisdiction,
    registered: was?.registered ?? true,
    published: was?.published ?? null,
    activity: was?.activity ?? {},
    ...(was?.takenDown ? { takenDown: was.takenDown } : {}),
    ...change,
    registration,
    seq: entry.seq,
    previousSeq: was?.seq ?? null,
  };
}

type HeadParts = Pick<JurisdictionRecord, 'name' | 'profile' | 'register' | 'withdrawn'>;

const head = (entry: LedgerEntry, parts: HeadParts): JurisdictionRecord => ({
  jurisdiction: entry.jurisdiction,
  seq: entry.seq,
  at: entry.at,
  entry: entryDigest(entry),
  name: parts.name,
  profile: parts.profile,
  register: parts.register,
  ...withdrawnIn(parts.withdrawn),
});

function advance(entry: LedgerEntry, jurisdiction: JurisdictionRecord | undefined): JurisdictionRecord {
  if (!jurisdiction) throw new Error(`Entry ${entry.seq} stands before any register of ${entry.jurisdiction}`);
  return head(entry, jurisdiction);
}
