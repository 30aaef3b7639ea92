import { localDate } from '#core/calendar.ts';
import { unitsOf } from '#core/delegation.ts';
import type { JurisdictionCode } from '#core/model.ts';
import { isListed, type Person, unitRoles } from '#core/people.ts';
import { roleFor } from '#core/permissions.ts';
import type { CheckBack } from '#core/workflow/check-back.ts';
import { openStates, type State } from '#core/workflow/model.ts';
import type { Takedown } from '#core/workflow/takedown.ts';
import { statesFor, waitsOn } from '#core/workflow/todos.ts';
import { openCheckBacks } from '#functions/workflow/check-backs.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { openTakedowns } from '#functions/workflow/open-takedowns.ts';
import { type StaleUnit, staleUnits } from '#functions/workflow/units.ts';
import type { Message } from '#store/inbox.ts';
import { type SubmissionSummary, summaryOf } from '#store/submission-store.ts';

/** What waits for a person: submissions to act on, takedowns to confirm, check-backs to answer, what is published and gone stale, messages to read. Oldest first. */
export type ToDos = {
  submissions: SubmissionSummary[];
  takedowns: Takedown[];
  checkBacks: CheckBack[];
  stale: StaleUnit[];
  messages: Message[];
};

export async function toDosOf(w: Workflow, person: Person, jurisdiction: JurisdictionCode): Promise<ToDos> {
  const [open, takedowns, checkBacks, stale, messages] = await Promise.all([
    openSubmissions(w, person, jurisdiction, statesFor(person)),
    roleFor(person, 'confirmTakedown', { jurisdiction }) ? openTakedowns(w, jurisdiction) : [],
    roleFor(person, 'answerCheckBack', { jurisdiction }) ? openCheckBacks(w, jurisdiction) : [],
    staleUnits(w, person, jurisdiction, localDate(w.now())),
    w.inbox.unread(person.id),
  ]);
  return {
    submissions: open.filter((s) => waitsOn(person, s)),
    takedowns: takedowns.filter((t) => t.by.id !== person.id),
    checkBacks: checkBacks.filter((c) => isListed(person, roleFor(person, 'answerCheckBack', c), c.unit)),
    stale,
    messages,
  };
}

/** Open submissions that a person may see, in the given states, those that have waited longest first. */
export async function openSubmissions(
  w: Workflow,
  person: Person,
  jurisdiction: JurisdictionCode,
  states: readonly State[] = openStates,
): Promise<SubmissionSummary[]> {
  const found = person.roles.every((role) => unitRoles.includes(role))
    ? await ofUnits(w, unitsOf(person))
    : (await Promise.all(states.map((state) => w.submissions.inState(jurisdiction, state)))).flat();
  return found
    .filter((s) => states.includes(s.state) && isListed(person, roleFor(person, 'viewSubmission', s), s.unit))
    .sort((a, b) => (a.enteredAt < b.enteredAt ? -1 : 1));
}

/** One read a unit: who acts for a few units does not read the whole county. */
async function ofUnits(w: Workflow, units: readonly string[]): Promise<SubmissionSummary[]> {
  const ids = await Promise.all(units.map((unit) => w.submissions.openOf(unit)));
  const submissions = await w.submissions.getMany(ids.flatMap((id) => id ?? []));
  return submissions.map(summaryOf);
}
