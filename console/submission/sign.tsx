import { EvidenceList } from '#console/submission/evidence.tsx';
import { Warnings } from '#console/submission/overview.tsx';
import { SubmissionProgress } from '#console/submission/progress.tsx';
import { consoleWords } from '#console/words.ts';
import type { Label } from '#core/codes/code-list.ts';
import type { Change } from '#core/diff.ts';
import type { ExaminationFinding } from '#core/examination/findings.ts';
import type { Instant, LocalDate } from '#core/model.ts';
import type { StepId } from '#core/workflow/definition.ts';
import { evidenceDigest } from '#core/workflow/evidence.ts';
import type { Submission } from '#core/workflow/model.ts';
import { stateName } from '#core/workflow/state-names.ts';
import { Diff } from '#ui/diff.tsx';
import { Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import { TextField } from '#ui/form/text-fields.tsx';
import { formatInstant } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { NotificationBanner } from '#ui/notification-banner.tsx';

const words = defineWords({
  zh: {
    changes: '您将签署的变动',
    none: '与已公开版本相比没有变动',
    waiting: (step: string) => `等待${step}`,
    typed: '请输入您的姓名作为签名',
    hint: (name: string) => `签名即确认以上内容属实。请输入“${name}”。`,
    sign: '签字',
    stale: '签字前须重新登录',
    staleText: (at: string) => `您上次登录是 ${at}。签字要求 15 分钟内的登录，以确认是您本人。`,
    again: '重新登录并返回本页',
    back: '不同意？退回申报',
    digest: '所签文档摘要',
  },
  en: {
    changes: 'What you would sign',
    none: 'Nothing differs from what is published',
    waiting: (step: string) => `Waiting for: ${step}`,
    typed: 'Type your name as signature',
    hint: (name: string) => `By signing you confirm that this is true. Type “${name}”.`,
    sign: 'Sign',
    stale: 'Sign in again before you sign',
    staleText: (at: string) => `You last signed in at ${at}. A signature takes a sign-in within 15 minutes.`,
    again: 'Sign in again and come back to this page',
    back: 'You do not agree? Return the submission',
    digest: 'Digest of the document you sign',
  },
});

type Props = {
  submission: Submission;
  order: readonly StepId[];
  day: LocalDate;
  changes: readonly Change[];
  findings: readonly ExaminationFinding[];
  command: string;
  /** Why it is not this person's to sign although it is their role's. */
  barred: readonly Label[];
  /** Set where it is this person's turn. */
  signer: { name: string; freshAt: Instant | null; signIn: string; signedInAt: Instant } | null;
};

/** What changed since the published version, the warnings with their explanations, and the box to sign in. */
export function SignPage({ submission, order, day, changes, findings, command, signer, barred }: Props) {
  const t = useWords(words);
  const lang = useLang();
  const { id, state, document } = submission;
  return (
    <>
      <SubmissionProgress submission={submission} order={order} day={day} />
      <section aria-labelledby="changes">
        <h2 id="changes">{t.changes}</h2>
        {changes.length === 0 ? <p>{t.none}</p> : <Diff changes={changes} />}
      </section>
      <EvidenceList submission={submission} />
      <Warnings findings={findings} submission={submission} />
      {signer === null && (
        <NotificationBanner kind="important">
          {t.waiting(stateName(state)[lang])}
          {barred.map((reason) => (
            <p key={reason.zh}>{reason[lang]}</p>
          ))}
        </NotificationBanner>
      )}
      {signer && signer.freshAt === null && (
        <section aria-labelledby="fresh">
          <h2 id="fresh">{t.stale}</h2>
          <p>{t.staleText(formatInstant(signer.signedInAt, lang))}</p>
          <p>
            <a href={signer.signIn}>{t.again}</a>
          </p>
        </section>
      )}
      {signer?.freshAt && (
        <section aria-labelledby="signature">
          <h2 id="signature">{consoleWords[lang].signature}</h2>
          <p>
            {t.digest}: <code>{document.slice(0, 16)}</code>
          </p>
          <Form action={`/console/submissions/${id}/sign`} command={command}>
            <Hidden name="document" value={document} />
            <Hidden name="evidence" value={evidenceDigest(submission) ?? ''} />
            <TextField name="typedName" label={t.typed} hint={t.hint(signer.name)} short />
            <SubmitButton>{t.sign}</SubmitButton>
          </Form>
          <p>
            <a href={`/console/submissions/${id}/return`}>{t.back}</a>
          </p>
        </section>
      )}
    </>
  );
}
