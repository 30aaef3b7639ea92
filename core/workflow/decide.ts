import { dueOn } from '#core/workflow/clocks.ts';
import type { Command, Facts } from '#core/workflow/commands.ts';
import { type StepId, steps } from '#core/workflow/definition.ts';
import { entryRules } from '#core/workflow/entry-rules.ts';
import type { Actor, Happening, State, Submission, SubmissionEvent } from '#core/workflow/model.ts';
import { noticeRules } from '#core/workflow/notice-rules.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';
import type { Rule, Rules } from '#core/workflow/rule.ts';
import { stepRules } from '#core/workflow/step-rules.ts';

/** What follows from a command: what happened, or every reason why nothing did. */
export type Decision = { happened: Happening[] } | { refused: Refusal[] };

const rules: Rules<Command['kind']> = { ...entryRules, ...stepRules, ...noticeRules };

/** Decides a command by the submission, the rules in force and nothing else. */
export function decide(submission: Submission, command: Command, by: Actor, facts: Facts): Decision {
  const { from, elsewhere, rule } = rules[command.kind] as Rule<Command['kind']>;
  if (!from.includes(submission.state)) return { refused: [elsewhere?.(submission) ?? wrongState(submission.state)] };
  const { refusals, happened } = rule(submission, command, facts, by);
  return refusals.length > 0 ? { refused: [...refusals] } : { happened: happened() };
}

/** What happened, as events of the history: numbered, dated, with whom, under which rules, and by when the next step is due. */
export function eventsOf(
  submission: Pick<Submission, 'version' | 'notice'>,
  happened: readonly Happening[],
  by: Actor,
  { now, day, definition, clocks, calendar }: Facts,
  examination?: string,
): SubmissionEvent[] {
  // A notice that opens or is extended here counts for all that happens with it, also for the step that led to it.
  const moved = happened.find((one) => one.kind === 'noticeOpened' || one.kind === 'noticeExtended');
  const ends = moved?.ends ?? submission.notice?.ends ?? null;
  return happened.map((one, i) => ({
    ...one,
    number: submission.version + 1 + i,
    at: now,
    by,
    policy: {
      workflow: definition.version,
      clocks: clocks.version,
      calendar: calendar.version,
      ...(examination ? { examination } : {}),
    },
    due: one.state === 'notice' ? ends : dueOn(clocks, one.state, day, calendar),
  }));
}

function wrongState(state: State): Refusal {
  const name = state in steps ? steps[state as StepId] : otherStates[state];
  return refusal(
    'wrongState',
    `申报现处于“${name?.zh ?? state}”，不能办理此项`,
    `The submission is now at “${name?.en ?? state}”; this cannot be done there`,
  );
}

/** What the states around the steps are called. */
export const otherStates: Readonly<Partial<Record<State, { zh: string; en: string }>>> = {
  draft: { zh: '录入中', en: 'draft' },
  objections: { zh: '异议待决定', en: 'objections to be decided' },
  returned: { zh: '退回修改', en: 'returned' },
  published: { zh: '已公开', en: 'published' },
  takenDown: { zh: '已撤下', en: 'taken down' },
  superseded: { zh: '已被新版本取代', en: 'superseded' },
  cancelled: { zh: '已撤销', en: 'cancelled' },
};
