import { rolesOf } from '#core/delegation.ts';
import type { Person } from '#core/people.ts';
import { type Action, dutyFor, permissions } from '#core/permissions.ts';
import type { StepId } from '#core/workflow/definition.ts';
import { handRefusals } from '#core/workflow/hands.ts';
import type { State, Submission } from '#core/workflow/model.ts';
import type { Refusal } from '#core/workflow/refusal.ts';

type Wait = { action: Action; step: StepId | 'draft' | 'secrecy' };

/** What is waited for in a state, and in which step whoever does it has a hand. */
const waitsFor: Readonly<Partial<Record<State, Wait>>> = {
  draft: { action: 'editSubmission', step: 'draft' },
  returned: { action: 'editSubmission', step: 'draft' },
  'signing:1': { action: 'sign:1', step: 'signing:1' },
  'signing:2': { action: 'sign:2', step: 'signing:2' },
  'signing:3': { action: 'sign:3', step: 'signing:3' },
  examining: { action: 'examine', step: 'examining' },
  objections: { action: 'decideObjection', step: 'notice' },
  consolidated: { action: 'batch', step: 'consolidated' },
  reviewing: { action: 'reexamine', step: 'reviewing' },
  approving: { action: 'approve', step: 'approving' },
};

/** The action a submission in a state waits for; undefined where it waits for the clock, or for nobody. */
export const awaitedIn = (state: State): Action | undefined => waitsFor[state]?.action;

/** 保密审查, which comes before the approval and in its state. */
const clearing: Wait = { action: 'clearSecrecy', step: 'secrecy' };
const waitsIn = (state: State): Wait[] =>
  [waitsFor[state], state === 'approving' ? clearing : undefined].filter((wait) => wait !== undefined);

/** States in which a person may be waited for, by their roles. */
export function statesFor(person: Pick<Person, 'roles' | 'standsIn'>): State[] {
  const roles = rolesOf(person);
  return (Object.keys(waitsFor) as State[]).filter((state) =>
    waitsIn(state).some(({ action }) => permissions[action].roles.some((role) => roles.includes(role))),
  );
}

type Standing = Pick<Submission, 'jurisdiction' | 'unit' | 'state' | 'hands'> & { cleared: boolean };

/** Whether a submission waits for this person: allowed by role and unit, and not kept out by an earlier hand. */
export const waitsOn = (person: Person, submission: Standing): boolean =>
  handsIn(person, submission).some((refusals) => refusals.length === 0);

/** Why nothing waits for whose role it would be: a hand they had in it before. Empty for everyone else. */
export function barredBy(person: Person, submission: Standing): Refusal[] {
  const hands = handsIn(person, submission);
  return hands.every((refusals) => refusals.length > 0) ? hands.flat() : [];
}

/** What is waited for that is this person's by role and unit, with what their earlier hands have against it. */
const handsIn = (person: Person, submission: Standing): Refusal[][] =>
  waitsIn(submission.state)
    .filter((wait) => !(wait === clearing && submission.cleared))
    .flatMap((wait) => {
      const duty = dutyFor(person, wait.action, submission);
      if (!duty) return [];
      return [wait.step === 'consolidated' ? [] : handRefusals(submission, { ...duty, id: person.id }, wait.step)];
    });
