import { mintId } from '#core/ids.ts';
import type { JurisdictionCode } from '#core/model.ts';
import type { Person } from '#core/people.ts';
import { type Batch, type BatchEvent, beginBatch, evolveBatch } from '#core/workflow/batch.ts';
import type { Submission } from '#core/workflow/model.ts';
import { refusal } from '#core/workflow/refusal.ts';
import { act, type Done, type More } from '#functions/workflow/act.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { NotThere, Refused } from '#functions/workflow/problems.ts';
import type { Step } from '#store/histories.ts';

export const batchName = (id: string) => `batch#${id}` as const;

/** What lists show of a batch. */
export type BatchSummary = Pick<Batch, 'id' | 'title' | 'state' | 'createdAt' | 'createdBy'> & { members: number };

/** One more event of a batch, as a step of its history; open and approved batches wait in queues of their own. */
export function batchStep(
  before: Batch | undefined,
  event: BatchEvent,
  id: string,
  command: string,
): Omit<Step, 'also'> {
  const after =
    before === undefined && event.kind === 'created' ? beginBatch(id, event) : before && evolveBatch(before, event);
  if (!after) throw new Error(`Batch ${id} does not begin with ${event.kind}`);
  const { title, state, createdAt, createdBy, members, jurisdiction } = after;
  const summary: BatchSummary = { id, title, state, createdAt, createdBy, members: members.length };
  return {
    after: before?.version ?? 0,
    state: after,
    events: [{ number: event.number, at: event.at, actor: event.by.id, event }],
    command,
    queued: { queue: `${jurisdiction}#batch:${state}`, since: state === 'published' ? event.at : createdAt, summary },
    // Between approval and the last entry a crash may fall: the clock looks again.
    dueAt: state === 'approved' ? event.at : undefined,
  };
}

/** 新建批次. Asking again with the same key answers the same batch. */
export async function createBatch(
  w: Workflow,
  person: Person,
  key: string,
  { jurisdiction, title }: { jurisdiction: JurisdictionCode; title: string },
): Promise<string> {
  actorFor(person, 'batch', { jurisdiction });
  const id = mintId('batch', jurisdiction, key);
  const event: BatchEvent = { kind: 'created', jurisdiction, title, number: 1, at: w.now(), by: byOf(person) };
  await w.histories.commit(batchName(id), batchStep(undefined, event, id, key));
  return id;
}

export const byOf = ({ id, name }: Person) => ({ id, name });

export const batchesIn = (
  w: Workflow,
  jurisdiction: JurisdictionCode,
  state: Batch['state'],
): Promise<BatchSummary[]> => w.histories.queue(`${jurisdiction}#batch:${state}`);

/** A batch for whoever may see submissions of its jurisdiction. */
export async function seeBatch(w: Workflow, id: string, person: Person): Promise<Batch> {
  const batch = await w.histories.get<Batch>(batchName(id));
  if (!batch) throw new NotThere(id);
  actorFor(person, 'viewBatches', batch);
  return batch;
}

/** 汇总: a submission becomes part of a batch, and the batch gains it, in one transaction. */
export const addToBatch = (w: Workflow, id: string, person: Person, key: string, batch: string): Promise<Done> =>
  act(w, id, person, 'batch', key, { kind: 'accept', batch }, async (s) => {
    const { submission, unit, unitName, digest } = { ...s, submission: s.id, digest: s.document };
    return batchWrites(w, batch, person, key, s, { kind: 'added', member: { submission, unit, unitName, digest } });
  });

/** What a submission writes with it when it leaves the batch it is in; nothing where it is in none. */
export async function leavingBatch(
  w: Workflow,
  s: Submission,
  person: Person,
  key: string,
  reason: string,
): Promise<More> {
  if (!s.batch) return {};
  return batchWrites(w, s.batch, person, key, s, { kind: 'removed', submission: s.id, reason });
}

type Membership =
  Extract<BatchEvent, { kind: 'added' | 'removed' }> extends infer E
    ? E extends BatchEvent
      ? Omit<E, 'number' | 'at' | 'by'>
      : never
    : never;

async function batchWrites(
  w: Workflow,
  id: string,
  person: Person,
  key: string,
  s: Submission,
  happened: Membership,
): Promise<More> {
  const batch = await w.histories.get<Batch>(batchName(id));
  if (!batch || batch.jurisdiction !== s.jurisdiction) throw new NotThere(id);
  if (batch.state !== 'open')
    throw new Refused(
      [refusal('batchClosed', '该批次已审定，不能再增减', 'The batch has been approved; it can no longer be changed')],
      s,
    );
  const event = { ...happened, number: batch.version + 1, at: w.now(), by: byOf(person) } as BatchEvent;
  return { also: w.histories.writes(batchName(id), batchStep(batch, event, id, `${s.id}:${key}`)) };
}
