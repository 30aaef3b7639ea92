import type { FieldGroup, LedgerEntry, UnitId } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import { freshRefusals } from '#core/workflow/fresh.ts';
import { refusal } from '#core/workflow/refusal.ts';
import { BaseWithdrawn, confirmUnit } from '#functions/publishing/confirm-unit.ts';
import { BaseMoved } from '#functions/publishing/publish-import.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { NoSubmission, Refused } from '#functions/workflow/problems.ts';
import type { Proved } from '#functions/workflow/steps.ts';

/**
 * 确认无变化: the head's word that what is published is still so. Not while a submission is under way, which says that
 * something has changed.
 */
export async function confirmUnchanged(
  w: Workflow,
  person: Person,
  unit: UnitId,
  { signedInAt, ...confirmed }: { groups: readonly FieldGroup[]; baseRelease: number } & Proved,
): Promise<LedgerEntry> {
  const jurisdiction = await w.jurisdictionOf(unit);
  if (!jurisdiction) throw new NoSubmission(unit);
  actorFor(person, 'confirmUnit', { jurisdiction, unit });
  const stale = freshRefusals(signedInAt, w.now());
  if (stale.length > 0) throw new Refused(stale);
  if (await w.submissions.openOf(unit))
    throw new Refused([
      refusal(
        'alreadyOpen',
        '该单位有在办申报，办结后再确认',
        'The unit has a submission under way; confirm once it has ended',
      ),
    ]);
  const done = await confirmUnit(w.ledger, jurisdiction, unit, confirmed, w.now()).catch((error: unknown) => {
    if (error instanceof BaseWithdrawn)
      throw new Refused([
        refusal(
          'withdrawn',
          '已公开的内容已撤下，没有可以确认的内容；仍须公开的，请新建申报',
          'What was published has been taken down; nothing stands that could be confirmed. Start a submission to publish again',
        ),
      ]);
    if (!(error instanceof BaseMoved)) throw error;
    throw new Refused([
      refusal(
        'documentChanged',
        '您查看之后已公开新的版本，请重新核对',
        'A newer release has been published since you looked; look again',
      ),
    ]);
  });
  if (!done) throw new NoSubmission(unit);
  return done.entry;
}
