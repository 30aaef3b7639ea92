import { dueOn } from '#core/workflow/clocks.ts';
import type { Command, Facts } from '#core/workflow/commands.ts';
import { entryRules } from '#core/workflow/entry-rules.ts';
import type { Actor, Happening, State, Submission, SubmissionEvent } from '#core/workflow/model.ts';
import { noticeRules } from '#core/workflow/notice-rules.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';
import type { Rule, Rules } from '#core/workflow/rule.ts';
import { stateName } from '#core/workflow/state-names.ts';
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
  const { zh, en } = stateName(state);
  return refusal(
    'wrongState',
    `申报现处于“${zh}”，不能办理此项`,
    `The submission is now at “${en}”; this cannot be done there`,
  );
}
