import { localDate } from '#core/calendar.ts';
import type { ReleaseDocument } from '#core/model.ts';
import { type NarrowableField, narrowedIn, narrowedWords } from '#core/narrowing.ts';
import { inParallel } from '#core/parallel.ts';
import type { Batch } from '#core/workflow/batch.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';
import type { Workflow } from '#functions/workflow/context.ts';

const WIDTH = 16;

/**
 * Why a batch cannot be approved: documents that hold what the catalogue of today no longer publishes. Approval publishes at once,
 * so that its day is the day that counts; what a crash leaves is published as it was approved.
 */
export async function undisclosedRefusals(
  w: Pick<Workflow, 'drafts' | 'rulesOn' | 'now'>,
  { jurisdiction, members }: Batch,
): Promise<Refusal[]> {
  const { catalogue } = await w.rulesOn(jurisdiction, localDate(w.now()));
  if (Object.keys(catalogue.narrowed).length === 0) return [];
  const held = new Map<string, NarrowableField[]>();
  await inParallel(members, WIDTH, async ({ submission, digest }) =>
    held.set(submission, narrowedIn(await w.drafts.get<ReleaseDocument>(digest), catalogue.narrowed)),
  );
  return members.flatMap(({ submission, unitName }) =>
    (held.get(submission) ?? []).map((field) => {
      const { zh, en } = narrowedWords(field, catalogue);
      return refusal('findingsBlock', `${unitName}须退回修改：${zh}`, `${unitName} has to be returned. ${en}`);
    }),
  );
}
