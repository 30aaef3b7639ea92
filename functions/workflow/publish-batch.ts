import { canonical } from '#core/digest.ts';
import { eventOf, releaseSlot } from '#core/ledger.ts';
import type { LedgerEntry, LedgerEvent, ReleaseDocument } from '#core/model.ts';
import { inParallel } from '#core/parallel.ts';
import type { Batch, BatchEvent, BatchMember } from '#core/workflow/batch.ts';
import type { Submission } from '#core/workflow/model.ts';
import { actAs } from '#functions/workflow/act.ts';
import { batchName, batchStep } from '#functions/workflow/batch-members.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { NotThere } from '#functions/workflow/problems.ts';
import { SlotTaken } from '#store/ledger.ts';

const WIDTH = 8;
/** Entries of one ledger transaction: as many as it takes, all of them or none. */
const RUN = 50;

type Publishing = { member: BatchMember; submission: Submission; event: LedgerEvent };

/**
 * 上网公开 of an approved batch: documents first, then the entries that name them, then each submission's own history, then
 * the batch's account of what became of each. Every write may be repeated, so a crash between any two is finished by the next
 * call. What is published has the digest that was approved. Batches that are not approved, or done, are answered as they are.
 */
export async function publishBatch(w: Workflow, id: string): Promise<Batch> {
  const batch = await w.histories.get<Batch>(batchName(id));
  if (!batch) throw new NotThere(id);
  const { approval } = batch;
  if (batch.state !== 'approved' || !approval) return batch;

  const submissions = await w.submissions.getMany(batch.members.map((m) => m.submission));
  const wanted = publishings(batch, submissions);
  await inParallel(wanted, WIDTH, async ({ member }) => {
    const document = await w.drafts.get<ReleaseDocument>(member.digest);
    await w.documents.put(document);
  });
  const approver = { kind: 'person', id: approval.person, name: approval.name, role: 'leadingGroup' } as const;
  await inParallel(wanted, WIDTH, ({ member }) =>
    actAs(w, member.submission, approver, `approve:${id}`, { kind: 'approve', batch: id, digest: member.digest }),
  );
  const outcomes: Record<string, NonNullable<BatchMember['outcome']>> = {};
  for (let i = 0; i < wanted.length; i += RUN)
    Object.assign(outcomes, await appendRun(w, batch, wanted.slice(i, i + RUN)));
  await inParallel(wanted, WIDTH, ({ member, submission }) => conclude(w, id, member, submission, outcomes));

  const event: BatchEvent = {
    kind: 'published',
    outcomes,
    number: batch.version + 1,
    at: w.now(),
    by: { id: approval.person, name: approval.name },
  };
  await w.histories.commit(batchName(id), batchStep(batch, event, id, `published:${id}`));
  return (await w.histories.get<Batch>(batchName(id))) ?? batch;
}

function publishings({ members }: Batch, submissions: readonly Submission[]): Publishing[] {
  const byId = new Map(submissions.map((s) => [s.id, s]));
  return members.map((member) => {
    const submission = byId.get(member.submission);
    if (!submission?.reason || member.planned === null)
      throw new Error(`Submission ${member.submission} of the batch cannot be published`);
    const { unit, digest, planned } = member;
    return {
      member,
      submission,
      event: { kind: 'publish', unit, release: planned, digest, reason: submission.reason },
    };
  });
}

type Outcomes = Record<string, NonNullable<BatchMember['outcome']>>;

/** Appends a run as one; whoever's place has been taken meanwhile drops out with the reason, and the rest goes on. */
async function appendRun(w: Workflow, batch: Batch, run: readonly Publishing[]): Promise<Outcomes> {
  const outcomes: Outcomes = {};
  let left = [...run];
  while (left.length > 0) {
    const ready: Publishing[] = [];
    for (const one of left) {
      const blocked = await blockedBy(w, batch, one);
      if (blocked) outcomes[one.member.submission] = { why: blocked };
      else ready.push(one);
    }
    left = ready;
    try {
      const entries = await w.ledger.append(
        batch.jurisdiction,
        left.map((p) => p.event),
        w.now(),
      );
      left.forEach(({ member }, i) => {
        const entry = entries[i];
        if (entry && 'release' in entry) outcomes[member.submission] = { release: entry.release, seq: entry.seq };
      });
      return outcomes;
    } catch (error) {
      // Somebody was there in the moment between; the next round finds out who.
      if (!(error instanceof SlotTaken)) throw error;
    }
  }
  return outcomes;
}

/** Why a release can no longer be published as approved: another stands in its place. */
async function blockedBy(w: Workflow, { jurisdiction }: Batch, { event, submission }: Publishing) {
  if (event.kind !== 'publish') return undefined;
  const standing = await w.ledger.standingIn(jurisdiction, releaseSlot(event.unit, event.release));
  if (!standing || same(standing, event)) return undefined;
  const seq = `${standing.seq}`;
  return {
    zh: `${submission.unitName}在审定期间另有公开（账目 ${seq}），本申报退回核对`,
    en: `${submission.unitName} published otherwise meanwhile (entry ${seq}); the submission is returned`,
  };
}

const same = (entry: LedgerEntry, event: LedgerEvent): boolean => canonical(eventOf(entry)) === canonical(event);

async function conclude(w: Workflow, batch: string, member: BatchMember, s: Submission, outcomes: Outcomes) {
  const outcome = outcomes[member.submission];
  const system = { kind: 'system' } as const;
  if (!outcome) return;
  if ('why' in outcome) {
    // Kept with the submission, and read in both languages.
    const reason = `${outcome.why.zh} · ${outcome.why.en}`;
    await actAs(w, member.submission, system, `moved:${batch}`, { kind: 'moveBase', reason });
    return;
  }
  const { release, seq } = outcome;
  const standing = await w.submissions.publishedOf(s.unit);
  const before = standing?.submission === s.id ? standing.instead : standing?.submission;
  const publish = { kind: 'publish', release, seq, digest: member.digest } as const;
  await actAs(w, s.id, system, `publish:${batch}`, publish, async () => ({
    also: [w.submissions.publishing(s.unit, s.id, before)],
  }));
  if (before) await actAs(w, before, system, `supersede:${s.id}`, { kind: 'supersede', successor: s.id });
}
