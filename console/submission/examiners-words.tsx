import { consoleWords } from '#console/words.ts';
import type { ExaminationLine } from '#core/examination/lines.ts';
import type { Submission } from '#core/workflow/model.ts';
import { formatDate } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';
import { Tag } from '#ui/tag.tsx';

const words = defineWords({
  zh: {
    title: '查审结论与意见',
    agrees: '一致',
    differs: '不一致',
    pending: '待证',
    findings: '退回意见',
    answer: '答复',
    unanswered: '待答复',
  },
  en: {
    title: 'What the examination found',
    agrees: 'agrees',
    differs: 'differs',
    pending: 'to be proven',
    findings: 'Findings of returns',
    answer: 'Answer',
    unanswered: 'to be answered',
  },
});

const kinds = { agrees: 'good', differs: 'bad', pending: 'warning' } as const;

type Props = {
  submission: Pick<Submission, 'verdicts' | 'findings'>;
  lines: readonly Pick<ExaminationLine, 'key' | 'label'>[];
};

/** 查审结论与意见: lines that differ or have a note, and the findings of returns with what the unit answers. */
export function ExaminersWords({ submission: { verdicts, findings }, lines }: Props) {
  const t = useWords(words);
  const lang = useLang();
  const told = lines.flatMap(({ key, label }) => {
    const given = verdicts[key];
    return given && (given.verdict !== 'agrees' || given.note) ? [{ key, label, ...given }] : [];
  });
  if (told.length === 0 && findings.length === 0) return null;
  return (
    <section aria-labelledby="verdicts">
      <h2 id="verdicts">{t.title}</h2>
      {told.length > 0 && (
        <ul>
          {told.map(({ key, label, verdict, note }) => (
            <li key={key}>
              {label[lang]} <Tag kind={kinds[verdict]}>{t[verdict]}</Tag> {note && <bdi>{note}</bdi>}
            </li>
          ))}
        </ul>
      )}
      {findings.length > 0 && <h3>{t.findings}</h3>}
      {findings.length > 0 && (
        <ol>
          {findings.map(({ number, text, due, answer }) => (
            <li key={number} value={number}>
              <p>{text}</p>
              {answer ? (
                <p>
                  {t.answer}: {answer}
                </p>
              ) : (
                <p>
                  <Tag kind="warning">{t.unanswered}</Tag> {consoleWords[lang].due} {formatDate(due, lang)}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
