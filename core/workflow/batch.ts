import type { Label } from '#core/codes/code-list.ts';
import type { Digest, Instant, JurisdictionCode, UnitId } from '#core/model.ts';
import type { PersonId } from '#core/people.ts';
import type { HeldIn } from '#core/workflow/meeting.ts';

/** One submission of a batch; what became of it stands there once the batch has been published. */
export type BatchMember = {
  submission: string;
  unit: UnitId;
  unitName: string;
  digest: Digest;
  /** The release it is to become, fixed when the batch is approved. */
  planned: number | null;
  outcome: { release: number; seq: number } | { why: Label } | null;
};

/**
 * 批次: submissions that are re-examined, approved and published together. `approved` is between the leading group's word and
 * the last entry on the ledger: it lasts a moment, or until the clock finishes what a crash has left.
 */
export type Batch = {
  id: string;
  jurisdiction: JurisdictionCode;
  title: string;
  state: 'open' | 'approved' | 'published';
  version: number;
  createdAt: Instant;
  createdBy: string;
  members: BatchMember[];
  approval: { person: PersonId; name: string; at: Instant; meeting: HeldIn; totals: Digest } | null;
};

type Happened =
  | { kind: 'created'; jurisdiction: JurisdictionCode; title: string }
  | { kind: 'added'; member: Pick<BatchMember, 'submission' | 'unit' | 'unitName' | 'digest'> }
  | { kind: 'removed'; submission: string; reason: string }
  | { kind: 'approved'; meeting: HeldIn; totals: Digest; planned: Record<string, number> }
  | { kind: 'published'; outcomes: Record<string, NonNullable<BatchMember['outcome']>> };

export type BatchEvent = Happened & {
  number: number;
  at: Instant;
  by: { id: PersonId; name: string };
};

export function beginBatch(id: string, event: Extract<BatchEvent, { kind: 'created' }>): Batch {
  return {
    id,
    jurisdiction: event.jurisdiction,
    title: event.title,
    state: 'open',
    version: 1,
    createdAt: event.at,
    createdBy: event.by.name,
    members: [],
    approval: null,
  };
}

/** The batch after one more event. */
export function evolveBatch(batch: Batch, event: BatchEvent): Batch {
  const after = { ...batch, version: event.number };
  switch (event.kind) {
    case 'created':
      return after;
    case 'added':
      return { ...after, members: [...batch.members, { ...event.member, planned: null, outcome: null }] };
    case 'removed':
      return { ...after, members: batch.members.filter((m) => m.submission !== event.submission) };
    case 'approved': {
      const { meeting, totals, planned, at, by } = event;
      return {
        ...after,
        state: 'approved',
        approval: { person: by.id, name: by.name, at, meeting, totals },
        members: batch.members.map((m) => ({ ...m, planned: planned[m.submission] ?? null })),
      };
    }
    case 'published':
      return {
        ...after,
        state: 'published',
        members: batch.members.map((m) => ({ ...m, outcome: event.outcomes[m.submission] ?? m.outcome })),
      };
  }
}
