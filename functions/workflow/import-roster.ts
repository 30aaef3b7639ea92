import { localDate } from '#core/calendar.ts';
import { planRoster, type RosterImport, type RosterPlan } from '#core/import/roster/plan.ts';
import type { Digest, ReleaseDocument } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import type { Submission } from '#core/workflow/model.ts';
import { refusal } from '#core/workflow/refusal.ts';
import type { Done } from '#functions/workflow/act.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { editDraft, stillToEdit } from '#functions/workflow/edit.ts';
import { NotThere, Refused } from '#functions/workflow/problems.ts';

/** An import into the draft that was looked at: `was` is its digest. */
export type RosterRequest = RosterImport & { was: Digest };

/** Rows with something wrong: nothing of the file is kept. Every error of every row is in the plan. */
export class RosterRejected extends Error {
  readonly plan: RosterPlan;
  constructor(plan: RosterPlan) {
    super(`The roster has ${plan.errors.length + plan.left} errors`);
    this.name = 'RosterRejected';
    this.plan = plan;
  }
}

/** What an import would change, for whoever may edit the draft; nothing is written. Throws as `importRoster` does. */
export async function lookAtRoster(
  w: Workflow,
  id: string,
  person: Person,
  { was, ...roster }: RosterRequest,
): Promise<{ submission: Submission; plan: RosterPlan }> {
  const submission = await w.submissions.get(id);
  if (!submission) throw new NotThere(id);
  actorFor(person, 'editSubmission', submission);
  const looked = await w.drafts.get<ReleaseDocument>(was).catch(() => undefined);
  if (looked?.unit.id !== submission.unit)
    throw new Refused(
      [
        refusal(
          'documentChanged',
          '页面已过期，请重新打开后再导入',
          'The page is out of date; open it again, then import',
        ),
      ],
      submission,
    );
  const { catalogue } = await w.rulesOn(submission.jurisdiction, localDate(w.now()));
  const plan = planRoster(looked, roster, catalogue);
  if (plan.errors.length > 0) throw new RosterRejected(plan);
  return { submission, plan };
}

/**
 * 导入: puts one unit's roster into its draft, whole or not at all. Marks of identity numbers are recorded before the roster
 * names anyone; the numbers themselves end here. Repeating it with the same key does nothing. Throws `RosterRejected` with
 * every error, `EditConflict` where somebody else changed the same fields, and what `act` throws.
 */
export async function importRoster(
  w: Workflow,
  id: string,
  person: Person,
  key: string,
  request: RosterRequest,
): Promise<Done & { plan: RosterPlan }> {
  const { submission, plan } = await lookAtRoster(w, id, person, request);
  const { jurisdiction, unit, unitName } = submission;
  const by = actorFor(person, 'editSubmission', submission);
  if (plan.identified.length > 0 && (await stillToEdit(w, submission, by, key))) {
    const marked = plan.identified.map(async ({ staff, identityNumber }) => ({
      staff,
      mark: await w.markOf(identityNumber),
    }));
    await w.identities.record(jurisdiction, { unit, unitName }, await Promise.all(marked));
  }
  const done = await editDraft(w, id, person, key, { was: request.was, part: 'staff', change: () => plan.document });
  return { ...done, plan };
}
