import { labelOf } from '#core/codes/code-list.ts';
import { takedownReason } from '#core/codes/work-lists.ts';
import type { Instant, LocalDate } from '#core/model.ts';
import { isUnconfirmed, type Takedown } from '#core/workflow/takedown.ts';
import { Checkboxes, Radios } from '#ui/form/choices.tsx';
import { Form, SubmitButton } from '#ui/form/form.tsx';
import { TextArea } from '#ui/form/text-fields.tsx';
import { formatDate, formatInstant } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { SummaryList } from '#ui/summary-list.tsx';
import { Tag } from '#ui/tag.tsx';

const words = defineWords({
  zh: {
    releaseIs: (n: number, at: string) => `第 ${n} 版，${at}`,
    takeDownHint:
      '撤下立即生效：公众只能看到撤下的说明，以往版本中的同一内容也不再提供。须由另一人在一个工作日内复核。只须撤下一人时，先公开不含此人的更正版本，再撤下列有此人的各个版本，其他人现行的公开不受影响。',
    releases: '撤下的版本',
    reason: '撤下原因（公开）',
    text: '具体情况（内部，至少 10 个字）',
    order: '撤下',
    takenBy: '撤下人',
    due: '复核期限',
    confirmed: '复核',
    waiting: '等待另一人复核',
    late: '逾期未复核',
    note: '复核意见',
    confirmTakedown: '复核确认',
    own: '您是撤下人，须由另一人复核。',
    unit: '单位页',
  },
  en: {
    releaseIs: (n: number, at: string) => `release ${n}, ${at}`,
    takeDownHint:
      'It takes effect at once: the public reads a stub, and the same content in earlier releases is no longer served. A second person confirms within one working day. To take down one person alone, publish a correction without them first, then take down every release that lists them: what is current of everyone else stays public.',
    releases: 'Releases to take down',
    reason: 'Reason (public)',
    text: 'Particulars (internal, at least 10 characters)',
    order: 'Take down',
    takenBy: 'Taken down by',
    due: 'To be confirmed by',
    confirmed: 'Confirmed',
    waiting: 'waits for a second person',
    late: 'confirmation is overdue',
    note: 'Remark',
    confirmTakedown: 'Confirm the takedown',
    own: 'You took it down; another person must confirm.',
    unit: 'The unit',
  },
});

type OrderProps = { unit: string; releases: readonly { number: number; at: Instant }[]; command: string };

/** 撤下: which releases, why, and the particulars for the office. */
export function TakeDownPage({ unit, releases, command }: OrderProps) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <p>{t.takeDownHint}</p>
      <Form action={`/console/units/${unit}/take-down`} command={command}>
        <Checkboxes
          name="releases"
          label={t.releases}
          options={releases.map(({ number, at }) => ({
            value: String(number),
            text: t.releaseIs(number, formatInstant(at, lang)),
          }))}
        />
        <Radios
          name="reason"
          label={t.reason}
          options={takedownReason.items.map((item) => ({ value: item.code, text: item[lang] }))}
        />
        <TextArea name="text" label={t.text} />
        <SubmitButton kind="warning">{t.order}</SubmitButton>
      </Form>
    </>
  );
}

type TakedownProps = { takedown: Takedown; day: LocalDate; mayConfirm: boolean; own: boolean; command: string };

/** One takedown and its confirmation. */
export function TakedownPage({ takedown, day, mayConfirm, own, command }: TakedownProps) {
  const t = useWords(words);
  const lang = useLang();
  const { id, unit, releases, reason, text, by, at, due, confirmed } = takedown;
  return (
    <>
      <SummaryList
        rows={[
          { label: t.releases, value: releases.join('、') },
          { label: t.reason, value: labelOf(takedownReason, reason)[lang] },
          { label: t.text, value: text },
          {
            label: t.takenBy,
            value: (
              <>
                <bdi>{by.name}</bdi> {formatInstant(at, lang)}
              </>
            ),
          },
          { label: t.due, value: formatDate(due, lang) },
          {
            label: t.confirmed,
            value: confirmed ? (
              <>
                <bdi>{confirmed.by.name}</bdi> {formatInstant(confirmed.at, lang)} {confirmed.note}
              </>
            ) : (
              <Tag kind={isUnconfirmed(takedown, day) ? 'bad' : 'warning'}>
                {isUnconfirmed(takedown, day) ? t.late : t.waiting}
              </Tag>
            ),
          },
        ]}
      />
      {!confirmed && own && <p>{t.own}</p>}
      {!confirmed && !own && mayConfirm && (
        <Form action={`/console/takedowns/${id}`} command={command}>
          <TextArea name="note" label={t.note} rows={2} optional />
          <SubmitButton>{t.confirmTakedown}</SubmitButton>
        </Form>
      )}
      <p>
        <a href={`/console/units/${unit}`}>{t.unit}</a>
      </p>
    </>
  );
}
