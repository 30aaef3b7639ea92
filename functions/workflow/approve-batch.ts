import type { Digest, UnitId } from '#core/model.ts';
import { inParallel } from '#core/parallel.ts';
import type { Person } from '#core/people.ts';
import type { Standing } from '#core/withdrawal.ts';
import type { Batch, BatchEvent } from '#core/workflow/batch.ts';
import { isCleared, uncleared } from '#core/workflow/clearance.ts';
import { freshRefusals } from '#core/workflow/fresh.ts';
import { handRefusals } from '#core/workflow/hands.ts';
import type { Submission } from '#core/workflow/model.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';
import { withdrawnSinceSigned } from '#core/workflow/takedown.ts';
import { batchFigures } from '#functions/workflow/batch-figures.ts';
import { batchName, batchStep, byOf, seeBatch } from '#functions/workflow/batch-members.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { decidedIn } from '#functions/workflow/meetings.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { publishBatch } from '#functions/workflow/publish-batch.ts';
import type { Proved } from '#functions/workflow/steps.ts';
import { undisclosedRefusals } from '#functions/workflow/undisclosed.ts';
import { standingOf } from '#store/standing.ts';

const WIDTH = 16;

/**
 * 审定: the leading group's word on a whole batch, bound to its totals and to the digest of every document in it. With it the
 * releases are fixed; publication follows at once, and whatever a crash leaves is finished by the clock. Asking again goes on
 * where it stopped. `meeting` is the id of the one that approved; it keeps that it did.
 */
export async function approveBatch(
  w: Workflow,
  id: string,
  person: Person,
  key: string,
  { totals, meeting, signedInAt }: { totals: Digest; meeting: string } & Proved,
): Promise<Batch> {
  const batch = await seeBatch(w, id, person);
  actorFor(person, 'approve', batch);
  if (batch.state === 'open') {
    const members = await w.submissions.getMany(batch.members.map((m) => m.submission));
    const standing = await standings(w, batch);
    const refusals = [
      ...freshRefusals(signedInAt, w.now()),
      ...readyRefusals(batch, members),
      ...movedRefusals(members, standing),
      ...handsRefusals(members, person),
      ...(await undisclosedRefusals(w, batch)),
      ...((await batchFigures(w, batch)).digest === totals ? [] : [totalsChanged]),
    ];
    if (refusals.length > 0) throw new Refused(refusals);
    const planned = Object.fromEntries(
      batch.members.map((m) => [m.submission, (standing.get(m.unit)?.release ?? 0) + 1]),
    );
    const { held, writes } = await decidedIn(w, meeting, batch.jurisdiction, person, `${id}:${key}`, {
      about: 'batch',
      batch: id,
      title: batch.title,
      submissions: batch.members.length,
    });
    const event: BatchEvent = {
      kind: 'approved',
      meeting: held,
      totals,
      planned,
      number: batch.version + 1,
      at: w.now(),
      by: byOf(person),
    };
    const outcome = await w.histories.commit(batchName(id), { ...batchStep(batch, event, id, key), also: writes });
    if (outcome === 'moved') throw new Refused([totalsChanged]);
  }
  return publishBatch(w, id);
}

const totalsChanged = refusal(
  'totalsChanged',
  '批次、汇总数或全县已公开的合计在您查看之后有变动，现已显示最新数据，请重新核对',
  'The batch, its totals or what the county has published have changed since you looked; the new figures are shown: check them',
  'confirmed',
);

function readyRefusals({ members }: Batch, submissions: readonly Submission[]): Refusal[] {
  if (members.length === 0) return [refusal('wrongState', '批次中没有申报', 'There is no submission in the batch')];
  const byId = new Map(submissions.map((s) => [s.id, s]));
  return members.flatMap(({ submission, unitName, digest }) => {
    const s = byId.get(submission);
    if (s?.state === 'approving' && s.document === digest) return isCleared(s) ? [] : [uncleared(s)];
    return [refusal('wrongState', `${unitName}尚未复审通过`, `${unitName} has not passed the re-examination`)];
  });
}

const handsRefusals = (submissions: readonly Submission[], person: Person): Refusal[] =>
  submissions.flatMap((s) =>
    handRefusals(s, person, 'approving').map((r) => ({
      ...r,
      message: { zh: `${s.unitName}：${r.message.zh}`, en: `${s.unitName}: ${r.message.en}` },
    })),
  );

type Standings = ReadonlyMap<UnitId, Standing>;

/** What stands published now, of each unit that has published. */
async function standings(w: Workflow, { jurisdiction, members }: Batch): Promise<Standings> {
  const found = new Map<UnitId, Standing>();
  await inParallel(members, WIDTH, async ({ unit }) => {
    const standing = await standingOf(w.ledger, jurisdiction, unit);
    if (standing) found.set(unit, standing);
  });
  return found;
}

/** What was compared and signed was a change of a release; if that stands no longer, it must be looked at again. */
const movedRefusals = (submissions: readonly Submission[], standings: Standings): Refusal[] =>
  submissions.flatMap((s) => {
    const { unitName, unit, base } = s;
    const standing = standings.get(unit);
    if (standing?.digest !== base?.digest)
      return [
        refusal(
          'documentChanged',
          `${unitName}在申报期间另有公开，须退回核对`,
          `${unitName} has published otherwise since the submission was started; return it`,
        ),
      ];
    if (!standing?.withdrawn || !withdrawnSinceSigned(s, standing.withdrawn)) return [];
    return [
      refusal(
        'documentChanged',
        `${unitName}已公开的内容在签字之后被撤下，须退回核对`,
        `What ${unitName} had published was taken down after this was signed; return it`,
      ),
    ];
  });
