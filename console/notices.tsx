import { HeldInMeeting } from '#console/held-in.tsx';
import { ExaminersWords } from '#console/submission/examiners-words.tsx';
import { consoleWords } from '#console/words.ts';
import type { Change } from '#core/diff.ts';
import type { ExaminationLine } from '#core/examination/lines.ts';
import type { LocalDate } from '#core/model.ts';
import { meetingName } from '#core/workflow/meeting.ts';
import type { State, Submission } from '#core/workflow/model.ts';
import type { ToldObjection } from '#core/workflow/objections.ts';
import { stateName } from '#core/workflow/state-names.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Diff } from '#ui/diff.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Radios, Select } from '#ui/form/choices.tsx';
import { Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import { DateField, TextArea } from '#ui/form/text-fields.tsx';
import { formatDate, formatInstant } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { SummaryList } from '#ui/summary-list.tsx';
import { Tag } from '#ui/tag.tsx';

const words = defineWords({
  zh: {
    caption: '公示中的申报',
    ends: '截止日',
    objections: '待决定异议',
    none: '目前没有公示。查审通过的申报会自动进入公示。',
    opened: '开始公示',
    public: '公众看到的公示页',
    changes: '公示的变动',
    list: '异议',
    noObjections: '没有异议。',
    open: '待决定',
    upheld: '成立',
    notUpheld: '不成立',
    decide: '决定这项异议',
    verdict: '决定',
    upheldHint: '申报退回单位修改，已有签字作废',
    notUpheldHint: '全部异议决定后，申报继续办理',
    reason: '理由（公示页公开，至少 10 个字）',
    meeting: '会议',
    meetingHint: '先在“会议”中登记本次会议',
    record: '记录决定',
    extend: '延长公示',
    newEnd: '新的截止日',
    contact: '联系异议人（不公开）：',
    extendReason: '延长理由（至少 10 个字）',
  },
  en: {
    caption: 'Submissions on notice',
    ends: 'Ends',
    objections: 'Objections to decide',
    none: 'No notice runs. What passes the examination goes on notice by itself.',
    opened: 'Opened',
    public: 'The notice as the public sees it',
    changes: 'What the notice puts forward',
    list: 'Objections',
    noObjections: 'No objection.',
    open: 'to be decided',
    upheld: 'upheld',
    notUpheld: 'not upheld',
    decide: 'Decide this objection',
    verdict: 'Decision',
    upheldHint: 'The submission goes back to the unit; its signatures are void',
    notUpheldHint: 'Once all are decided, the submission goes on',
    reason: 'Reason (public on the notice, at least 10 characters)',
    meeting: 'Meeting',
    meetingHint: 'Record the meeting under “Meetings” first',
    record: 'Record the decision',
    extend: 'Extend the notice',
    newEnd: 'New last day',
    contact: 'To ask the objector (not public):',
    extendReason: 'Why it is extended (at least 10 characters)',
  },
});

type Row = { id: string; unitName: string; state: State; due: LocalDate | null; openObjections: number };

export function NoticeList({ rows }: { rows: readonly Row[] }) {
  const t = useWords(words);
  const lang = useLang();
  const common = consoleWords[lang];
  return (
    <DataTable
      caption={t.caption}
      path="/console/notices"
      query={{}}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'unit', head: common.unit, cell: (row) => <a href={`/console/notices/${row.id}`}>{row.unitName}</a> },
        { key: 'state', head: common.state, cell: (row) => stateName(row.state)[lang] },
        { key: 'ends', head: t.ends, cell: (row) => row.due && formatDate(row.due, lang) },
        {
          key: 'objections',
          head: t.objections,
          numeric: true,
          cell: (row) => (row.openObjections > 0 ? <Tag kind="warning">{row.openObjections}</Tag> : 0),
        },
      ]}
      empty={<EmptyState why={t.none} />}
    />
  );
}

type NoticeProps = {
  id: string;
  state: State;
  notice: { opened: LocalDate; ends: LocalDate };
  submission: Pick<Submission, 'verdicts' | 'findings'>;
  lines: readonly ExaminationLine[];
  changes: readonly Change[];
  objections: readonly ToldObjection[];
  meetings: readonly { id: string; title: string; date: string }[];
  /** How an objector can be reached, by receipt number. */
  contacts: ReadonlyMap<string, string>;
  mayDecide: boolean;
  mayExtend: boolean;
  command: string;
};

/** One notice: what it puts forward, what was objected, and the decisions. */
export function NoticePage(props: NoticeProps) {
  const { id, state, notice, submission, lines, changes, objections, mayExtend, command } = props;
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <SummaryList
        rows={[
          { label: consoleWords[lang].state, value: stateName(state)[lang] },
          { label: t.opened, value: formatDate(notice.opened, lang) },
          { label: t.ends, value: formatDate(notice.ends, lang) },
        ]}
      />
      <p>
        <a href={`/notices/${id}`}>{t.public}</a>
      </p>
      <section aria-labelledby="changes">
        <h2 id="changes">{t.changes}</h2>
        <Diff changes={changes} />
      </section>
      <ExaminersWords submission={submission} lines={lines} />
      <section aria-labelledby="objections">
        <h2 id="objections">{t.list}</h2>
        {objections.length === 0 && <p>{t.noObjections}</p>}
        {objections.map((objection) => (
          <OneObjection key={objection.id} objection={objection} {...props} />
        ))}
      </section>
      {mayExtend && state === 'notice' && (
        <section aria-labelledby="extend">
          <h2 id="extend">{t.extend}</h2>
          <Form action={`/console/notices/${id}`} command={command}>
            <Hidden name="step" value="extend" />
            <DateField name="ends" label={t.newEnd} />
            <TextArea name="extendReason" label={t.extendReason} rows={2} />
            <SubmitButton kind="secondary">{t.extend}</SubmitButton>
          </Form>
        </section>
      )}
    </>
  );
}

function OneObjection({
  objection: { id: objection, text, at, decision },
  id,
  meetings,
  contacts,
  mayDecide,
  command,
}: NoticeProps & { objection: ToldObjection }) {
  const t = useWords(words);
  const lang = useLang();
  const contact = contacts.get(objection);
  return (
    <section class="objection" aria-labelledby={`objection-${objection}`}>
      <h3 id={`objection-${objection}`}>{objection}</h3>
      <p>
        <bdi>{text}</bdi>
      </p>
      <p class="hint">{formatInstant(at, lang)}</p>
      {contact && (
        <p>
          {t.contact} <bdi>{contact}</bdi>
        </p>
      )}
      {decision ? (
        <p>
          <Tag kind={decision.upheld ? 'bad' : 'good'}>{decision.upheld ? t.upheld : t.notUpheld}</Tag>{' '}
          <bdi>{decision.reason}</bdi> — <HeldInMeeting meeting={decision.meeting} /> <bdi>{decision.name}</bdi>
        </p>
      ) : (
        <Tag kind="warning">{t.open}</Tag>
      )}
      {!decision && mayDecide && (
        <Form action={`/console/notices/${id}`} command={`${command}-${objection}`}>
          <Hidden name="step" value="decide" />
          <Hidden name="objection" value={objection} />
          <Radios
            name={`upheld.${objection}`}
            label={t.verdict}
            options={[
              { value: 'no', text: t.notUpheld, hint: t.notUpheldHint },
              { value: 'yes', text: t.upheld, hint: t.upheldHint },
            ]}
          />
          <TextArea name={`reason.${objection}`} label={t.reason} rows={3} />
          <Select
            name={`meeting.${objection}`}
            label={t.meeting}
            hint={meetings.length === 0 ? t.meetingHint : undefined}
            options={meetings.map((m) => ({ value: m.id, text: meetingName(m) }))}
          />
          <SubmitButton>{t.record}</SubmitButton>
        </Form>
      )}
    </section>
  );
}
