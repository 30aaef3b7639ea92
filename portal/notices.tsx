import { localDate } from '#core/calendar.ts';
import { labelOf } from '#core/codes/code-list.ts';
import { takedownReason } from '#core/codes/work-lists.ts';
import type { Change } from '#core/diff.ts';
import type { ExaminationLine } from '#core/examination/lines.ts';
import type { Instant, LocalDate } from '#core/model.ts';
import type { TakedownStub } from '#core/withdrawal.ts';
import { type HeldIn, meetingName } from '#core/workflow/meeting.ts';
import type { State } from '#core/workflow/model.ts';
import { stateName } from '#core/workflow/state-names.ts';
import { LeftEmpty } from '#portal/left-empty.tsx';
import { portalWords } from '#portal/words.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Diff } from '#ui/diff.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Select } from '#ui/form/choices.tsx';
import { Form, SubmitButton } from '#ui/form/form.tsx';
import { TextArea, TextField } from '#ui/form/text-fields.tsx';
import { formatDate, formatDays, formatInstant } from '#ui/format.ts';
import { defineWords, type Lang, useLang, useWords } from '#ui/language.ts';
import { SummaryList } from '#ui/summary-list.tsx';
import { Tag } from '#ui/tag.tsx';

const words = defineWords({
  zh: {
    intro: '以下单位的编制与人员变动正在公示。任何人对内容有异议，都可以在截止日前提出，不需要账号。',
    caption: (n: number) => `${n} 份公示`,
    unit: '单位',
    ends: '截止日',
    left: '剩余',
    over: '已截止，异议处理中',
    none: '目前没有公示。新的公示会出现在这里。',
    api: '查看已公开数据',
    running: (days: string) => `公示中，还剩 ${days}`,
    clean: '公示期满无异议',
    open: (n: number) => `${n} 项异议处理中`,
    settled: (n: number) => `公示期满，${n} 项异议已处理`,
    published: (n: number) => `已公开，第 ${n} 版`,
    takenDown: (day: string) => `已于${day}撤下`,
    gone: (day: string, reason: string) => `此内容已于${day}撤下，原因：${reason}。撤下的内容不再提供。`,
    state: '状态',
    opened: '公示起始',
    changes: '拟变动的内容',
    withdrawn: '公示的内容已退回单位修改，修改后重新公示。',
    objections: '异议处理结果',
    noObjections: '没有异议。',
    pending: '处理中',
    upheld: '成立，退回修改',
    notUpheld: '不成立',
    reason: '理由',
    object: '提出异议',
    objectHint:
      '提出后您会得到受理编号和查询码。异议处理完之前，这份申报不能通过。请不要填写身份证号、住址等个人信息。',
    about: '针对哪一项',
    text: '您的异议和依据',
    contact: '联系方式（选填，不公开，仅用于核实）',
    send: '提交异议',
    closed: '公示期已满，不能再提出异议。如发现已公开内容有误，请拨打 12310。',
  },
  en: {
    intro:
      'These changes of posts and staff are on public notice. Anyone may object until the last day; no account is needed.',
    caption: (n: number) => `${n} notices`,
    unit: 'Unit',
    ends: 'Last day',
    left: 'Left',
    over: 'over; objections are being decided',
    none: 'No notice runs now. New ones appear here.',
    api: 'See what is published',
    running: (days: string) => `running, ${days} left`,
    clean: 'over, no objection',
    open: (n: number) => `${n} objections being decided`,
    settled: (n: number) => `over, ${n} objections decided`,
    published: (n: number) => `published as release ${n}`,
    takenDown: (day: string) => `taken down on ${day}`,
    gone: (day: string, reason: string) =>
      `This was taken down on ${day}; reason: ${reason}. What was taken down is no longer to be read.`,
    state: 'State',
    opened: 'First day',
    changes: 'What is put forward',
    withdrawn: 'What was put forward went back to the unit to be changed; it will be on notice anew.',
    objections: 'Decisions on objections',
    noObjections: 'No objection.',
    pending: 'being decided',
    upheld: 'upheld; returned to be changed',
    notUpheld: 'not upheld',
    reason: 'Reason',
    object: 'Object',
    objectHint:
      'You are given a receipt number and a code. Until your objection is decided, the submission cannot pass. Do not write identity numbers, addresses or the like.',
    about: 'What it is about',
    text: 'Your objection and what it rests on',
    contact: 'How to reach you (optional, not public, for questions only)',
    send: 'Send the objection',
    closed: 'The notice is over; objections are closed. Found an error in what is published? Telephone 12310.',
  },
});

type Row = { id: string; unitName: string; state: State; notice: { ends: LocalDate } | null };

const daysLeft = (ends: LocalDate, day: LocalDate): number =>
  Math.round((Date.parse(ends) - Date.parse(day)) / 86_400_000) + 1;

/** 公示: everything that anyone may object to now. */
export function PublicNotices({ rows, day }: { rows: readonly Row[]; day: LocalDate }) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <p>{t.intro}</p>
      <DataTable
        caption={t.caption(rows.length)}
        path="/notices"
        query={{}}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: 'unit', head: t.unit, cell: (row) => <a href={`/notices/${row.id}`}>{row.unitName}</a> },
          { key: 'ends', head: t.ends, cell: (row) => row.notice && formatDate(row.notice.ends, lang) },
          {
            key: 'left',
            head: t.left,
            cell: (row) =>
              row.state === 'notice' && row.notice && row.notice.ends >= day
                ? formatDays(daysLeft(row.notice.ends, day), lang)
                : t.over,
          },
        ]}
        empty={<EmptyState why={t.none} next={{ href: '/', text: t.api }} />}
      />
    </>
  );
}

export type PublicNoticeProps = {
  notice: {
    id: string;
    unit: string;
    opened: LocalDate;
    ends: LocalDate;
    running: boolean;
    state: State;
    release: number | null;
    takenDown: Pick<TakedownStub, 'at' | 'reason'> | null;
    lines: readonly ExaminationLine[];
    changes: readonly Change[];
    objections: readonly {
      id: string;
      line: string;
      at: Instant;
      decision: { upheld: boolean; reason: string; meeting: Pick<HeldIn, 'title' | 'date'>; at: Instant } | null;
    }[];
  };
  day: LocalDate;
  command: string;
};

/** One notice: what changes, how long it runs, how objections were decided; and the form to object. */
export function PublicNotice({ notice, day, command }: PublicNoticeProps) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <SummaryList
        rows={[
          { label: t.state, value: standingOf(notice, day, lang) },
          { label: t.opened, value: formatDate(notice.opened, lang) },
          { label: t.ends, value: formatDate(notice.ends, lang) },
        ]}
      />
      <section aria-labelledby="changes">
        <h2 id="changes">{t.changes}</h2>
        <PutForward notice={notice} />
      </section>
      <section aria-labelledby="objections">
        <h2 id="objections">{t.objections}</h2>
        {notice.objections.length === 0 && <p>{t.noObjections}</p>}
        <ul>
          {notice.objections.map(({ id, decision }) => (
            <li key={id}>
              {id} ·{' '}
              <Tag kind={decision === null ? 'warning' : decision.upheld ? 'bad' : 'good'}>
                {verdictOf(decision, lang)}
              </Tag>
              {decision && (
                <p>
                  {t.reason}: <bdi>{decision.reason}</bdi> — <bdi>{meetingName(decision.meeting)}</bdi>{' '}
                  {formatInstant(decision.at, lang)}
                </p>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="object">
        <h2 id="object">{t.object}</h2>
        {notice.running ? <ObjectionForm notice={notice} command={command} /> : <p>{t.closed}</p>}
      </section>
    </>
  );
}

/** What is put forward; in the place of what has been taken down, when and why. */
function PutForward({ notice: { state, takenDown, changes } }: Pick<PublicNoticeProps, 'notice'>) {
  const t = useWords(words);
  const lang = useLang();
  if (takenDown)
    return <p>{t.gone(formatDate(localDate(takenDown.at), lang), labelOf(takedownReason, takenDown.reason)[lang])}</p>;
  return state === 'returned' ? <p>{t.withdrawn}</p> : <Diff changes={changes} />;
}

function ObjectionForm({ notice, command }: Pick<PublicNoticeProps, 'notice' | 'command'>) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <p class="hint">{t.objectHint}</p>
      <Form action={`/notices/${notice.id}/objections`} command={command}>
        <Select
          name="line"
          label={t.about}
          value="-"
          options={[
            { value: '-', text: portalWords[lang].wholeNotice },
            ...notice.lines.map(({ key, label, reported }) => ({ value: key, text: `${label[lang]}：${reported}` })),
          ]}
        />
        <TextArea name="text" label={t.text} />
        <TextField name="contact" label={t.contact} />
        <LeftEmpty />
        <SubmitButton>{t.send}</SubmitButton>
      </Form>
    </>
  );
}

function verdictOf(decision: { upheld: boolean } | null, lang: Lang): string {
  const t = words[lang];
  if (decision === null) return t.pending;
  return decision.upheld ? t.upheld : t.notUpheld;
}

function standingOf(
  { running, state, release, takenDown, ends, objections }: PublicNoticeProps['notice'],
  day: LocalDate,
  lang: Lang,
) {
  const t = words[lang];
  const open = objections.filter((o) => o.decision === null).length;
  const parts = [
    ...(running ? [t.running(formatDays(daysLeft(ends, day), lang))] : []),
    ...(open > 0 ? [t.open(open)] : []),
    ...(!running && open === 0 && state !== 'returned'
      ? [objections.length === 0 ? t.clean : t.settled(objections.length)]
      : []),
    ...(state === 'returned' ? [stateName(state)[lang]] : []),
    ...(release === null || takenDown ? [] : [t.published(release)]),
    ...(takenDown ? [t.takenDown(formatDate(localDate(takenDown.at), lang))] : []),
  ];
  return parts.join(' · ');
}
