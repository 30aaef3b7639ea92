import { localDate } from '#core/calendar.ts';
import type { Person } from '#core/people.ts';
import type { Action } from '#core/permissions.ts';
import type { Command, Facts } from '#core/workflow/commands.ts';
import { decide, eventsOf } from '#core/workflow/decide.ts';
import { evolve } from '#core/workflow/evolve.ts';
import type { Actor, Submission, SubmissionEvent } from '#core/workflow/model.ts';
import { tidingsOf } from '#core/workflow/tell.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { NotThere, Refused } from '#functions/workflow/problems.ts';
import type { WriteItem } from '#store/histories.ts';

/** Every lost race is somebody's won one. */
const ATTEMPTS = 20;

export type Done = { submission: Submission; repeated: boolean };

/** What else a command rests on, or writes with it, once the submission is known. */
export type More = {
  facts?: Partial<Facts>;
  /** Version of the examination rules, where they were asked. */
  examination?: string;
  also?: readonly WriteItem[];
};

/** Hands over a submission to whoever may see it. Throws `NotThere` where there is none, `NotAllowed` where one may not. */
export async function see(w: Workflow, id: string, person: Person): Promise<Submission> {
  const submission = await w.submissions.get(id);
  if (!submission) throw new NotThere(id);
  actorFor(person, 'viewSubmission', submission);
  return submission;
}

/**
 * One step by one person: authorised, decided by the procedure, and written whole or not at all. `key` is the command's own:
 * asking again with it does nothing and answers the submission as it stands. Throws `NotAllowed`, `NotThere`, `Refused`.
 */
export function act(
  w: Workflow,
  id: string,
  person: Person,
  action: Action | ((s: Submission) => Action),
  key: string,
  command: Command | ((s: Submission) => Command | Promise<Command>),
  more?: (s: Submission) => Promise<More>,
): Promise<Done> {
  return step(w, id, key, command, more, (s) => actorFor(person, typeof action === 'function' ? action(s) : action, s));
}

/** One step by the clock, by publication, or by someone of the public. */
export const actAs = (
  w: Workflow,
  id: string,
  by: Actor,
  key: string,
  command: Command,
  more?: (s: Submission) => Promise<More>,
): Promise<Done> => step(w, id, key, command, more, () => by);

/**
 * Asked before anything is recorded beside a step: false where the command has been carried out already. Throws `Refused` where
 * the procedure does not allow it now; nothing may change beside what has been signed.
 */
export async function stillToDo(
  w: Workflow,
  submission: Submission,
  by: Actor,
  key: string,
  command: Command,
): Promise<boolean> {
  if (await w.submissions.isDone(submission.id, key)) return false;
  const decision = decide(submission, command, by, await factsFor(w, submission));
  if ('refused' in decision) throw new Refused(decision.refused, submission);
  return true;
}

async function step(
  w: Workflow,
  id: string,
  key: string,
  command: Command | ((s: Submission) => Command | Promise<Command>),
  more: ((s: Submission) => Promise<More>) | undefined,
  actor: (s: Submission) => Actor,
): Promise<Done> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await w.submissions.get(id);
    if (!before) throw new NotThere(id);
    const by = actor(before);
    if (await w.submissions.isDone(id, key)) return { submission: before, repeated: true };
    const { facts, examination, also = [] } = (await more?.(before)) ?? {};
    const all = { ...(await factsFor(w, before)), ...facts };
    const asked = typeof command === 'function' ? await command(before) : command;
    const decision = decide(before, asked, by, all);
    if ('refused' in decision) throw new Refused(decision.refused, before);
    if (decision.happened.length === 0) return { submission: before, repeated: true };
    const events = eventsOf(before, decision.happened, by, all, examination);
    const after = events.reduce(evolve, before);
    const outcome = await w.submissions.commit(before, after, events, key, [...also, ...messages(w, before, events)]);
    if (outcome === 'done') return { submission: after, repeated: false };
    if (outcome === 'repeated') return { submission: (await w.submissions.get(id)) ?? after, repeated: true };
  }
  throw new Error(`Submission ${id} could not be written after ${ATTEMPTS} attempts`);
}

async function factsFor(w: Workflow, submission: Submission): Promise<Facts> {
  const now = w.now();
  const day = localDate(now);
  const rules = await w.rulesOn(submission.jurisdiction, day, submission.definition);
  const { clocks, calendar } = rules;
  return { now, day, definition: rules.definition(submission.definition), clocks, calendar };
}

function messages(w: Workflow, before: Submission, events: readonly SubmissionEvent[]): WriteItem[] {
  return events.flatMap((event) => {
    const tidings = tidingsOf(before, event);
    return (tidings?.to ?? []).map((to) =>
      w.inbox.delivery({
        to,
        id: tidings?.place
          ? `${before.id}#${tidings.place}@${event.number}`
          : `${event.at}#${before.id}#${event.number}`,
        at: event.at,
        submission: before.id,
        text: tidings?.text ?? { zh: '', en: '' },
      }),
    );
  });
}
