import { SubmissionProgress } from '#console/submission/progress.tsx';
import { consoleWords } from '#console/words.ts';
import type { Change } from '#core/diff.ts';
import { type ExaminationFinding, examinationRules } from '#core/examination/findings.ts';
import type { LocalDate } from '#core/model.ts';
import type { StepId } from '#core/workflow/definition.ts';
import type { Submission } from '#core/workflow/model.ts';
import { Diff } from '#ui/diff.tsx';
import { Buttons, Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import { fieldId } from '#ui/form/state.ts';
import { TextArea } from '#ui/form/text-fields.tsx';
import { formatDate } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { Tag } from '#ui/tag.tsx';

const words = defineWords({
  zh: {
    changes: '本次变动',
    none: '与已公开版本相比没有变动',
    errors: '须更正（更正前不能提交）',
    warnings: '须说明的提示',
    explain: '说明',
    findings: '须答复的退回意见',
    answer: '答复',
    source: '依据',
    submit: '提交，送经办人签字',
    save: '先保存说明',
    blocked: (n: number) => `还有 ${n} 处须更正，更正后才能提交。`,
    reason: '变更事由',
    noReason: '还没有填写变更事由。',
    fillReason: '填写变更事由',
    newer: (release: number) => `该单位另已公开第 ${release} 版`,
    checkNewer: '核对新公开的版本',
  },
  en: {
    changes: 'What changes',
    none: 'Nothing differs from what is published',
    errors: 'To correct (nothing can be submitted before)',
    warnings: 'Warnings to explain',
    explain: 'Explanation',
    findings: 'Findings to answer',
    answer: 'Answer',
    source: 'Source',
    submit: 'Submit for signature',
    save: 'Store the explanations',
    blocked: (n: number) => `${n} things must be corrected before this can be submitted.`,
    reason: 'Reason for the change',
    noReason: 'No reason has been given yet.',
    fillReason: 'Give the reason',
    newer: (release: number) => `Release ${release} has been published since`,
    checkNewer: 'Check the newer release',
  },
});

type Props = {
  submission: Submission;
  order: readonly StepId[];
  day: LocalDate;
  changes: readonly Change[];
  findings: readonly ExaminationFinding[];
  /** The release that has been published since it began, if any. */
  newer: number | undefined;
  command: string;
};

/** 检查: what changes, what the rules find, what is to be explained or answered; then submit. */
export function CheckPage({ submission, order, day, changes, findings, newer, command }: Props) {
  const t = useWords(words);
  const { id, document, reason } = submission;
  const errors = findings.filter((f) => f.severity === 'error');
  const warnings = findings.filter((f) => f.severity === 'warning');
  return (
    <>
      <SubmissionProgress submission={submission} order={order} day={day} />
      {newer !== undefined && (
        <p id={fieldId('rebase')}>
          <Tag kind="bad">{t.newer(newer)}</Tag> <a href={`/console/submissions/${id}/rebase`}>{t.checkNewer}</a>
        </p>
      )}
      <section aria-labelledby="changes">
        <h2 id="changes">{t.changes}</h2>
        {changes.length === 0 ? <p>{t.none}</p> : <Diff changes={changes} />}
      </section>
      {reason === null && (
        <p id={fieldId('reason')}>
          {t.noReason} <a href={`/console/submissions/${id}/reason`}>{t.fillReason}</a>
        </p>
      )}
      {errors.length > 0 && (
        <section aria-labelledby="errors">
          <h2 id="errors">{t.errors}</h2>
          <ul>
            {errors.map((finding) => (
              <li key={finding.key} id={fieldId(`finding.${finding.key}`)}>
                <OneFinding finding={finding} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Form action={`/console/submissions/${id}/check`} command={command}>
        <Hidden name="document" value={document} />
        {warnings.length > 0 && <h2>{t.warnings}</h2>}
        {warnings.map((finding) => (
          <section key={finding.key}>
            <OneFinding finding={finding} />
            <TextArea
              name={`explanation.${finding.key}`}
              label={t.explain}
              value={submission.explanations[finding.key]?.text}
              rows={2}
            />
          </section>
        ))}
        <Answers submission={submission} />
        {errors.length > 0 ? (
          <p>{t.blocked(errors.length)}</p>
        ) : (
          <Buttons>
            <SubmitButton value="submit">{t.submit}</SubmitButton>
          </Buttons>
        )}
        <SubmitButton value="save" kind="secondary">
          {t.save}
        </SubmitButton>
      </Form>
    </>
  );
}

/** What is found, and what the rule asks for, with its source. */
function OneFinding({ finding: { rule, severity, message } }: { finding: ExaminationFinding }) {
  const t = useWords(words);
  const lang = useLang();
  const about = examinationRules.find((r) => r.id === rule);
  return (
    <>
      <p>
        <Tag kind={severity === 'error' ? 'bad' : 'warning'}>{message[lang]}</Tag>
      </p>
      {about && (
        <p class="hint">
          {about.explanation[lang]} {t.source}: {about.source}
        </p>
      )}
    </>
  );
}

function Answers({ submission: { findings } }: { submission: Submission }) {
  const t = useWords(words);
  const lang = useLang();
  if (findings.length === 0) return null;
  return (
    <>
      <h2>{t.findings}</h2>
      {findings.map(({ number, text, due, answer }) => (
        <TextArea
          key={number}
          name={`answer.${number}`}
          label={`${number}. ${text}`}
          hint={`${consoleWords[lang].due} ${formatDate(due, lang)}`}
          value={answer ?? undefined}
          rows={2}
        />
      ))}
    </>
  );
}
