import { EvidenceList } from '#console/submission/evidence.tsx';
import { ExaminersWords } from '#console/submission/examiners-words.tsx';
import { History } from '#console/submission/history.tsx';
import { SubmissionProgress } from '#console/submission/progress.tsx';
import { labelOf } from '#core/codes/code-list.ts';
import { changeReason } from '#core/codes/lists.ts';
import type { Change } from '#core/diff.ts';
import type { ExaminationFinding } from '#core/examination/findings.ts';
import type { ExaminationLine } from '#core/examination/lines.ts';
import type { LocalDate } from '#core/model.ts';
import type { StepId } from '#core/workflow/definition.ts';
import { nameOfStep } from '#core/workflow/hands.ts';
import type { Submission, SubmissionEvent } from '#core/workflow/model.ts';
import { Diff } from '#ui/diff.tsx';
import { formatDate, formatInstant } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import type { Link } from '#ui/page.tsx';
import { SummaryList } from '#ui/summary-list.tsx';
import { Tag } from '#ui/tag.tsx';
import { type Task, TaskList } from '#ui/task-list.tsx';

const words = defineWords({
  zh: {
    actions: '可以办理',
    parts: '填报内容',
    changes: '与已公开版本相比',
    first: '首次公开，尚无已公开版本',
    signatures: '有效签字与结论',
    noSignatures: '尚无有效签字',
    warnings: '提示与说明',
    unexplained: '待说明',
    reason: '变更事由',
    document: '依据文号',
    none: '未填',
    notice: '公示',
    noticeUntil: (from: string, to: string) => `${from} 至 ${to}`,
    objections: (open: number, all: number) => `异议 ${all} 项，待决定 ${open} 项`,
    digest: '文档摘要',
    overtaken: (release: number) => `该单位另已公开第 ${release} 版`,
    overtakenNext: '本申报须由单位信息员核对新版本后再办；正在办理的请退回或撤回。',
  },
  en: {
    actions: 'What you can do',
    parts: 'Parts to fill in',
    changes: 'Compared with what is published',
    first: 'First publication; nothing is published yet',
    signatures: 'Signatures and verdicts in force',
    noSignatures: 'No signature in force',
    warnings: 'Warnings and explanations',
    unexplained: 'to be explained',
    reason: 'Reason for the change',
    document: 'Document it rests on',
    none: 'not given',
    notice: 'Notice',
    noticeUntil: (from: string, to: string) => `${from} to ${to}`,
    objections: (open: number, all: number) => `${all} objections, ${open} to be decided`,
    digest: 'Digest of the document',
    overtaken: (release: number) => `The unit has published release ${release} since`,
    overtakenNext:
      'The information officer has to check the newer release first; whoever holds this returns or recalls it.',
  },
});

export type OverviewProps = {
  submission: Submission;
  order: readonly StepId[];
  events: readonly SubmissionEvent[];
  changes: readonly Change[];
  findings: readonly ExaminationFinding[];
  lines: readonly ExaminationLine[];
  day: LocalDate;
  /** The release that has been published since it began, if any: it cannot be approved as it stands. */
  newer: number | undefined;
  /** What this person may do now. */
  actions: readonly Link[];
  /** Parts to fill in; empty for whoever does not edit. */
  tasks: readonly Task[];
};

/** One submission, the same for every role but for what each may do. */
export function SubmissionOverview(props: OverviewProps) {
  const { submission, order, events, changes, findings, lines, day, newer, actions, tasks } = props;
  const t = useWords(words);
  return (
    <>
      <SubmissionProgress submission={submission} order={order} day={day} />
      {newer !== undefined && <Overtaken release={newer} />}
      {actions.length > 0 && (
        <section aria-labelledby="actions">
          <h2 id="actions">{t.actions}</h2>
          <ul>
            {actions.map(({ href, text }) => (
              <li key={href}>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {tasks.length > 0 && (
        <section aria-labelledby="parts">
          <h2 id="parts">{t.parts}</h2>
          <TaskList tasks={tasks} />
        </section>
      )}
      <ExaminersWords submission={submission} lines={lines} />
      <Facts submission={submission} />
      <EvidenceList submission={submission} />
      <section aria-labelledby="changes">
        <h2 id="changes">{t.changes}</h2>
        {submission.base === null && <p>{t.first}</p>}
        <Diff changes={changes} />
      </section>
      <Warnings findings={findings} submission={submission} />
      <Signatures submission={submission} />
      <History events={events} />
    </>
  );
}

/** Whoever looks is told that it has been overtaken, before they sign or judge what cannot be published. */
export function Overtaken({ release }: { release: number }) {
  const t = useWords(words);
  return (
    <p>
      <Tag kind="warning">{t.overtaken(release)}</Tag> {t.overtakenNext}
    </p>
  );
}

function Facts({ submission }: { submission: Submission }) {
  const t = useWords(words);
  const lang = useLang();
  const { reason, reasonDocument, notice, objections, document } = submission;
  const open = objections.filter((o) => o.decision === null).length;
  return (
    <SummaryList
      rows={[
        { label: t.reason, value: reason ? labelOf(changeReason, reason)[lang] : t.none },
        { label: t.document, value: reasonDocument ?? t.none },
        ...(notice
          ? [
              {
                label: t.notice,
                value: `${t.noticeUntil(formatDate(notice.opened, lang), formatDate(notice.ends, lang))} · ${t.objections(open, objections.length)}`,
              },
            ]
          : []),
        { label: t.digest, value: <code>{document.slice(0, 16)}</code> },
      ]}
    />
  );
}

/** Warnings with what the unit says to them: seen in every later step. */
export function Warnings({
  findings,
  submission: { explanations },
}: {
  findings: readonly ExaminationFinding[];
  submission: Submission;
}) {
  const t = useWords(words);
  const lang = useLang();
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby="warnings">
      <h2 id="warnings">{t.warnings}</h2>
      <ul>
        {findings.map(({ key, severity, message }) => {
          const explanation = explanations[key];
          return (
            <li key={key}>
              <p>
                <Tag kind={severity === 'error' ? 'bad' : 'warning'}>{message[lang]}</Tag>
              </p>
              <p>
                {explanation ? (
                  <>
                    {explanation.text} <span class="hint">— {explanation.name}</span>
                  </>
                ) : (
                  t.unexplained
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Signatures({ submission: { acts } }: { submission: Submission }) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <section aria-labelledby="signatures">
      <h2 id="signatures">{t.signatures}</h2>
      {acts.length === 0 ? (
        <p>{t.noSignatures}</p>
      ) : (
        <ul>
          {acts.map(({ step, name, at }) => (
            <li key={step}>
              {nameOfStep(step)[lang]} · <bdi>{name}</bdi> · {formatInstant(at, lang)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
