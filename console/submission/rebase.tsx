import { ConflictChoices, conflictName, sideWords } from '#console/submission/conflict.tsx';
import { SubmissionProgress } from '#console/submission/progress.tsx';
import { consoleWords } from '#console/words.ts';
import type { Change } from '#core/diff.ts';
import { conflictKey, type MergeConflict } from '#core/merge.ts';
import type { LocalDate } from '#core/model.ts';
import type { StepId } from '#core/workflow/definition.ts';
import type { Submission } from '#core/workflow/model.ts';
import { Diff } from '#ui/diff.tsx';
import { Form, Hidden, SubmitButton } from '#ui/form/form.tsx';
import { defineWords, useLang, useWords } from '#ui/language.ts';

const words = defineWords({
  zh: {
    about: (n: number) => `本申报开始后，该单位另已公开第 ${n} 版。请核对，再以第 ${n} 版为基础继续。`,
    void: '继续后，您的改动并入新版本；此前的签字和审核结论一律作废，提交后重新签字。',
    withdrawn: (n: number) =>
      `第 ${n} 版已被撤下，其内容不并入本申报；继续后只按其版本号接续，此前的签字和审核结论一律作废。`,
    theirs: (n: number) => `第 ${n} 版改动的内容，与您填报的对照`,
    same: '新版本没有改动内容。',
    item: '项目',
    before: '原来',
    newer: '新版本',
    yours: '您填报的',
    mine: '您的改动',
    conflicts: '双方都改动了的内容，请逐项选择以哪个为准',
    take: '用新版本的',
    go: (n: number) => `以第 ${n} 版为基础继续`,
  },
  en: {
    about: (n: number) =>
      `The unit has published release ${n} since this submission began. Check it, then go on upon it.`,
    void: 'Your changes are then put onto the newer release; signatures and verdicts given so far are void and are given anew.',
    withdrawn: (n: number) =>
      `Release ${n} has been taken down: nothing of it is taken over, the submission only follows it, and signatures and verdicts given so far are void.`,
    theirs: (n: number) => `What release ${n} changed, beside what you entered`,
    same: 'The newer release changed nothing.',
    item: 'Item',
    before: 'Before',
    newer: 'Newer release',
    yours: 'You entered',
    mine: 'What you changed',
    conflicts: 'Changed by both: choose for each whose value stands',
    take: 'Use that of the newer release',
    go: (n: number) => `Go on upon release ${n}`,
  },
});

type Props = {
  submission: Submission;
  order: readonly StepId[];
  day: LocalDate;
  newer: { release: number; digest: string };
  withdrawn: boolean;
  /** What the newer release changed, with the officer's own value of each. */
  changed: readonly MergeConflict[];
  /** What the officer has changed. */
  own: readonly Change[];
  conflicts: readonly MergeConflict[];
  command: string;
};

/** 核对新公开的版本: what has been published meanwhile beside one's own, a choice where both changed the same, and on. */
export function RebasePage(props: Props) {
  const { submission, order, day, newer, withdrawn, changed, own, conflicts, command } = props;
  const { release } = newer;
  const t = useWords(words);
  const lang = useLang();
  const page = `/console/submissions/${submission.id}`;
  return (
    <>
      <SubmissionProgress submission={submission} order={order} day={day} />
      <p>{t.about(release)}</p>
      <p>{withdrawn ? t.withdrawn(release) : t.void}</p>
      {!withdrawn && changed.length === 0 && <p>{t.same}</p>}
      {changed.length > 0 && <Compared caption={t.theirs(release)} rows={changed} />}
      <h2>{t.mine}</h2>
      <Diff changes={own} />
      <Form action={`${page}/rebase`} command={command}>
        <Hidden name="document" value={submission.document} />
        <Hidden name="newest" value={newer.digest} />
        {conflicts.length > 0 && <h2>{t.conflicts}</h2>}
        <ConflictChoices conflicts={conflicts} theirs={t.take} />
        <SubmitButton>{t.go(release)}</SubmitButton>
      </Form>
      <p>
        <a href={page}>{consoleWords[lang].back}</a>
      </p>
    </>
  );
}

function Compared({ caption, rows }: { caption: string; rows: readonly MergeConflict[] }) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <table class="data">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {[t.item, t.before, t.newer, t.yours].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={conflictKey(row)}>
            <th scope="row" data-label={t.item}>
              {conflictName(row, lang)}
            </th>
            <td data-label={t.before}>{sideWords(row, row.base, lang)}</td>
            <td data-label={t.newer}>{sideWords(row, row.theirs, lang)}</td>
            <td data-label={t.yours}>{sideWords(row, row.mine, lang)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
