import { FreshnessTag, groupNames } from '#console/freshness.tsx';
import { consoleWords } from '#console/words.ts';
import { labelOf } from '#core/codes/code-list.ts';
import { rolloutStage, takedownReason, withholdingReason } from '#core/codes/lists.ts';
import type { Freshness } from '#core/freshness.ts';
import { fieldGroups, type Instant, type Registration } from '#core/model.ts';
import type { Withdrawal } from '#core/withdrawal.ts';
import type { State } from '#core/workflow/model.ts';
import { stateName } from '#core/workflow/state-names.ts';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Checkboxes } from '#ui/form/choices.tsx';
import { Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
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
    start: '新建申报',
    stage: '开展阶段',
    withheld: '未公开原因',
    register: '登记开展阶段',
    mandate: '三定台账',
    freshness: '各部分的更新情况',
    part: '部分',
    api: '公开数据（JSON）',
    confirm: '确认无变化',
    confirmHint: '已公开内容仍与实际一致时办理，记作核实，不算更新。须由主要领导在 15 分钟内登录后办理。',
    groups: '核实的部分',
    fresh: '重新登录后办理',
    takenDown: '已撤下',
    takenDownAt: (at: string, reason: string) => `${at}，原因：${reason}`,
    takeDown: '撤下已公开内容',
  },
  en: {
    release: 'Published release',
    releaseIs: (n: number, at: string) => `release ${n}, ${at}`,
    none: 'Nothing is published',
    submissions: 'Submissions',
    noSubmissions: 'There has been no submission.',
    started: 'Started',
    start: 'Start a submission',
    stage: 'Stage of rollout',
    withheld: 'Why nothing is published',
    register: 'Record the stage of rollout',
    mandate: 'Mandate',
    freshness: 'Freshness, part by part',
    part: 'Part',
    api: 'Public data (JSON)',
    confirm: 'Confirm that nothing has changed',
    confirmHint:
      'When what is published is still so. It counts as a confirmation, not as an update, and is the head’s to give, within 15 minutes of signing in.',
    groups: 'What is confirmed',
    fresh: 'Sign in again to do this',
    takenDown: 'Taken down',
    takenDownAt: (at: string, reason: string) => `${at}, reason: ${reason}`,
    takeDown: 'Take down what is published',
  },
});

export type UnitProps = {
  unit: string;
  registration: Pick<Registration, 'stage' | 'withheld'>;
  /** What is published, part by part. */
  freshness: readonly Pick<Freshness, 'group' | 'state' | 'due'>[];
  release: { number: number; at: Instant } | null;
  /** What has taken that release down, if it has been. */
  withdrawn: Pick<Withdrawal, 'at' | 'reason'> | null;
  submissions: readonly { id: string; state: State; startedAt: Instant }[];
  confirm: 'fresh' | 'stale' | null;
  signIn: string;
  takeDown: string | null;
  /** Where the next submission is started, for whoever may while none is under way. */
  start: string | null;
  /** Where the stage is recorded, for whoever may. */
  register: string | null;
  mandate: string | null;
  command: string;
};

/** A unit as the office sees it: what is published, what was submitted, what can be done. */
export function UnitPage(props: UnitProps) {
  const { unit, registration, freshness, release, withdrawn, submissions, confirm, signIn, takeDown, command } = props;
  const { register, mandate, start } = props;
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
          { label: t.stage, value: labelOf(rolloutStage, registration.stage)[lang] },
          ...(registration.withheld
            ? [{ label: t.withheld, value: labelOf(withholdingReason, registration.withheld)[lang] }]
            : []),
          { label: t.api, value: <a href={`/v1/units/${unit}`}>/v1/units/{unit}</a> },
        ]}
      />
      {register && (
        <p>
          <a href={register}>{t.register}</a>
        </p>
      )}
      {mandate && (
        <p>
          <a href={mandate}>{t.mandate}</a>
        </p>
      )}
      {freshness.length > 0 && (
        <DataTable
          caption={t.freshness}
          path={`/console/units/${unit}`}
          query={{}}
          rows={freshness}
          rowKey={(row) => row.group}
          columns={[
            { key: 'group', head: t.part, cell: ({ group }) => groupNames[group][lang] },
            { key: 'state', head: consoleWords[lang].state, cell: ({ state }) => <FreshnessTag state={state} /> },
            { key: 'due', head: consoleWords[lang].due, cell: ({ due }) => formatDate(due, lang) },
          ]}
          empty={null}
        />
      )}
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
      {start && (
        <p>
          <a href={start}>{t.start}</a>
        </p>
      )}
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
                options={fieldGroups.map((group) => ({ value: group, text: groupNames[group][lang] }))}
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
