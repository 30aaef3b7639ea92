import type { Instant, LocalDate } from '#core/model.ts';
import type { CommitteeMember } from '#core/settings/committees.ts';

/** The meeting that a decision was taken in: which one, and who sat in it. */
export type HeldIn = {
  id: string;
  title: string;
  date: LocalDate;
  attendees: readonly CommitteeMember[];
  /** Version of the committees that they sat by. */
  committees: string;
};

/** What a meeting decided, and about what. */
export type MeetingDecision =
  | { about: 'objection'; submission: string; unitName: string; objection: string; upheld: boolean }
  | { about: 'batch'; batch: string; title: string; submissions: number };

/** A decision with when it was recorded, and by whom. */
export type ToldDecision = MeetingDecision & { at: Instant; name: string };

/** How a meeting is called where a decision names it. */
export const meetingName = ({ title, date }: Pick<HeldIn, 'title' | 'date'>): string => `${title}（${date}）`;
