import type { LookedAt } from '#core/workflow/commands.ts';
import type { Submission } from '#core/workflow/model.ts';
import type { Visit } from '#functions/console/visit.ts';
import { textOf } from '#functions/pages/read-form.ts';
import { examined } from '#functions/workflow/examined.ts';
import { overtakenBy } from '#functions/workflow/rebase.ts';

/** A submission with all that its pages show: what it is judged by, and the steps it goes through. */
export async function lookedAt({ w, day }: Pick<Visit, 'w' | 'day'>, submission: Submission) {
  const [found, rules, newer] = await Promise.all([
    examined(w, submission),
    w.rulesOn(submission.jurisdiction, day, submission.definition),
    overtakenBy(w, submission),
  ]);
  const { clocks, calendar } = rules;
  return { ...found, newer, order: rules.definition(submission.definition).order, clocks, calendar };
}

/** What a form says that whoever sends it had looked at. */
export const lookedAtIn = (form: FormData): LookedAt => ({
  digest: textOf(form, 'document'),
  evidence: textOf(form, 'evidence') || null,
});
