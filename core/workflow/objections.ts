import type { Instant } from '#core/model.ts';
import type { HeldIn } from '#core/workflow/meeting.ts';
import type { SubmissionEvent } from '#core/workflow/model.ts';

/** 异议 with what was written and how it was decided, as the history tells it. */
export type ToldObjection = {
  id: string;
  line: string;
  text: string;
  at: Instant;
  /** Which notice of the submission it was raised in: 1 for the first. */
  round: number;
  decision: { upheld: boolean; reason: string; meeting: HeldIn; at: Instant; name: string } | null;
};

/** Every objection of a history, in the order in which they came. */
export function objectionsOf(events: readonly SubmissionEvent[]): ToldObjection[] {
  const told = new Map<string, ToldObjection>();
  let round = 0;
  for (const event of events) {
    if (event.kind === 'noticeOpened') round += 1;
    if (event.kind === 'objected')
      told.set(event.objection.id, { ...event.objection, at: event.at, round, decision: null });
    if (event.kind !== 'objectionDecided') continue;
    const { upheld, reason, meeting, at, by } = event;
    const objection = told.get(event.objection);
    if (objection) objection.decision = { upheld, reason, meeting, at, name: by.kind === 'person' ? by.name : '' };
  }
  return [...told.values()];
}
