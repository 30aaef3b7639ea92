import { digestOf } from '#core/digest.ts';
import type {
  Digest,
  DisclosureProfile,
  Instant,
  JurisdictionCode,
  LedgerEvent,
  LocalDate,
  RegisterDocument,
  Registration,
  ReleaseDocument,
} from '#core/model.ts';
import { wholeCatalogue } from '#core/narrowing.ts';
import { registerDocument, releaseDocument } from '#core/release.ts';
import { renamed, withheld } from '#local/seed/cases.ts';
import { daysBefore, instantOf, workingDayBefore } from '#local/seed/days.ts';
import { documentIssuer } from '#local/seed/documents.ts';
import { type Draft, draftOf, fileOf } from '#local/seed/draft.ts';
import { seededRandom } from '#local/seed/random.ts';
import { sizesOf } from '#local/seed/sizes.ts';
import { type PlannedUnit, plannedUnits } from '#local/seed/units.ts';
import { type Planned, RENAMED, RENAMED_AT, yearOf } from '#local/seed/year.ts';

export const DEMO_JURISDICTION: JurisdictionCode = '420923';
const NAME = '云梦县（演示数据）';
/** Persons published at the end of the history. */
const PERSONS = 11_137;
/** The register opens this many days before today. */
const HISTORY_DAYS = 430;
const SEED = 420_923;
/** Days before today on which the register is brought up to date after the last wave. */
const ROLLED_OUT = 295;

/** Entries that enter the ledger together, and the documents they name, to be stored first. */
export type Step = { at: Instant; documents: (RegisterDocument | ReleaseDocument)[]; events: LedgerEvent[] };

/** The last day of a history that opened on a day: one begun yesterday goes on as yesterday's. */
export const lastDayOf = (opened: LocalDate): LocalDate => daysBefore(opened, -HISTORY_DAYS);

/**
 * The invented county at the size of the report: 398 units, 379 of them published, 11,137 persons, and how it came to
 * be so, in the order of time. A pure function of the day it ends on.
 */
export function demoCounty(today: LocalDate): Step[] {
  const random = seededRandom(SEED);
  const units = plannedUnits(DEMO_JURISDICTION);
  const published = units.filter((u) => withheld[u.name] === undefined);
  const sizes = sizesOf(random, published, PERSONS);
  const year = yearOf(random, published, today);
  const publish = publisher(sizes, year);
  const profile = profileOf(daysBefore(today, HISTORY_DAYS));

  const steps = new Map<Instant, Step>();
  const add = (day: LocalDate, time: string, document: Step['documents'][number] | undefined, event: LedgerEvent) => {
    const at = instantOf(day, time);
    const step = steps.get(at) ?? { at, documents: [], events: [] };
    if (document) step.documents.push(document);
    step.events.push(event);
    steps.set(at, step);
  };
  registers(today).forEach(({ day, time, registration }, i) => {
    const document = registerDocument(DEMO_JURISDICTION, NAME, profile, units.map(registration));
    add(day, time, document, { kind: 'register', release: i + 1, digest: digestOf(document) });
  });
  for (const planned of year) {
    const { document, event } = publish(planned);
    add(planned.day, planned.time, document, event);
  }
  return [...steps.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** The register opens, is brought up to date when the waves are through, and follows the renamed unit. */
function registers(today: LocalDate) {
  const now = (unit: PlannedUnit) => registrationOf(unit, unit.name);
  const before = (unit: PlannedUnit) => registrationOf(unit, unit.name === renamed.name ? renamed.before : unit.name);
  const opening = (unit: PlannedUnit): Registration => {
    const { withheld: _reason, ...registration } = before(unit);
    return { ...registration, stage: 'notStarted' };
  };
  return [
    { day: daysBefore(today, HISTORY_DAYS), time: '09:00', registration: opening },
    { day: workingDayBefore(today, ROLLED_OUT), time: '09:30', registration: before },
    { day: workingDayBefore(today, RENAMED), time: RENAMED_AT, registration: now },
  ];
}

/** Turns deeds, in their order, into ledger events and the documents they name. */
function publisher(sizes: ReadonlyMap<PlannedUnit, number>, year: readonly Planned[]) {
  const issue = documentIssuer();
  const drafts = new Map<PlannedUnit, Draft>();
  const newest = new Map<PlannedUnit, { release: number; digest: Digest }>();

  function draftFor(unit: PlannedUnit, day: LocalDate): Draft {
    const changes = year.flatMap(({ unit: u, deed }) => (u === unit && 'change' in deed ? [deed.change] : []));
    const growth = changes.reduce((sum, c) => sum + c.growth, 0);
    const adjusted = changes.reduce((sum, c) => sum + c.adjusted, 0);
    const random = seededRandom(SEED + Number(unit.localCode));
    return draftOf(random, unit, { size: sizes.get(unit) ?? 0, growth, adjusted }, day, issue);
  }

  return ({ unit, deed, day }: Planned): { document?: ReleaseDocument; event: LedgerEvent } => {
    const draft = drafts.get(unit) ?? draftFor(unit, day);
    drafts.set(unit, draft);
    const before = newest.get(unit);
    const release = (before?.release ?? 0) + 1;
    if ('confirm' in deed) {
      if (!before) throw new Error(`${unit.name} confirms before it has published`);
      newest.set(unit, { ...before, release });
      return { event: { kind: 'confirm', unit: unit.id, release, digest: before.digest, groups: deed.confirm } };
    }
    if ('change' in deed) deed.change.apply(draft, day, issue);
    const document = releaseDocument(DEMO_JURISDICTION, { roster: 'full' }, fileOf(draft), wholeCatalogue);
    const digest = digestOf(document);
    newest.set(unit, { release, digest });
    const reason = 'change' in deed ? deed.change.reason : 'added';
    return { document, event: { kind: 'publish', unit: unit.id, release, digest, reason } };
  };
}

function registrationOf(unit: PlannedUnit, name: string): Registration {
  const { id, localCode, kind, system, parent } = unit;
  const [reason, stage] = withheld[unit.name] ?? [];
  return {
    id,
    name,
    localCode,
    category: kind.category,
    level: kind.level,
    ...(parent ? { parent } : {}),
    system,
    stage: stage ?? 'running',
    ...(reason ? { withheld: reason } : {}),
  };
}

/** The full roster rests on a decision and its assessment; both are as invented as the county. */
function profileOf(opened: LocalDate): DisclosureProfile {
  const decided = workingDayBefore(opened, 20);
  const number = `云编发〔${decided.slice(0, 4)}〕演示1号`;
  const title = '关于公开在编人员名册的决定（演示）';
  return {
    roster: 'full',
    decision: { number, title, issuer: '中共云梦县委机构编制委员会（演示）', date: decided, effective: opened },
    assessment: { number: `演示评估〔${decided.slice(0, 4)}〕1号`, date: workingDayBefore(opened, 30) },
  };
}
