import type { ConfirmationEvent } from '#core/confirmation.ts';
import type { Instant, JurisdictionCode, UnitId } from '#core/model.ts';
import type { Person, PersonId } from '#core/people.ts';
import type { RegistrationEvent } from '#core/registration-change.ts';
import type { BatchEvent } from '#core/workflow/batch.ts';
import type { CheckBackEvent } from '#core/workflow/check-back.ts';
import { actingName, type PersonActing, type State, type SubmissionEvent } from '#core/workflow/model.ts';
import type { TakedownEvent } from '#core/workflow/takedown.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import type { MeetingEvent } from '#functions/workflow/meetings.ts';
import { unitsIn } from '#functions/workflow/register.ts';
import { type HistoryName, type Recorded, recordKey } from '#store/histories.ts';

/** Everything that can have been done to what is kept with a history of its own. */
export type ActKind =
  | (
      | SubmissionEvent
      | BatchEvent
      | CheckBackEvent
      | ConfirmationEvent
      | MeetingEvent
      | RegistrationEvent
      | TakedownEvent
    )['kind']
  | 'recorded';

type Doer = { name: string } | 'public' | 'system';

/** One act: who did what to what, and when. */
export type AuditRecord = {
  /** In the order of time, the same for whoever looks. */
  key: string;
  at: Instant;
  who: Doer;
  /** Kind and id of what it was done to. */
  thing: HistoryName;
  act: ActKind;
  /** State that it led to, of a submission. */
  state: State | null;
};

/** What an audit is about. */
export type AuditSubject =
  | { kind: 'person'; id: PersonId; name: string }
  | { kind: 'unit'; id: UnitId; name: string }
  | { kind: 'thing'; id: HistoryName; name: string };

export type Audit = { subjects: readonly AuditSubject[]; records: readonly AuditRecord[]; next: string | null };

/** Records of one page. */
const PAGE = 50;

/**
 * 办理记录 of whatever is called so: a person by name or account, a unit by name or id, anything else by its id; newest first, those
 * before a key where one is given. Several of one name are answered without records, to choose from. Nothing of another county is
 * found. Throws `NotAllowed`.
 */
export async function auditOf(
  w: Workflow,
  person: Person,
  jurisdiction: JurisdictionCode,
  asked: string,
  before?: string,
): Promise<Audit> {
  actorFor(person, 'viewAudit', { jurisdiction });
  const subjects = asked === '' ? [] : await subjectsCalled(w, jurisdiction, asked);
  const [subject] = subjects;
  if (!subject || subjects.length > 1) return { subjects, records: [], next: null };
  const found = await recordsOf(w, jurisdiction, subject, before);
  const records = found.slice(0, PAGE);
  return { subjects, records, next: found.length > PAGE ? (records.at(-1)?.key ?? null) : null };
}

async function subjectsCalled(w: Workflow, jurisdiction: JurisdictionCode, asked: string): Promise<AuditSubject[]> {
  const isCalled = ({ id, name }: { id: string; name: string }) => id === asked || name === asked;
  const [people, units, things] = await Promise.all([
    w.people.inJurisdiction(jurisdiction),
    unitsIn(w, jurisdiction),
    thingsCalled(w, jurisdiction, asked),
  ]);
  return [
    ...people.filter(isCalled).map(({ id, name }) => ({ kind: 'person' as const, id, name })),
    ...units.filter(isCalled).map(({ id, name }) => ({ kind: 'unit' as const, id, name })),
    ...things,
  ];
}

type Thing = { jurisdiction: JurisdictionCode; unitName?: string; title?: string };

/** What has its own address on the console: ids are minted and never the same for two kinds. */
async function thingsCalled(w: Workflow, jurisdiction: JurisdictionCode, id: string): Promise<AuditSubject[]> {
  const names = (['submission', 'batch', 'meeting', 'takedown', 'checkback'] as const).map(
    (kind) => `${kind}#${id}` as const,
  );
  const found = await Promise.all(names.map(async (name) => ({ name, state: await w.histories.get<Thing>(name) })));
  return found.flatMap(({ name, state }) =>
    state?.jurisdiction === jurisdiction
      ? [{ kind: 'thing' as const, id: name, name: state.unitName ?? state.title ?? id }]
      : [],
  );
}

/** One more than a page, so that whoever asks knows whether there are more. */
async function recordsOf(
  w: Workflow,
  jurisdiction: JurisdictionCode,
  { kind, id }: AuditSubject,
  before: string | undefined,
): Promise<AuditRecord[]> {
  if (kind === 'unit') return (await w.histories.recorded<Happened>('unit', id, PAGE + 1, before)).map(asRecord);
  const all = kind === 'thing' ? await actsOn(w, id) : await actsOfPerson(w, jurisdiction, id, before);
  return all
    .filter(({ key }) => before === undefined || key < before)
    .sort((a, b) => (a.key < b.key ? 1 : -1))
    .slice(0, PAGE + 1);
}

const actsOn = async (w: Workflow, name: HistoryName): Promise<AuditRecord[]> =>
  (await w.histories.events<Happened & { number: number }>(name)).map((event) =>
    asRecord({ key: recordKey(event.at, name, event.number), name, event }),
  );

/** Acts stand in the table of what they were done to: procedure, accounts, rules and policy documents. */
async function actsOfPerson(
  w: Workflow,
  jurisdiction: JurisdictionCode,
  id: PersonId,
  before: string | undefined,
): Promise<AuditRecord[]> {
  const [done, accounts, settings, policies] = await Promise.all([
    w.histories.recorded<Happened>('actor', id, PAGE + 1, before),
    w.people.changesBy(id, PAGE + 1, before),
    w.settings.versions(jurisdiction),
    w.policies.versions(jurisdiction),
  ]);
  const recorded = (thing: HistoryName, number: number, { at, by }: { at: Instant; by: { name: string } }) => ({
    key: recordKey(at, thing, number),
    at,
    who: { name: by.name },
    thing,
    act: 'recorded' as const,
    state: null,
  });
  return [
    ...done.map(asRecord),
    ...accounts.map((change) => recorded(`account#${change.person.id}`, change.version, change)),
    ...settings.filter(({ by }) => by.id === id).map((v) => recorded(`setting#${v.kind}`, v.number, v)),
    ...policies.filter(({ by }) => by.id === id).map((v) => recorded(`policy#${v.id}`, v.version, v)),
  ];
}

/** What the records of all kinds have in common. */
type Happened = {
  kind?: ActKind;
  at: Instant;
  state?: State;
  by?: { kind?: string; name?: string } & Pick<PersonActing, 'for'>;
  answer?: { by: { name: string } };
};

function asRecord({ key, name: thing, event }: Recorded<Happened>): AuditRecord {
  const { kind = 'recorded', at, state = null, by, answer } = event;
  const name = (by?.name && actingName({ ...by, name: by.name })) ?? answer?.by.name;
  const who = name === undefined ? (by?.kind === 'public' ? 'public' : 'system') : { name };
  return { key, at, who, thing, act: kind, state };
}
