import { ImportPage } from '#console/import/import-page.tsx';
import { type ImportResult, ImportResultView, resultErrors } from '#console/import/result.tsx';
import { importWords } from '#console/import/words.ts';
import { UPLOAD_MEGABYTES } from '#core/import/file/limits.ts';
import { UnreadableFile } from '#core/import/file/unreadable-file.ts';
import type { RosterAnswer } from '#core/import/roster/answer.ts';
import { type RosterUnit, rowsOf } from '#core/import/roster/own-rows.ts';
import { type RosterMode, type RosterPlan, rosterModes } from '#core/import/roster/plan.ts';
import type { Narrowed } from '#core/narrowing.ts';
import { wordsOf } from '#core/words.ts';
import { draftFor, narrowedFor } from '#functions/console/pages/parts.tsx';
import { submissionCrumbs } from '#functions/console/pages/submission.tsx';
import type { ConsoleRoute, Data, Elsewhere, Shown, Visit } from '#functions/console/visit.ts';
import { commandOf, textOf, typedIn } from '#functions/pages/read-form.ts';
import { statusOf } from '#functions/pages/refusals.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { importRoster, lookAtRoster, RosterRejected, type RosterRequest } from '#functions/workflow/import-roster.ts';
import { EditConflict, Refused } from '#functions/workflow/problems.ts';
import type { RosterFile } from '#functions/workflow/roster-file.ts';
import { rosterTableOf } from '#functions/workflow/roster-request.ts';
import { WHOLE_FORM } from '#ui/form/state.ts';

/** 导入人员: by the wizard, which reads the file in the browser and sends a table; or by a form that sends the file. */
export const importPage: ConsoleRoute = {
  path: '/console/submissions/:id/import',
  get: (visit) => shown(visit),
  post: (visit, form) => (form.has('roster') ? answered(visit, form) : uploaded(visit, form)),
};

async function shown(visit: Visit, result?: ImportResult): Promise<Shown> {
  const { submission, document } = await draftFor(visit);
  const { lang, path, command, query } = visit;
  const left = Number(query.get('others'));
  const page = { action: path, command, document: submission.document, megabytes: UPLOAD_MEGABYTES };
  const { id, name, otherNames, creditCode, localCode } = document.unit;
  const unit = { id, name, otherNames, ...(creditCode ? { creditCode } : {}), ...(localCode ? { localCode } : {}) };
  return {
    title: importWords[lang].title,
    breadcrumbs: submissionCrumbs(visit, submission),
    body: (
      <>
        {Number.isSafeInteger(left) && left > 0 && <p>{importWords[lang].othersLeft(left)}</p>}
        {result && <ImportResultView result={result} unitName={name} />}
        <ImportPage {...page} unit={unit} narrowed={await narrowedFor(visit)} />
      </>
    ),
  };
}

async function answered(visit: Visit, form: FormData): Promise<Data> {
  const table = rosterTableOf(textOf(form, 'roster'));
  if (!table) throw new WrongInput({ roster: wrongTable }, {});
  try {
    const request = { ...settingsIn(form), table };
    if (textOf(form, 'action') === 'import') {
      await imported(visit, form, request);
      return data(200, { kind: 'imported', to: `${submissionOf(visit)}?done=imported` });
    }
    const { plan } = await lookAtRoster(visit.w, visit.params.id ?? '', visit.person, request);
    const changes = plan.changes.map((c) => ({ op: c.op, person: c.record === 'staff', text: wordsOf(c) }));
    return data(200, { kind: 'planned', changes, warnings: plan.warnings });
  } catch (error) {
    if (error instanceof RosterRejected)
      return data(422, { kind: 'rejected', errors: error.plan.errors, left: error.plan.left });
    if (error instanceof EditConflict)
      return data(409, { kind: 'conflict', standing: error.standing, names: namesIn(error) });
    if (error instanceof Refused)
      return data(statusOf(error.refusals), { kind: 'refused', messages: error.refusals.map((r) => r.message) });
    throw error;
  }
}

async function uploaded(visit: Visit, form: FormData): Promise<Shown | Elsewhere> {
  const { document } = await draftFor(visit);
  const file = await fileIn(form, document.unit, await narrowedFor(visit));
  const request = { ...settingsIn(form), table: file.table };
  try {
    if (textOf(form, 'action') === 'import') {
      await imported(visit, form, request);
      const others = rowsOf(file.others);
      const to = others === 0 ? submissionOf(visit) : `${submissionOf(visit)}/import?others=${others}`;
      return { to, done: 'imported' };
    }
    const { plan } = await lookAtRoster(visit.w, visit.params.id ?? '', visit.person, request);
    return { ...(await shown(visit, resultOf(file, plan, plan.changes))), values: typedIn(form) };
  } catch (error) {
    if (error instanceof RosterRejected) {
      const result = resultOf(file, error.plan, null);
      return { ...(await shown(visit, result)), status: 422, errors: resultErrors(result), values: typedIn(form) };
    }
    if (error instanceof EditConflict) {
      const errors = { [WHOLE_FORM]: conflictWords(namesIn(error)) };
      // The page is made of the draft as it stands now; its own digest goes before the one that was posted.
      const { document: _, ...values } = typedIn(form);
      return { ...(await shown(visit)), status: 409, errors, values };
    }
    throw error;
  }
}

const imported = ({ w, params, person }: Visit, form: FormData, request: RosterRequest) =>
  importRoster(w, params.id ?? '', person, commandOf(form), request);

const submissionOf = ({ params }: Visit): string => `/console/submissions/${params.id}`;

/** The file of the form, read. Throws `WrongInput` with the reason for one that cannot be. */
async function fileIn(form: FormData, unit: RosterUnit, narrowed: Narrowed): Promise<RosterFile> {
  const file = form.get('file');
  if (!(file instanceof File) || file.name === '')
    throw new WrongInput({ file: { zh: '请选择文件', en: 'Choose a file' } }, typedIn(form));
  // Reading spreadsheets is much code; only an upload waits for it.
  const { rosterFileOf } = await import('#functions/workflow/roster-file.ts');
  try {
    return await rosterFileOf(
      new Uint8Array(await file.arrayBuffer()),
      file.name,
      form.has('identities'),
      unit,
      narrowed,
    );
  } catch (error) {
    if (error instanceof UnreadableFile) throw new WrongInput({ file: error.label }, typedIn(form));
    throw error;
  }
}

/** How to import, as the form says; nothing is taken for granted where a roster may be replaced. */
function settingsIn(form: FormData): { was: string; mode: RosterMode; countStrength: boolean } {
  const mode = rosterModes.find((m) => m === textOf(form, 'mode'));
  if (!mode) throw new WrongInput({ mode: { zh: '请选择如何导入', en: 'Choose how to import it' } }, typedIn(form));
  return { was: textOf(form, 'document'), mode, countStrength: form.has('countStrength') };
}

const resultOf = (file: RosterFile, plan: RosterPlan, changes: ImportResult['changes']): ImportResult => ({
  sheet: file.table.sheet,
  headerRow: file.headerRow,
  encoding: file.encoding,
  columns: file.columns,
  others: file.others,
  rows: plan.rows,
  errors: plan.errors,
  left: plan.left,
  warnings: plan.warnings,
  changes,
});

const data = (status: number, answer: RosterAnswer): Data => ({ status, data: answer });

const namesIn = ({ conflicts }: EditConflict): string[] => [...new Set(conflicts.map((c) => c.name))];

const conflictWords = (names: readonly string[]) => ({
  zh: `${importWords.zh.conflict(names.join('、'))}${importWords.zh.conflictAgain}`,
  en: `${importWords.en.conflict(names.join(', '))} ${importWords.en.conflictAgain}`,
});

const wrongTable = { zh: '不是名册', en: 'Not a roster' };
