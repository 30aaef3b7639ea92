import { localDate } from '#core/calendar.ts';
import { mintId } from '#core/ids.ts';
import type { Instant, JurisdictionCode } from '#core/model.ts';
import type { Person, PersonId } from '#core/people.ts';
import { type CommitteeMember, memberKey } from '#core/settings/committees.ts';
import { type Rule, ruleOn } from '#core/settings/standing.ts';
import type { HeldIn, MeetingDecision, ToldDecision } from '#core/workflow/meeting.ts';
import { publicTextRefusals } from '#core/workflow/public-text.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { NotThere, Refused } from '#functions/workflow/problems.ts';
import type { Step, WriteItem } from '#store/histories.ts';

/** 领导小组会议: who sat, on which day, and what was minuted; decisions name the meeting they were taken in. */
export type Meeting = HeldIn & {
  jurisdiction: JurisdictionCode;
  minutes: string;
  /** How often who sat and the minutes have been written; recording a decision leaves it as it is. */
  edition: number;
  /** How many decisions name it. From the first on, who sat stays as it is. */
  decisions: number;
  /** Number of events so far. */
  version: number;
  at: Instant;
  by: { id: PersonId; name: string };
};

export type MeetingEvent = { number: number; at: Instant; by: Meeting['by'] } & (
  | ({ kind: 'convened' | 'minuted' } & Pick<Meeting, 'attendees' | 'minutes'>)
  | { kind: 'decided'; decision: MeetingDecision }
);
export type MeetingSummary = Pick<Meeting, 'id' | 'title' | 'date'>;

const nameOf = (id: string) => `meeting#${id}` as const;

export const meetingsIn = (w: Workflow, jurisdiction: JurisdictionCode): Promise<MeetingSummary[]> =>
  w.histories.queue(`${jurisdiction}#meetings`);

/** 领导小组与专班 as they are today: whom a meeting's attendees are chosen from. */
export async function committeesIn(
  w: Pick<Workflow, 'settings' | 'now'>,
  jurisdiction: JurisdictionCode,
): Promise<Rule<'committees'>> {
  return ruleOn(await w.settings.versions(jurisdiction), 'committees', localDate(w.now()));
}

export async function seeMeeting(w: Workflow, id: string, person: Person): Promise<Meeting> {
  const meeting = await w.histories.get<Meeting>(nameOf(id));
  if (!meeting) throw new NotThere(id);
  actorFor(person, 'viewBatches', meeting);
  return meeting;
}

/** What a meeting has decided, in the order in which it was recorded. */
export async function decisionsOf(w: Workflow, id: string): Promise<ToldDecision[]> {
  const events = await w.histories.events<MeetingEvent>(nameOf(id));
  return events.flatMap((e) => (e.kind === 'decided' ? [{ ...e.decision, at: e.at, name: e.by.name }] : []));
}

/** `attendees` are keys of members of the committees. */
type Attended = { attendees: readonly string[] };

/** 登记会议. Throws `NotAllowed`, and `Refused` where nobody of the leading group sat, or for a title that may not be published. */
export async function convene(
  w: Workflow,
  person: Person,
  key: string,
  { attendees, ...given }: Pick<Meeting, 'jurisdiction' | 'title' | 'date'> & Attended,
): Promise<string> {
  actorFor(person, 'decideObjection', given);
  // Every decision on a notice names its meeting, for all to read.
  const refusals = publicTextRefusals(given.title, 'title');
  if (refusals.length > 0) throw new Refused(refusals);
  const id = mintId('meeting', given.jurisdiction, key);
  const { members, version: committees } = await committeesIn(w, given.jurisdiction);
  const sat = whoSat(members, attendees);
  const before = { ...given, id, committees, attendees: sat, minutes: '', edition: 1, decisions: 0, version: 0 };
  await commit(w, person, key, before, { kind: 'convened', attendees: sat, minutes: '' });
  return id;
}

/**
 * Minutes of a meeting, and who sat as long as it has decided nothing. Whoever writes over someone else's newer text is told,
 * and loses nothing.
 */
export async function minute(
  w: Workflow,
  id: string,
  person: Person,
  key: string,
  { edition, attendees, minutes }: { edition: number; minutes: string } & Attended,
): Promise<void> {
  const meeting = await seeMeeting(w, id, person);
  actorFor(person, 'decideObjection', meeting);
  if (await w.histories.isDone(nameOf(id), key)) return;
  if (meeting.edition !== edition) throw new Refused([changedMeanwhile(meeting)]);
  // Who sat then is chosen from today's committees, or was in those that the meeting sat by.
  const known = [...meeting.attendees, ...(await committeesIn(w, meeting.jurisdiction)).members];
  const sat = meeting.decisions > 0 ? meeting.attendees : whoSat(known, attendees);
  const before = { ...meeting, attendees: sat, minutes, edition: edition + 1 };
  if ((await commit(w, person, key, before, { kind: 'minuted', attendees: sat, minutes })) === 'moved')
    throw new Refused([changedMeanwhile((await w.histories.get<Meeting>(nameOf(id))) ?? meeting)]);
}

const changedMeanwhile = ({ minutes }: Meeting): Refusal =>
  refusal(
    'documentChanged',
    `会议记录已有变动，请重新打开核对；纪要现为：${minutes}`,
    `The record of the meeting has changed; open it again. The minutes now read: ${minutes}`,
    'minutes',
  );

function whoSat(members: readonly CommitteeMember[], keys: readonly string[]): CommitteeMember[] {
  const byKey = new Map(members.map((m) => [memberKey(m), m]));
  const sat = [...new Set(keys)].flatMap((key) => byKey.get(key) ?? []);
  if (sat.length < new Set(keys).size)
    throw new Refused([
      refusal('wrongState', '组成人员已有变动，请重新选择', 'The committees have changed; choose again', 'attendees'),
    ]);
  if (!sat.some((m) => m.body === 'leadingGroup'))
    throw new Refused([
      refusal(
        'reasonMissing',
        '请选择参会的领导小组成员',
        'Choose those of the leading group who sat in the meeting',
        'attendees',
      ),
    ]);
  return sat;
}

/**
 * What a decision writes with it: that the meeting took it. Two decisions recorded at once in one meeting: one finds that the
 * meeting has moved, and is asked again.
 */
export async function decidedIn(
  w: Workflow,
  meeting: string,
  jurisdiction: JurisdictionCode,
  person: Person,
  key: string,
  decision: MeetingDecision,
): Promise<{ held: HeldIn; writes: WriteItem[] }> {
  const before = await w.histories.get<Meeting>(nameOf(meeting));
  if (before?.jurisdiction !== jurisdiction)
    throw new Refused([
      refusal('unknownMeeting', '请选择作出决定的会议', 'Choose the meeting that decided', 'meeting'),
    ]);
  const { id, title, date, attendees, committees } = before;
  const after = { ...before, decisions: before.decisions + 1 };
  return {
    held: { id, title, date, attendees, committees },
    writes: w.histories.writes(nameOf(id), stepOf(w, person, key, after, { kind: 'decided', decision })),
  };
}

type Before = Omit<Meeting, 'at' | 'by'>;
type Happened = MeetingEvent extends infer E
  ? E extends MeetingEvent
    ? Omit<E, 'number' | 'at' | 'by'>
    : never
  : never;

const commit = (w: Workflow, person: Person, key: string, before: Before, happened: Happened) =>
  w.histories.commit(nameOf(before.id), stepOf(w, person, key, before, happened));

function stepOf(
  w: Workflow,
  { id: actor, name }: Person,
  command: string,
  before: Before,
  happened: Happened,
): Omit<Step, 'also'> {
  const at = w.now();
  const by = { id: actor, name };
  const number = before.version + 1;
  const { id, title, date } = before;
  const summary: MeetingSummary = { id, title, date };
  return {
    after: before.version,
    state: { ...before, version: number, at, by } satisfies Meeting,
    events: [{ number, at, actor, event: { ...happened, number, at, by } }],
    command,
    queued: { queue: `${before.jurisdiction}#meetings`, since: date, summary },
  };
}
