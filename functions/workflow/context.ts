import type { ExaminationPolicy } from '#core/examination/policy.ts';
import type { FreshnessPolicies } from '#core/freshness-policy.ts';
import type { Instant, JurisdictionCode, LocalDate, UnitId } from '#core/model.ts';
import type { Person, PersonId, Role } from '#core/people.ts';
import type { Action } from '#core/permissions.ts';
import { dutyFor, type Place, permissions } from '#core/permissions.ts';
import type { Rule } from '#core/settings/standing.ts';
import type { CalendarPolicy, ClockPolicy } from '#core/workflow/clocks.ts';
import type { WorkflowDefinition } from '#core/workflow/definition.ts';
import type { PersonActing } from '#core/workflow/model.ts';
import type { Counties } from '#functions/open-data/counties.ts';
import type { Bytes } from '#store/bytes.ts';
import type { Documents } from '#store/documents.ts';
import type { Histories } from '#store/histories.ts';
import type { Identities } from '#store/identities.ts';
import type { Inbox } from '#store/inbox.ts';
import type { Ledger } from '#store/ledger.ts';
import type { Mandates } from '#store/mandates.ts';
import type { People } from '#store/people.ts';
import type { Policies } from '#store/policies.ts';
import type { Settings } from '#store/settings.ts';
import type { SubmissionStore } from '#store/submission-store.ts';

/** The rules in force in a jurisdiction on a day, and every procedure that a running submission may go by. */
export type Rules = {
  workflow: WorkflowDefinition;
  definition: (version: string) => WorkflowDefinition;
  clocks: ClockPolicy;
  calendar: CalendarPolicy;
  examination: ExaminationPolicy;
  /** What is public of what is published on that day. */
  catalogue: Rule<'catalogue'>;
  /** Every one of them: limits are judged by the one in force on their day. */
  freshness: FreshnessPolicies;
};

/** What the use cases of the procedure stand on. Time and ids come in, so that tests can set them. */
export type Workflow = {
  submissions: SubmissionStore;
  histories: Histories;
  /** Histories of cases: they stand in a table of their own, for they hold who wrote. */
  cases: Histories;
  mandates: Mandates;
  identities: Identities;
  inbox: Inbox;
  people: People;
  ledger: Ledger;
  /** What is published. */
  documents: Documents;
  /** Units as the public sees them. */
  counties: Pick<Counties, 'head' | 'state' | 'named'>;
  /** What is not yet. */
  drafts: Documents;
  /** Files that prove what is submitted: never public. */
  evidence: Bytes;
  settings: Settings;
  policies: Policies;
  /** `procedure` is the version that a running submission goes by: `definition` of the answer knows it. */
  rulesOn: (jurisdiction: JurisdictionCode, day: LocalDate, procedure?: string) => Promise<Rules>;
  jurisdictionOf: (unit: UnitId) => Promise<JurisdictionCode | undefined>;
  /** Keyed hash of an identity number (`core/identity-mark.ts`). Only the console holds the key: elsewhere it throws. */
  markOf: (identityNumber: string) => Promise<string>;
  /** Subject whom the installation names as its administrator; empty for nobody. */
  administrator: PersonId;
  now: () => Instant;
  newId: () => string;
};

/** The person's roles do not allow an action there; says which roles would. */
export class NotAllowed extends Error {
  readonly action: Action;
  readonly roles: readonly Role[];
  readonly place: Place;
  constructor(action: Action, place: Place) {
    super(`Not allowed: ${action}`);
    this.name = 'NotAllowed';
    this.action = action;
    this.roles = permissions[action].roles;
    this.place = place;
  }
}

/** The person as an actor, in the role that allows the action. Throws `NotAllowed`. */
export function actorFor(person: Person, action: Action, place: Place): PersonActing {
  const duty = dutyFor(person, action, place);
  if (!duty) throw new NotAllowed(action, place);
  return { kind: 'person', id: person.id, name: person.name, ...duty };
}
