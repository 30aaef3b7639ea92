import { KeysBox } from '#console/islands/examination/keys-box.tsx';
import { type OverlookedProps, OverlookedView } from '#console/overlooked.tsx';
import { EvidenceList } from '#console/submission/evidence.tsx';
import { ExaminersWords } from '#console/submission/examiners-words.tsx';
import { Warnings } from '#console/submission/overview.tsx';
import { SubmissionProgress } from '#console/submission/progress.tsx';
import type { ExaminationFinding } from '#core/examination/findings.ts';
import type { ExaminationLine } from '#core/examination/lines.ts';
import { coverage } from '#core/examination/sample.ts';
import type { LocalDate } from '#core/model.ts';
import type { StepId } from '#core/workflow/definition.ts';
import { evidenceDigest } from '#core/workflow/evidence.ts';
import type { Submission, Verdict } from '#core/workflow/model.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Select } from '#ui/form/choices.tsx';
import { Buttons, Form, Hidden, OnEnter, SubmitButton } from '#ui/form/form.tsx';
import { TextField } from '#ui/form/text-fields.tsx';
import { Island } from '#ui/island.tsx';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { Tag } from '#ui/tag.tsx';

const words = defineWords({
  zh: {
    caption: '逐项核对：申报、三定核定、已公开',
    line: '项目',
    reported: '申报',
    approved: '三定核定',
    published: '已公开',
    verdict: '结论',
    note: '依据文号或说明',
    changed: '有变动',
    changedSinceReturn: '退回后有改动',
    noMandate: '未登记三定',
    notInMandate: '三定不载此项',
    noRelease: '尚未公开',
    agrees: '一致',
    differs: '不一致',
    pending: '待证',
    save: '保存结论',
    accept: '查审通过',
    pass: '复审通过',
    mandate: '没有登记该单位的三定规定，核定数无从比对。',
    toMandate: '登记三定',
    back: '退回单位',
    coverage: (done: number, of: number) => `已核对 ${done} 项，共 ${of} 项`,
    nothing: '没有需要核对的项目。',
    sampleHint: '抽查项由文档摘要确定，任何人都能重新抽取得到同样的结果。',
  },
  en: {
    caption: 'Line by line: reported, by mandate, published',
    line: 'Line',
    reported: 'Reported',
    approved: 'By mandate',
    published: 'Published',
    verdict: 'Verdict',
    note: 'Document number or explanation',
    changed: 'changed',
    changedSinceReturn: 'changed since it was returned',
    noMandate: 'no mandate on file',
    notInMandate: 'not in a mandate',
    noRelease: 'not published yet',
    agrees: 'agrees',
    differs: 'differs',
    pending: 'to be proven',
    save: 'Store the verdicts',
    accept: 'Pass the examination',
    pass: 'Pass the re-examination',
    mandate: 'No mandate of this unit is on file; there is nothing to compare the authorised figures with.',
    toMandate: 'Record the mandate',
    back: 'Return it to the unit',
    coverage: (done: number, of: number) => `${done} of ${of} lines have a verdict`,
    nothing: 'There is nothing to examine.',
    sampleHint: 'The sample follows from the digest of the document: anyone can draw it again and finds the same.',
  },
});

type Props = {
  kind: 'examine' | 'review';
  submission: Submission;
  order: readonly StepId[];
  day: LocalDate;
  lines: readonly ExaminationLine[];
  /** Every line of the examination, by which its verdicts are named. */
  examined: readonly ExaminationLine[];
  /** Verdicts given so far, by line. */
  verdicts: Readonly<Record<string, Verdict>>;
  findings: readonly ExaminationFinding[];
  hasMandate: boolean;
  /** Of the re-examination: what lies beside the submission. */
  overlooked: OverlookedProps | null;
  command: string;
};

/** 逐项查审 and 抽查复审: what is reported, what was approved, what is published, side by side, with a verdict a line. */
export function ExaminePage(props: Props) {
  const { kind, submission, order, day, lines, examined, verdicts, findings, hasMandate, overlooked, command } = props;
  const t = useWords(words);
  const lang = useLang();
  const { id, document } = submission;
  const { done } = coverage(
    verdicts,
    lines.map(({ key }) => key),
  );
  return (
    <>
      <SubmissionProgress submission={submission} order={order} day={day} />
      {!hasMandate && (
        <EmptyState why={t.mandate} next={{ href: `/console/mandates/${submission.unit}`, text: t.toMandate }} />
      )}
      <EvidenceList submission={submission} />
      <Warnings findings={findings} submission={submission} />
      {overlooked && <OverlookedView {...overlooked} of="unit" />}
      {/* Whoever examines sees their own verdicts in the lines; what was returned before, and how it was answered, stands here. */}
      <ExaminersWords submission={submission} lines={kind === 'review' ? examined : []} />
      {kind === 'review' && <p class="hint">{t.sampleHint}</p>}
      <p>
        <label>
          {t.coverage(done, lines.length)} <meter min={0} max={Math.max(1, lines.length)} value={done} />
        </label>
      </p>
      {lines.length === 0 && <p>{t.nothing}</p>}
      <Form action={`/console/submissions/${id}/${kind}`} command={command}>
        <Hidden name="document" value={document} />
        <Hidden name="evidence" value={evidenceDigest(submission) ?? ''} />
        <OnEnter value="save" />
        {lines.length > 0 && (
          <Island source="console/islands/examination.tsx" props={{ lang }}>
            <div class="scripts-only">
              <KeysBox lang={lang} on />
            </div>
          </Island>
        )}
        <LineTable lines={lines} verdicts={verdicts} hasMandate={hasMandate} />
        <Buttons>
          <SubmitButton value="pass">{kind === 'examine' ? t.accept : t.pass}</SubmitButton>
          <SubmitButton value="save" kind="secondary">
            {t.save}
          </SubmitButton>
        </Buttons>
      </Form>
      <p>
        <a href={`/console/submissions/${id}/return`}>{t.back}</a>
      </p>
    </>
  );
}

function LineTable({ lines, verdicts, hasMandate }: Pick<Props, 'lines' | 'verdicts' | 'hasMandate'>) {
  const t = useWords(words);
  return (
    <table class="data examination">
      <caption>{t.caption}</caption>
      <thead>
        <tr>
          {[t.line, t.reported, t.approved, t.published, t.verdict, t.note].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <OneLine key={line.key} line={line} hasMandate={hasMandate} verdict={verdicts[line.key]} />
        ))}
      </tbody>
    </table>
  );
}

type LineProps = { line: ExaminationLine; hasMandate: boolean; verdict: Verdict | undefined };

function OneLine({ line, hasMandate, verdict }: LineProps) {
  const t = useWords(words);
  const lang = useLang();
  const { key, label, reported, approved, published, changed, changedSinceReturn } = line;
  // Looked at again after a return, only what has been corrected since stands out.
  const marked = changedSinceReturn ?? changed;
  // What agrees with the mandate is proposed as such; whoever examines decides.
  const proposed = approved !== null && approved === reported ? 'agrees' : undefined;
  return (
    <tr class={marked ? 'changed' : undefined}>
      <th scope="row" data-label={t.line}>
        <div>
          {label[lang]} {changed && <Tag kind={marked ? 'current' : 'neutral'}>{t.changed}</Tag>}{' '}
          {changedSinceReturn && <Tag kind="current">{t.changedSinceReturn}</Tag>}
        </div>
      </th>
      <td data-label={t.reported}>
        <div>{reported}</div>
      </td>
      <td data-label={t.approved}>
        <div>{approved ?? <span class="hint">{hasMandate ? t.notInMandate : t.noMandate}</span>}</div>
      </td>
      <td data-label={t.published}>
        <div>{published ?? <span class="hint">{t.noRelease}</span>}</div>
      </td>
      <td data-label={t.verdict}>
        <div>
          <Select
            name={`verdict.${key}`}
            label={`${t.verdict}：${label[lang]}`}
            value={verdict?.verdict ?? proposed}
            options={(['agrees', 'differs', 'pending'] as const).map((value) => ({ value, text: t[value] }))}
            quiet
          />
        </div>
      </td>
      <td data-label={t.note}>
        <div>
          <TextField name={`note.${key}`} label={`${t.note}：${label[lang]}`} value={verdict?.note} optional quiet />
        </div>
      </td>
    </tr>
  );
}
