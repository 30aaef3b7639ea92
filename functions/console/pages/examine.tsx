import { ExaminePage } from '#console/submission/examine.tsx';
import type { ExaminationLine } from '#core/examination/lines.ts';
import type { Verdict } from '#core/workflow/model.ts';
import type { Refusal } from '#core/workflow/refusal.ts';
import { stateName } from '#core/workflow/state-names.ts';
import { lookedAt, lookedAtIn } from '#functions/console/looked-at.ts';
import { submissionCrumbs } from '#functions/console/pages/submission.tsx';
import type { ConsoleRoute, Visit } from '#functions/console/visit.ts';
import { assertLengths, commandOf, textOf, textsOf, typedIn } from '#functions/pages/read-form.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { see } from '#functions/workflow/act.ts';
import { actorFor } from '#functions/workflow/context.ts';
import type { Examined } from '#functions/workflow/examined.ts';
import { overlookedBeside } from '#functions/workflow/overlooked.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { examineLines, reexamineSample } from '#functions/workflow/steps.ts';

/** 编办查审: every line against the mandate and the last release. */
export const examinePage: ConsoleRoute = {
  path: '/console/submissions/:id/examine',
  get: (visit) => shown(visit, 'examine'),
  post: async (visit, form) => {
    const { w, person, params } = visit;
    const id = params.id ?? '';
    const pass = textOf(form, 'action') === 'pass';
    const verdicts = verdictsIn(form);
    await examineLines(
      w,
      id,
      person,
      commandOf(form),
      pass ? { kind: 'examine', verdicts, ...lookedAtIn(form) } : { kind: 'noteVerdicts', verdicts },
    ).catch(naming(visit, ({ lines }) => lines));
    return pass
      ? { to: `/console/submissions/${id}`, done: 'examined' }
      : { to: `/console/submissions/${id}/examine`, done: 'saved' };
  },
};

/** 专班复审: a sample that nobody chose, by someone who has not acted in this submission before. */
export const reviewPage: ConsoleRoute = {
  path: '/console/submissions/:id/review',
  get: (visit) => shown(visit, 'review'),
  post: async (visit, form) => {
    const { w, person, params } = visit;
    const id = params.id ?? '';
    const pass = textOf(form, 'action') === 'pass';
    const sample = verdictsIn(form);
    await reexamineSample(
      w,
      id,
      person,
      commandOf(form),
      pass ? { kind: 'reexamine', sample, ...lookedAtIn(form) } : { kind: 'noteSample', sample },
    ).catch(naming(visit, sampleLines));
    return pass
      ? { to: `/console/submissions/${id}`, done: 'reexamined' }
      : { to: `/console/submissions/${id}/review`, done: 'saved' };
  },
};

async function shown(visit: Visit, kind: 'examine' | 'review') {
  const { w, person, params, day, lang, command } = visit;
  const submission = await see(w, params.id ?? '', person);
  actorFor(person, kind === 'examine' ? 'examine' : 'reexamine', submission);
  const [found, overlooked] = await Promise.all([
    lookedAt(visit, submission),
    kind === 'review' ? overlookedBeside(w, submission) : null,
  ]);
  return {
    title: stateName(submission.state)[lang],
    breadcrumbs: submissionCrumbs(visit, submission),
    body: (
      <ExaminePage
        kind={kind}
        submission={submission}
        order={found.order}
        day={day}
        examined={found.lines}
        lines={kind === 'examine' ? found.lines : sampleLines(found)}
        verdicts={kind === 'examine' ? submission.verdicts : submission.sample}
        findings={found.findings}
        hasMandate={found.mandate !== undefined}
        overlooked={overlooked}
        command={command}
      />
    ),
  };
}

/** The drawn keys as lines; a person who did not change has no line of the examination and is shown as they stand. */
function sampleLines({ sample, lines, document }: Examined): ExaminationLine[] {
  const known = new Map(lines.map((line) => [line.key, line]));
  const people = new Map(document.staff.map((s) => [`staff/${s.id}`, s]));
  return sample.map((key): ExaminationLine => {
    const line = known.get(key);
    if (line) return line;
    const person = people.get(key);
    const reported = [person?.name, person?.department, person?.post].filter(Boolean).join(' ');
    const label = { zh: `在编人员 ${person?.name ?? key}`, en: `Staff: ${person?.name ?? key}` };
    return { key, group: 'staff', label, reported, approved: null, published: null, changed: false };
  });
}

/** Refusals of lines with the names of the lines: in the summary of errors they stand alone. */
const naming = (visit: Visit, linesOf: (found: Examined) => ExaminationLine[]) => async (error: unknown) => {
  if (!(error instanceof Refused) || !error.submission) throw error;
  const known = new Map(linesOf(await lookedAt(visit, error.submission)).map((line) => [line.key, line.label]));
  const named = (refusal: Refusal): Refusal => {
    const label = known.get(refusal.field?.replace(/^(verdict|note)\./, '') ?? '');
    const { zh, en } = refusal.message;
    return label ? { ...refusal, message: { zh: `${label.zh}：${zh}`, en: `${label.en}: ${en}` } } : refusal;
  };
  throw new Refused(error.refusals.map(named), error.submission);
};

/** Verdicts with their notes; a note without a verdict has nothing to stand with, and is refused rather than lost. */
function verdictsIn(form: FormData): Record<string, Verdict> {
  assertLengths(form, { 'note.': LONGEST_NOTE });
  const notes = textsOf(form, 'note.');
  const found: Record<string, Verdict> = {};
  for (const [key, given] of Object.entries(textsOf(form, 'verdict.')))
    if (given === 'agrees' || given === 'differs' || given === 'pending')
      found[key] = { verdict: given, ...(notes[key] ? { note: notes[key] } : {}) };
  const alone = Object.keys(notes).filter((key) => !Object.hasOwn(found, key));
  if (alone.length > 0)
    throw new WrongInput(Object.fromEntries(alone.map((key) => [`verdict.${key}`, verdictNeeded])), typedIn(form));
  return found;
}

const verdictNeeded = {
  zh: '写了说明，请选择结论，说明才能保存',
  en: 'There is a note: choose a verdict, so that it is kept',
};

/** Characters of a note beside a verdict. */
const LONGEST_NOTE = 500;
