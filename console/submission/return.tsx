import { SubmissionProgress } from '#console/submission/progress.tsx';
import { consoleWords } from '#console/words.ts';
import type { ExaminationLine } from '#core/examination/lines.ts';
import type { LocalDate } from '#core/model.ts';
import type { StepId } from '#core/workflow/definition.ts';
import type { Submission } from '#core/workflow/model.ts';
import { Select } from '#ui/form/choices.tsx';
import { Form, SubmitButton } from '#ui/form/form.tsx';
import { DateField, TextArea } from '#ui/form/text-fields.tsx';
import { defineWords, useLang, useWords } from '#ui/language.ts';

const words = defineWords({
  zh: {
    text: '退回后，已有的签字全部作废，办理过的人都会收到理由。',
    reason: '退回理由（至少 10 个字）',
    finding: (n: number) => `意见 ${n}`,
    findings: '逐条意见（查审退回至少一条；单位须逐条答复）',
    line: '涉及项目',
    what: '意见内容',
    due: '答复期限',
    submit: '退回',
    whole: '整件申报',
  },
  en: {
    text: 'Returned, all signatures are void, and everyone who acted is told the reason.',
    reason: 'Why it is returned (at least 10 characters)',
    finding: (n: number) => `Finding ${n}`,
    findings: 'Findings (an examination returns with at least one; the unit answers each)',
    line: 'Line it is about',
    what: 'What is found',
    due: 'Answer by',
    submit: 'Return it',
    whole: 'The whole submission',
  },
});

/** How many findings one form holds; more go into a further return or into one text. */
export const FINDINGS = 5;

type Props = {
  submission: Submission;
  order: readonly StepId[];
  day: LocalDate;
  lines: readonly ExaminationLine[];
  /** Proposed day for answers. */
  due: LocalDate;
  withFindings: boolean;
  command: string;
};

/** Sending a submission back: the reason for everyone, findings for the unit to answer. */
export function ReturnPage({ submission, order, day, lines, due, withFindings, command }: Props) {
  const t = useWords(words);
  const lang = useLang();
  const options = [
    { value: '-', text: t.whole },
    ...lines.map(({ key, label }) => ({ value: key, text: label[lang] })),
  ];
  return (
    <>
      <SubmissionProgress submission={submission} order={order} day={day} />
      <p>{t.text}</p>
      <Form action={`/console/submissions/${submission.id}/return`} command={command}>
        <TextArea name="reason" label={t.reason} />
        {withFindings && (
          <>
            <h2 id="field-findings">{t.findings}</h2>
            {Array.from({ length: FINDINGS }, (_, i) => (
              <fieldset key={`finding-${String(i)}`}>
                <legend>{t.finding(i + 1)}</legend>
                <Select name={`findings.${i}.line`} label={t.line} options={options} value="-" optional />
                <TextArea name={`findings.${i}.text`} label={t.what} rows={2} optional />
                <DateField name={`findings.${i}.due`} label={t.due} value={due} optional />
              </fieldset>
            ))}
          </>
        )}
        <SubmitButton kind="warning">{t.submit}</SubmitButton>
        <p>
          <a href={`/console/submissions/${submission.id}`}>{consoleWords[lang].back}</a>
        </p>
      </Form>
    </>
  );
}
