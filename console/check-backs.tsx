import { labelOf } from '#core/codes/code-list.ts';
import { checkBackOutcome, doubtKind } from '#core/codes/work-lists.ts';
import type { LocalDate } from '#core/model.ts';
import { type CheckBack, isUnanswered } from '#core/workflow/check-back.ts';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Radios } from '#ui/form/choices.tsx';
import { Form, SubmitButton } from '#ui/form/form.tsx';
import { TextArea } from '#ui/form/text-fields.tsx';
import { formatDate, formatInstant } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { SummaryList } from '#ui/summary-list.tsx';
import { Tag } from '#ui/tag.tsx';

const words = defineWords({
  zh: {
    none: '目前没有等待答复的校核。上级汇集方对某条记录有疑义时，会出现在这里。',
    caption: '等待答复的校核',
    record: '记录',
    by: '提出方',
    doubt: '疑义',
    text: '具体情况（内部）',
    at: '提出时间',
    due: '答复期限',
    late: '逾期未答复',
    waiting: '等待答复',
    answered: '答复',
    outcome: '校核结果',
    answer: '答复内容（随供数公开，至少 10 个字）',
    send: '答复',
    unit: '查看单位',
  },
  en: {
    none: 'No check-back waits for an answer. When an aggregator doubts a record, it will appear here.',
    caption: 'Check-backs to answer',
    record: 'Record',
    by: 'Raised by',
    doubt: 'Doubt',
    text: 'In their words (internal)',
    at: 'Raised',
    due: 'To be answered by',
    late: 'answer is overdue',
    waiting: 'waits for an answer',
    answered: 'Answer',
    outcome: 'Outcome',
    answer: 'Answer (public, told by the feed; at least 10 characters)',
    send: 'Answer',
    unit: 'See the unit',
  },
});

/** 校核: what provinces doubt and the office has still to answer, oldest first. */
export function CheckBackList({ checkBacks, day }: { checkBacks: readonly CheckBack[]; day: LocalDate }) {
  const lang = useLang();
  const t = useWords(words);
  return (
    <DataTable
      caption={t.caption}
      rows={checkBacks}
      rowKey={({ id }) => id}
      path="/console/check-backs"
      query={{}}
      empty={<EmptyState why={t.none} />}
      columns={[
        {
          key: 'record',
          head: t.record,
          cell: ({ id, unitName }) => <a href={`/console/check-backs/${id}`}>{unitName}</a>,
        },
        { key: 'doubt', head: t.doubt, cell: ({ doubt }) => labelOf(doubtKind, doubt.kind)[lang] },
        { key: 'by', head: t.by, cell: ({ by }) => <bdi>{by}</bdi> },
        {
          key: 'due',
          head: t.due,
          cell: (one) => (
            <>
              {formatDate(one.due, lang)} {isUnanswered(one, day) && <Tag kind="bad">{t.late}</Tag>}
            </>
          ),
        },
      ]}
    />
  );
}

export type CheckBackProps = { checkBack: CheckBack; day: LocalDate; mayAnswer: boolean; command: string };

/** One check-back, with the form to answer it. */
export function CheckBackPage({ checkBack, day, mayAnswer, command }: CheckBackProps) {
  const lang = useLang();
  const t = useWords(words);
  const { id, unit, by, doubt, at, due, answer } = checkBack;
  return (
    <>
      <SummaryList
        rows={[
          { label: t.record, value: <bdi>{`${doubt.record.type} ${doubt.record.id}`}</bdi> },
          { label: t.by, value: <bdi>{by}</bdi> },
          { label: t.doubt, value: labelOf(doubtKind, doubt.kind)[lang] },
          { label: t.text, value: <bdi>{doubt.text}</bdi> },
          { label: t.at, value: formatInstant(at, lang) },
          { label: t.due, value: formatDate(due, lang) },
          {
            label: t.answered,
            value: answer ? (
              <>
                {labelOf(checkBackOutcome, answer.outcome)[lang]} · <bdi>{answer.text}</bdi> ·{' '}
                <bdi>{answer.by.name}</bdi> {formatInstant(answer.at, lang)}
              </>
            ) : (
              <Tag kind={isUnanswered(checkBack, day) ? 'bad' : 'warning'}>
                {isUnanswered(checkBack, day) ? t.late : t.waiting}
              </Tag>
            ),
          },
        ]}
      />
      {!answer && mayAnswer && (
        <Form action={`/console/check-backs/${id}`} command={command}>
          <Radios
            name="outcome"
            label={t.outcome}
            options={checkBackOutcome.items.map((item) => ({ value: item.code, text: item[lang] }))}
          />
          <TextArea name="text" label={t.answer} />
          <SubmitButton>{t.send}</SubmitButton>
        </Form>
      )}
      <p>
        <a href={`/console/units/${unit}`}>{t.unit}</a>
      </p>
    </>
  );
}
