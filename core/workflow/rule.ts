import { addWorkingDays } from '#core/calendar.ts';
import type { Command, CommandOf, Facts } from '#core/workflow/commands.ts';
import { type StepId, stepAfter } from '#core/workflow/definition.ts';
import { handRefusals } from '#core/workflow/hands.ts';
import type { Actor, Happening, State, Submission } from '#core/workflow/model.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';

/** When a command may be given, why it may be refused, and what it makes happen. */
export type Rule<K extends Command['kind']> = {
  from: readonly State[];
  /** What is said in any other state, where naming the state would tell whoever asks nothing. */
  elsewhere?: (submission: Submission) => Refusal | undefined;
  rule: (
    submission: Submission,
    command: CommandOf<K>,
    facts: Facts,
    by: Actor,
  ) => { refusals: readonly Refusal[]; happened: () => Happening[] };
};
export type Rules<K extends Command['kind']> = { readonly [C in K]: Rule<C> };

/** Entering the notice opens it, by the clock in force on that day. */
export function entering({ day, clocks, calendar }: Facts, happening: Happening): Happening[] {
  if (happening.state !== 'notice') return [happening];
  const ends = addWorkingDays(day, clocks.notice, calendar).date;
  return [happening, { kind: 'noticeOpened', opened: day, ends, state: 'notice' }];
}

/** The step after another in the procedure a submission goes by. */
export function next({ definition }: Facts, step: StepId | 'draft'): StepId {
  const found = stepAfter(definition, step);
  if (!found) throw new Error(`Nothing follows ${step} in procedure ${definition.version}`);
  return found;
}

/** The step a submission stands in; asked only where it stands in one. */
export const stepOf = ({ state }: Submission): StepId => (state === 'objections' ? 'notice' : (state as StepId));

/** Refusals of a person who has acted in another step; the system and the public have no hand. */
export const hand = (submission: Submission, by: Actor, step: StepId | 'draft' | 'secrecy'): Refusal[] =>
  by.kind === 'person' ? handRefusals(submission, by, step) : [];

/** What a decision rests on; a caller that did not look it up must not pass for one that found nothing. */
export function lookedUp<T>(fact: T | undefined, name: keyof Facts): T {
  if (fact === undefined) throw new Error(`Nothing can be decided without ${name}`);
  return fact;
}

/** Refused when the document is not the one that was looked at. */
export function sameDocument({ document }: Submission, digest: string): Refusal[] {
  if (document === digest) return [];
  return [
    refusal(
      'documentChanged',
      '您查看之后内容已有改动，请重新核对后再办理',
      'The document has changed since you looked at it; look again, then act',
    ),
  ];
}
