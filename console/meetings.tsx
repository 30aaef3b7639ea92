import { consoleWords } from '#console/words.ts';
import { labelOf } from '#core/codes/code-list.ts';
import type { LocalDate } from '#core/model.ts';
import { type CommitteeMember, committeeBody, committeeSeat, memberKey } from '#core/settings/committees.ts';
import type { ToldDecision } from '#core/workflow/meeting.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Checkboxes } from '#ui/form/choices.tsx';
import { Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import { DateField, TextArea, TextField } from '#ui/form/text-fields.tsx';
import { formatDate } from '#ui/format.ts';
import { defineWords, type Lang, useLang, useWords } from '#ui/language.ts';
import { Timeline } from '#ui/timeline.tsx';

const words = defineWords({
  zh: {
    agenda: '待议事项',
    objections: (n: number) => `${n} 项异议待决定`,
    approve: (n: number) => `批次，${n} 件申报`,
    nothing: '目前没有待议事项。',
    meetings: '历次会议',
    none: '还没有登记会议。',
    convene: '登记会议',
    title: '会议名称',
    titleHint: '例如 领导小组2026年第3次会议',
    date: '会议日期',
    attendees: '参会人员',
    frozen: '会议已作出决定，参会人员不能再改。',
    nobody: '还没有登记领导小组与专班的组成人员。请管理员先在“规则设置”中登记，再登记会议。',
    decisions: '本次会议的决定',
    undecided: '还没有登记本次会议的决定。',
    objection: (unit: string, upheld: boolean) => `${unit}的异议：${upheld ? '成立，退回修改' : '不成立'}`,
    batch: (title: string, n: number) => `审定批次“${title}”，${n} 件申报`,
    see: '查看',
    minutes: '会议纪要',
    record: '保存纪要',
  },
  en: {
    agenda: 'Agenda',
    objections: (n: number) => `${n} objections to decide`,
    approve: (n: number) => `batch of ${n} submissions`,
    nothing: 'Nothing is to be decided now.',
    meetings: 'Meetings',
    none: 'No meeting has been recorded.',
    convene: 'Record a meeting',
    title: 'Name of the meeting',
    titleHint: 'For example: leading group, meeting 3 of 2026',
    date: 'Day of the meeting',
    attendees: 'Who sat',
    frozen: 'The meeting has decided; who sat in it can no longer be changed.',
    nobody:
      'No member of a committee has been recorded. An administrator records them under “Settings” first, then the meeting.',
    decisions: 'What this meeting decided',
    undecided: 'No decision of this meeting has been recorded.',
    objection: (unit: string, upheld: boolean) =>
      `Objection about ${unit}: ${upheld ? 'upheld, returned to be changed' : 'not upheld'}`,
    batch: (title: string, n: number) => `Approved the batch “${title}”, ${n} submissions`,
    see: 'See it',
    minutes: 'Minutes',
    record: 'Store the minutes',
  },
});

type Agenda = {
  objections: readonly { id: string; unitName: string; openObjections: number }[];
  batches: readonly { id: string; title: string; members: number }[];
};

/** What waits for the leading group: objections first, then batches. */
export function AgendaList({ objections, batches }: Agenda) {
  const t = useWords(words);
  return (
    <section aria-labelledby="agenda">
      <h2 id="agenda">{t.agenda}</h2>
      {objections.length + batches.length === 0 && <EmptyState why={t.nothing} />}
      <ul>
        {objections.map((o) => (
          <li key={o.id}>
            <a href={`/console/notices/${o.id}`}>
              {o.unitName} · {t.objections(o.openObjections)}
            </a>
          </li>
        ))}
        {batches.map((b) => (
          <li key={b.id}>
            <a href={`/console/batches/${b.id}`}>
              {b.title} · {t.approve(b.members)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A person with department and seat, as minutes name them. */
export const sittingAs = ({ name, department, body, seat }: CommitteeMember, lang: Lang): string =>
  `${name} · ${department} · ${labelOf(committeeBody, body)[lang]}${lang === 'zh' ? '' : ', '}${labelOf(committeeSeat, seat)[lang]}`;

function WhoSat({ members, sat }: { members: readonly CommitteeMember[]; sat: readonly CommitteeMember[] }) {
  const t = useWords(words);
  const lang = useLang();
  const options = new Map([...members, ...sat].map((m) => [memberKey(m), sittingAs(m, lang)]));
  return (
    <Checkboxes
      name="attendees"
      label={t.attendees}
      values={sat.map(memberKey)}
      options={[...options].map(([value, text]) => ({ value, text }))}
    />
  );
}

type ListProps = {
  agenda: Agenda;
  meetings: readonly { id: string; title: string; date: LocalDate }[];
  /** Whom who sat is chosen from; undefined for whoever may record no meeting. */
  members: readonly CommitteeMember[] | undefined;
  day: LocalDate;
  command: string;
};

export function MeetingList({ agenda, meetings, members, day, command }: ListProps) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <AgendaList {...agenda} />
      {members?.length === 0 && <p>{t.nobody}</p>}
      {members && members.length > 0 && (
        <section aria-labelledby="convene">
          <h2 id="convene">{t.convene}</h2>
          <Form action="/console/meetings" command={command}>
            <TextField name="title" label={t.title} hint={t.titleHint} />
            <DateField name="date" label={t.date} value={day} />
            <WhoSat members={members} sat={[]} />
            <SubmitButton>{t.convene}</SubmitButton>
          </Form>
        </section>
      )}
      <section aria-labelledby="meetings">
        <h2 id="meetings">{t.meetings}</h2>
        {meetings.length === 0 && <p>{t.none}</p>}
        <ul>
          {meetings.map((m) => (
            <li key={m.id}>
              <a href={`/console/meetings/${m.id}`}>{m.title}</a> {formatDate(m.date, lang)}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

type MeetingProps = {
  id: string;
  edition: number;
  date: LocalDate;
  attendees: readonly CommitteeMember[];
  minutes: string;
  decisions: readonly ToldDecision[];
  /** Whom who sat is chosen from. */
  members: readonly CommitteeMember[];
  mayMinute: boolean;
  command: string;
};

/** One meeting: who sat, what it decided, the minutes. */
export function MeetingPage(meeting: MeetingProps) {
  const { id, edition, date, attendees, minutes, decisions, members, mayMinute, command } = meeting;
  const t = useWords(words);
  const lang = useLang();
  const open = mayMinute && decisions.length === 0;
  return (
    <>
      <p>
        {t.date}: {formatDate(date, lang)}
      </p>
      <section aria-labelledby="decisions">
        <h2 id="decisions">{t.decisions}</h2>
        {decisions.length === 0 && <p>{t.undecided}</p>}
        <Decisions decisions={decisions} />
      </section>
      {!open && (
        <section aria-labelledby="sat">
          <h2 id="sat">{t.attendees}</h2>
          {mayMinute && <p class="hint">{t.frozen}</p>}
          <ul>
            {attendees.map((m) => (
              <li key={memberKey(m)}>{sittingAs(m, lang)}</li>
            ))}
          </ul>
        </section>
      )}
      {mayMinute ? (
        <Form action={`/console/meetings/${id}`} command={command}>
          <Hidden name="edition" value={String(edition)} />
          {open && <WhoSat members={members} sat={attendees} />}
          <TextArea name="minutes" label={t.minutes} value={minutes} rows={8} optional />
          <SubmitButton>{t.record}</SubmitButton>
        </Form>
      ) : (
        <section aria-labelledby="minutes">
          <h2 id="minutes">{t.minutes}</h2>
          <p>{minutes}</p>
        </section>
      )}
      <p>
        <a href="/console/meetings">{consoleWords[lang].back}</a>
      </p>
    </>
  );
}

function Decisions({ decisions }: { decisions: readonly ToldDecision[] }) {
  const t = useWords(words);
  return (
    <Timeline
      entries={decisions.map((d) => ({
        id: d.about === 'batch' ? d.batch : d.objection,
        at: d.at,
        who: d.name,
        what: d.about === 'batch' ? t.batch(d.title, d.submissions) : t.objection(d.unitName, d.upheld),
        more: (
          <a href={d.about === 'batch' ? `/console/batches/${d.batch}` : `/console/notices/${d.submission}`}>{t.see}</a>
        ),
      }))}
    />
  );
}
