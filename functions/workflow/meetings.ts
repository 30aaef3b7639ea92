import { mintId } from '#core/ids.ts';
import type { Instant, JurisdictionCode, LocalDate } from '#core/model.ts';
import type { Person, PersonId } from '#core/people.ts';
import { publicTextRefusals } from '#core/workflow/public-text.ts';
import { refusal } from '#core/workflow/refusal.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { NoSubmission, Refused } from '#functions/workflow/problems.ts';

/** 领导小组会议: who sat, on which day, and what was minuted; decisions name the meeting they were taken in. */
export type Meeting = {
  id: string;
  jurisdiction: JurisdictionCode;
  title: string;
  date: LocalDate;
  /** Who sat, with their office. */
  attendees: string;
  minutes: string;
  version: number;
  at: Instant;
  by: { id: PersonId; name: string };
};

export type MeetingEvent = Meeting & { kind: 'convened' | 'minuted' };
export type MeetingSummary = Pick<Meeting, 'id' | 'title' | 'date'>;

const nameOf = (id: string) => `meeting#${id}` as const;
/** What a decision says of its meeting. */
export const meetingName = ({ title, date }: MeetingSummary): string => `${title}（${date}）`;

export const meetingsIn = (w: Workflow, jurisdiction: JurisdictionCode): Promise<MeetingSummary[]> =>
  w.histories.queue(`${jurisdiction}#meetings`);

export async function seeMeeting(w: Workflow, id: string, person: Person): Promise<Meeting> {
  const meeting = await w.histories.get<Meeting>(nameOf(id));
  if (!meeting) throw new NoSubmission(id);
  actorFor(person, 'viewBatches', meeting);
  return meeting;
}

/** Records a meeting. Throws `NotAllowed`, and `Refused` for a title that may not be published. */
export async function convene(
  w: Workflow,
  person: Person,
  key: string,
  given: Pick<Meeting, 'jurisdiction' | 'title' | 'date' | 'attendees'>,
): Promise<string> {
  actorFor(person, 'decideObjection', given);
  // Every decision on a notice names its meeting, for all to read.
  const refusals = publicTextRefusals(given.title, 'title');
  if (refusals.length > 0) throw new Refused(refusals);
  const id = mintId('meeting', given.jurisdiction, key);
  await commit(w, person, key, { ...given, id, minutes: '', version: 0 }, 'convened');
  return id;
}

/** Minutes of a meeting. Whoever writes over someone else's newer text is told, and loses nothing. */
export async function minute(
  w: Workflow,
  id: string,
  person: Person,
  key: string,
  { version, ...text }: { version: number; attendees: string; minutes: string },
): Promise<void> {
  const meeting = await seeMeeting(w, id, person);
  actorFor(person, 'decideObjection', meeting);
  const outcome =
    meeting.version === version
      ? await commit(w, person, key, { ...meeting, ...text }, 'minuted')
      : (await w.histories.isDone(nameOf(id), key))
        ? 'repeated'
        : 'moved';
  if (outcome === 'moved')
    throw new Refused([
      refusal(
        'documentChanged',
        `纪要已被他人修改，现为：${meeting.minutes}`,
        `Someone else has changed the minutes; they now read: ${meeting.minutes}`,
        'minutes',
      ),
    ]);
}

function commit(
  w: Workflow,
  { id, name }: Person,
  key: string,
  before: Omit<Meeting, 'at' | 'by'>,
  kind: MeetingEvent['kind'],
) {
  const at = w.now();
  const meeting: Meeting = { ...before, version: before.version + 1, at, by: { id, name } };
  const summary: MeetingSummary = { id: meeting.id, title: meeting.title, date: meeting.date };
  return w.histories.commit(nameOf(meeting.id), {
    after: before.version,
    state: meeting,
    events: [{ number: meeting.version, at, actor: id, event: { ...meeting, kind } satisfies MeetingEvent }],
    command: key,
    queued: { queue: `${meeting.jurisdiction}#meetings`, since: meeting.date, summary },
  });
}
