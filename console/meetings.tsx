import { consoleWords } from '#console/words.ts';
import type { LocalDate } from '#core/model.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import { DateField, TextArea, TextField } from '#ui/form/text-fields.tsx';
import { formatDate } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';

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
    attendees: '参会人员及职务（每行一人）',
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
    attendees: 'Who sat, with their office (one a line)',
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

type ListProps = {
  agenda: Agenda;
  meetings: readonly { id: string; title: string; date: LocalDate }[];
  mayConvene: boolean;
  day: LocalDate;
  command: string;
};

export function MeetingList({ agenda, meetings, mayConvene, day, command }: ListProps) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <AgendaList {...agenda} />
      {mayConvene && (
        <section aria-labelledby="convene">
          <h2 id="convene">{t.convene}</h2>
          <Form action="/console/meetings" command={command}>
            <TextField name="title" label={t.title} hint={t.titleHint} />
            <DateField name="date" label={t.date} value={day} />
            <TextArea name="attendees" label={t.attendees} />
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
  version: number;
  date: LocalDate;
  attendees: string;
  minutes: string;
  agenda: Agenda;
  mayMinute: boolean;
  command: string;
};

/** One meeting: who sat, what is on the agenda, the minutes. */
export function MeetingPage({ id, version, date, attendees, minutes, agenda, mayMinute, command }: MeetingProps) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <p>
        {t.date}: {formatDate(date, lang)}
      </p>
      <AgendaList {...agenda} />
      {mayMinute ? (
        <Form action={`/console/meetings/${id}`} command={command}>
          <Hidden name="version" value={String(version)} />
          <TextArea name="attendees" label={t.attendees} value={attendees} />
          <TextArea name="minutes" label={t.minutes} value={minutes} rows={8} optional />
          <SubmitButton>{t.record}</SubmitButton>
        </Form>
      ) : (
        <dl class="summary">
          <div>
            <dt>{t.attendees}</dt>
            <dd>{attendees}</dd>
          </div>
          <div>
            <dt>{t.minutes}</dt>
            <dd>{minutes}</dd>
          </div>
        </dl>
      )}
      <p>
        <a href="/console/meetings">{consoleWords[lang].back}</a>
      </p>
    </>
  );
}
