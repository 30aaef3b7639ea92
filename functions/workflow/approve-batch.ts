import type { Digest, UnitId } from '#core/model.ts';
import { inParallel } from '#core/parallel.ts';
import type { Person } from '#core/people.ts';
import type { Batch, BatchEvent } from '#core/workflow/batch.ts';
import { handRefusals } from '#core/workflow/hands.ts';
import type { Submission } from '#core/workflow/model.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';
import { batchFigures } from '#functions/workflow/batch-figures.ts';
import { batchName, batchStep, byOf, seeBatch } from '#functions/workflow/batch-members.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { publishBatch } from '#functions/workflow/publish-batch.ts';

const WIDTH = 16;

/**
 * 审定: the leading group's word on a whole batch, bound to its totals and to the digest of every document in it. With it the
 * releases are fixed; publication follows at once, and whatever a crash leaves is finished by the clock. Asking again goes on
 * where it stopped.
 */
export async function approveBatch(
  w: Workflow,
  id: string,
  person: Person,
  key: string,
  { totals, meeting }: { totals: Digest; meeting: string },
): Promise<Batch> {
  const batch = await seeBatch(w, id, person);
  actorFor(person, 'approve', batch);
  if (batch.state === 'open') {
    const members = await w.submissions.getMany(batch.members.map((m) => m.submission));
    const newest = await newestReleases(w, batch);
    const refusals = [
      ...readyRefusals(batch, members),
      ...movedRefusals(members, newest),
      ...handsRefusals(members, person),
      ...((await batchFigures(w, batch)).digest === totals ? [] : [totalsChanged]),
    ];
    if (refusals.length > 0) throw new Refused(refusals);
    const planned = Object.fromEntries(
      batch.members.map((m) => [m.submission, (newest.get(m.unit)?.release ?? 0) + 1]),
    );
    const event: BatchEvent = {
      kind: 'approved',
      meeting,
      totals,
      planned,
      number: batch.version + 1,
      at: w.now(),
      by: byOf(person),
    };
    const outcome = await w.histories.commit(batchName(id), batchStep(batch, event, id, key));
    if (outcome === 'moved') throw new Refused([totalsChanged]);
  }
  return publishBatch(w, id);
}

const totalsChanged = refusal(
  'totalsChanged',
  '批次或汇总数在您查看之后有变动，请重新核对',
  'The batch or its totals have changed since you looked; look again',
);

function readyRefusals({ members }: Batch, submissions: readonly Submission[]): Refusal[] {
  if (members.length === 0) return [refusal('wrongState', '批次中没有申报', 'There is no submission in the batch')];
  const byId = new Map(submissions.map((s) => [s.id, s]));
  return members.flatMap(({ submission, unitName, digest }) => {
    const s = byId.get(submission);
    if (s?.state === 'approving' && s.document === digest) return [];
    return [refusal('wrongState', `${unitName}尚未复审通过`, `${unitName} has not passed the re-examination`)];
  });
}

const handsRefusals = (submissions: readonly Submission[], person: Person): Refusal[] =>
  submissions.flatMap((s) =>
    handRefusals(s, person.id, 'approving').map((r) => ({
      ...r,
      message: { zh: `${s.unitName}：${r.message.zh}`, en: `${s.unitName}: ${r.message.en}` },
    })),
  );

type Newest = ReadonlyMap<UnitId, { release: number; digest: Digest }>;

/** What stands on the ledger now, of each unit that has published. */
async function newestReleases(w: Workflow, { jurisdiction, members }: Batch): Promise<Newest> {
  const newest = new Map<UnitId, { release: number; digest: Digest }>();
  await inParallel(members, WIDTH, async ({ unit }) => {
    const entry = await w.ledger.newest(jurisdiction, { unit });
    if (entry && 'release' in entry) newest.set(unit, { release: entry.release, digest: entry.digest });
  });
  return newest;
}

/** What was compared and signed was a change of a release; if another document stands published now, it must be looked at again. */
const movedRefusals = (submissions: readonly Submission[], newest: Newest): Refusal[] =>
  submissions
    .filter((s) => newest.get(s.unit)?.digest !== s.base?.digest)
    .map(({ unitName }) =>
      refusal(
        'documentChanged',
        `${unitName}在申报期间另有公开，须退回核对`,
        `${unitName} has published otherwise since the submission was started; return it`,
      ),
    );
