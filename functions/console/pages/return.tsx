import { FINDINGS, ReturnPage } from '#console/submission/return.tsx';
import { addWorkingDays } from '#core/calendar.ts';
import { isDate } from '#core/local-date.ts';
import { isSigning } from '#core/workflow/definition.ts';
import { lookedAt } from '#functions/console/looked-at.ts';
import { submissionCrumbs } from '#functions/console/pages/submission.tsx';
import type { ConsoleRoute } from '#functions/console/visit.ts';
import { assertLengths, commandOf, textOf, typedIn } from '#functions/pages/read-form.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { see } from '#functions/workflow/act.ts';
import { returnToUnit } from '#functions/workflow/steps.ts';
import type { FieldErrors } from '#ui/form/state.ts';

/** 退回, by whomever the submission waits for. */
export const returnPage: ConsoleRoute = {
  path: '/console/submissions/:id/return',
  get: async (visit) => {
    const { w, person, params, day, lang, command } = visit;
    const submission = await see(w, params.id ?? '', person);
    const { lines, order, clocks, calendar } = await lookedAt(visit, submission);
    return {
      title: lang === 'zh' ? '退回申报' : 'Return the submission',
      breadcrumbs: submissionCrumbs(visit, submission),
      body: (
        <ReturnPage
          submission={submission}
          order={order}
          day={day}
          lines={lines}
          due={addWorkingDays(day, clocks.returned, calendar).date}
          withFindings={!isSigning(submission.state)}
          command={command}
        />
      ),
    };
  },
  post: async ({ w, person, params }, form) => {
    const findings = findingsIn(form);
    await returnToUnit(w, params.id ?? '', person, commandOf(form), { reason: textOf(form, 'reason'), findings });
    return { to: `/console/submissions/${params.id}`, done: 'returned' };
  },
};

/** The findings that have a text; throws `WrongInput` for those without a day. */
function findingsIn(form: FormData) {
  assertLengths(form, { 'findings.': LONGEST });
  const errors: Record<string, FieldErrors[string]> = {};
  const findings = Array.from({ length: FINDINGS }, (_, i) => {
    const line = textOf(form, `findings.${i}.line`);
    const text = textOf(form, `findings.${i}.text`);
    const due = textOf(form, `findings.${i}.due`);
    if (text && !isDate(due))
      errors[`findings.${i}.due`] = { zh: '请填写日期，如 2026-11-30', en: 'Give a date such as 2026-11-30' };
    return { line: line === '-' ? '' : line, text, due };
  }).filter(({ text }) => text !== '');
  if (Object.keys(errors).length > 0) throw new WrongInput(errors, typedIn(form));
  return findings;
}

/** Characters of a finding. */
const LONGEST = 1_000;
