import { consoleWords } from '#console/words.ts';
import { evidenceForm } from '#contract/evidence.ts';
import { type Evidence, evidenceOf, MOST_EVIDENCE } from '#core/workflow/evidence.ts';
import type { Submission } from '#core/workflow/model.ts';
import { Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import { SchemaForm } from '#ui/form/schema-form.tsx';
import { formatNumber } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';

const words = defineWords({
  zh: {
    title: '附件',
    intro: '证明所填内容的文件。只供办理人员查看，不公开；提交后不能增减，退回或撤回后才能修改。',
    none: '没有附件。',
    digest: (digest: string) => `摘要 ${digest}`,
    attach: '附上文件',
    full: `已有 ${MOST_EVIDENCE} 个附件，不能再附。`,
    remove: '移除',
  },
  en: {
    title: 'Attached files',
    intro:
      'Files that prove what is entered: for those who take a step, never public. Once submitted, none is added or taken away before it is returned or recalled.',
    none: 'No file is attached.',
    digest: (digest: string) => `digest ${digest}`,
    attach: 'Attach the file',
    full: `${MOST_EVIDENCE} files are attached, which is the most.`,
    remove: 'Take away',
  },
});

const nameOf = ({ title, number }: Evidence): string => (number ? `${title}（${number}）` : title);
const shortly = ({ digest }: Evidence): string => digest.slice(0, 12);

/** As the history names it. */
export const namedWithDigest = (evidence: Evidence): string => `${nameOf(evidence)} ${shortly(evidence)}`;

function OneFile({ submission, evidence }: { submission: string; evidence: Evidence }) {
  const t = useWords(words);
  const lang = useLang();
  const { digest, type, bytes } = evidence;
  return (
    <>
      <a href={`/console/submissions/${submission}/evidence/${digest}`} download>
        <bdi>{nameOf(evidence)}</bdi>{' '}
        <small>
          {type.toUpperCase()} {formatNumber(Math.ceil(bytes / 1024), lang)} KB
        </small>
      </a>{' '}
      <span class="hint">{t.digest(shortly(evidence))}</span>
    </>
  );
}

/** What proves the submission, for everyone who takes a step of it; nothing where there is none. */
export function EvidenceList({ submission }: { submission: Submission }) {
  const t = useWords(words);
  const attached = evidenceOf(submission);
  if (attached.length === 0) return null;
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{t.title}</h2>
      <ul>
        {attached.map((evidence) => (
          <li key={evidence.digest}>
            <OneFile submission={submission.id} evidence={evidence} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type Props = {
  submission: Submission;
  /** Numbers of the draft's documents. */
  numbers: readonly string[];
  command: string;
};

/** 附件: each with a button to take it away, and the form for a further one. */
export function EvidencePage({ submission, numbers, command }: Props) {
  const t = useWords(words);
  const lang = useLang();
  const attached = evidenceOf(submission);
  const action = `/console/submissions/${submission.id}/evidence`;
  return (
    <>
      <p class="hint">{t.intro}</p>
      {attached.length === 0 && <p>{t.none}</p>}
      <ul>
        {attached.map((evidence) => (
          <li key={evidence.digest}>
            <OneFile submission={submission.id} evidence={evidence} />
            <Form action={action} command={`${command}-${shortly(evidence)}`}>
              <Hidden name="digest" value={evidence.digest} />
              <SubmitButton value="remove" kind="secondary">
                {t.remove}
                <span class="hidden"> {nameOf(evidence)}</span>
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
      <section aria-labelledby="attach">
        <h2 id="attach">{t.attach}</h2>
        {attached.length < MOST_EVIDENCE ? (
          <SchemaForm
            schema={evidenceForm}
            offers={{ number: numbers }}
            action={action}
            command={command}
            submit={t.attach}
          />
        ) : (
          <p>{t.full}</p>
        )}
      </section>
      <p>
        <a href={`/console/submissions/${submission.id}`}>{consoleWords[lang].back}</a>
      </p>
    </>
  );
}
