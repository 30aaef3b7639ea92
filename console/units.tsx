import { consoleWords } from '#console/words.ts';
import { labelOf } from '#core/codes/code-list.ts';
import { takedownReason } from '#core/codes/work-lists.ts';
import { fieldGroups, type Instant, type LocalDate } from '#core/model.ts';
import type { Withdrawal } from '#core/withdrawal.ts';
import type { State } from '#core/workflow/model.ts';
import { isUnconfirmed, type Takedown } from '#core/workflow/takedown.ts';
import { stateName } from '#core/workflow/tell.ts';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Checkboxes, Radios } from '#ui/form/choices.tsx';
import { Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import { TextArea } from '#ui/form/text-fields.tsx';
import { formatDate, formatInstant } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { SummaryList } from '#ui/summary-list.tsx';
import { Tag } from '#ui/tag.tsx';

const words = defineWords({
  zh: {
    release: '已公开版本',
    releaseIs: (n: number, at: string) => `第 ${n} 版，${at}`,
    none: '尚未公开',
    submissions: '历次申报',
    noSubmissions: '还没有申报。',
    started: '建立',
    api: '公开数据（JSON）',
    confirm: '确认无变化',
    confirmHint: '已公开内容仍与实际一致时办理，记作核实，不算更新。须由主要领导在 15 分钟内登录后办理。',
    groups: '核实的部分',
    group_identity: '单位信息与依据文件',
    group_establishment: '编制',
    group_leadership: '领导职数',
    group_staff: '人员',
    fresh: '重新登录后办理',
    takenDown: '已撤下',
    takenDownAt: (at: string, reason: string) => `${at}，原因：${reason}`,
    takeDown: '撤下已公开内容',
    takeDownHint:
      '撤下立即生效：公众只能看到撤下的说明，以往版本中的同一内容也不再提供。须由另一人在一个工作日内复核。只须撤下一人时，先公开不含此人的更正版本，再撤下列有此人的各个版本，其他人现行的公开不受影响。',
    releases: '撤下的版本',
    reason: '撤下原因（公开）',
    text: '具体情况（内部，至少 10 个字）',
    order: '撤下',
    takedown: '撤下',
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
    release: 'Published release',
    releaseIs: (n: number, at: string) => `release ${n}, ${at}`,
    none: 'Nothing is published',
    submissions: 'Submissions',
    noSubmissions: 'There has been no submission.',
    started: 'Started',
    api: 'Public data (JSON)',
    confirm: 'Confirm that nothing has changed',
    confirmHint:
      'When what is published is still so. It counts as a confirmation, not as an update, and is the head’s to give, within 15 minutes of signing in.',
    groups: 'What is confirmed',
    group_identity: 'the unit and its documents',
    group_establishment: 'posts',
    group_leadership: 'leading posts',
    group_staff: 'staff',
    fresh: 'Sign in again to do this',
    takenDown: 'Taken down',
    takenDownAt: (at: string, reason: string) => `${at}, reason: ${reason}`,
    takeDown: 'Take down what is published',
    takeDownHint:
      'It takes effect at once: the public reads a stub, and the same content in earlier releases is no longer served. A second person confirms within one working day. To take down one person alone, publish a correction without them first, then take down every release that lists them: what is current of everyone else stays public.',
    releases: 'Releases to take down',
    reason: 'Reason (public)',
    text: 'Particulars (internal, at least 10 characters)',
    order: 'Take down',
    takedown: 'Takedown',
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

export type UnitProps = {
  unit: string;
  release: { number: number; at: Instant } | null;
  /** What has taken that release down, if it has been. */
  withdrawn: Pick<Withdrawal, 'at' | 'reason'> | null;
  submissions: readonly { id: string; state: State; startedAt: Instant }[];
  confirm: 'fresh' | 'stale' | null;
  signIn: string;
  takeDown: string | null;
  command: string;
};

/** A unit as the office sees it: what is published, what was submitted, what can be done. */
export function UnitPage({ unit, release, withdrawn, submissions, confirm, signIn, takeDown, command }: UnitProps) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <>
      <SummaryList
        rows={[
          {
            label: t.release,
            value: release ? t.releaseIs(release.number, formatInstant(release.at, lang)) : t.none,
          },
          ...(withdrawn
            ? [
                {
                  label: t.takenDown,
                  value: (
                    <Tag kind="bad">
                      {t.takenDownAt(
                        formatInstant(withdrawn.at, lang),
                        labelOf(takedownReason, withdrawn.reason)[lang],
                      )}
                    </Tag>
                  ),
                },
              ]
            : []),
          { label: t.api, value: <a href={`/v1/units/${unit}`}>/v1/units/{unit}</a> },
        ]}
      />
      <DataTable
        caption={t.submissions}
        path={`/console/units/${unit}`}
        query={{}}
        rows={submissions}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'started',
            head: t.started,
            cell: (row) => <a href={`/console/submissions/${row.id}`}>{formatInstant(row.startedAt, lang)}</a>,
          },
          { key: 'state', head: consoleWords[lang].state, cell: (row) => stateName(row.state)[lang] },
        ]}
        empty={<EmptyState why={t.noSubmissions} />}
      />
      {confirm && release && !withdrawn && (
        <section aria-labelledby="confirm">
          <h2 id="confirm">{t.confirm}</h2>
          <p class="hint">{t.confirmHint}</p>
          {confirm === 'stale' ? (
            <p>
              <a href={signIn}>{t.fresh}</a>
            </p>
          ) : (
            <Form action={`/console/units/${unit}`} command={command}>
              <Hidden name="release" value={String(release.number)} />
              <Checkboxes
                name="groups"
                label={t.groups}
                options={fieldGroups.map((group) => ({ value: group, text: t[`group_${group}`] }))}
              />
              <SubmitButton>{t.confirm}</SubmitButton>
            </Form>
          )}
        </section>
      )}
      {takeDown && (
        <p>
          <a href={takeDown}>{t.takeDown}</a>
        </p>
      )}
    </>
  );
}

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
