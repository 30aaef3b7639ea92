import { canonical, digestOf } from '#core/digest.ts';
import { stepOf } from '#core/feed/batch-rules.ts';
import { type AnyLine, batchDigest, bucketOf, recordDigest } from '#core/feed/lines.ts';
import type { Change, CommitLine, DeleteLine, FeedLine, MergeLine, PutLine, RedactLine } from '#core/feed/model.ts';
import type { FeedState } from '#core/feed/state.ts';
import { addDigest, subtractDigest } from '#core/feed/sum.ts';
import type { Instant } from '#core/model.ts';

/** Content to be destroyed: put by line `of`, of a record of this type. */
export type Redaction = Pick<RedactLine, 'of' | 'h' | 'bucket' | 'live' | 'reason'> & { type: PutLine['type'] };

export type BatchMarks = Pick<CommitLine, 'at' | 'batch' | 'entry' | 'origin'> & {
  at: Instant;
  /** 32 random hexadecimal digits. */
  newSalt: () => string;
  /** A batch even of no changes: to say that the origin has been followed further. */
  always?: boolean;
};

/**
 * The batch that makes these changes to a state: numbered, in order, closed. What changes nothing is left out; nothing at all is no
 * batch, unless one is asked for. Each record may be changed once. The state itself is changed when the batch is applied to it.
 */
export async function makeBatch(
  state: FeedState,
  changes: readonly Change[],
  redactions: readonly Redaction[],
  { at, batch, newSalt, always = false, ...origin }: BatchMarks,
): Promise<FeedLine[]> {
  await state.bring(changes);
  const wanted = changes
    .filter((change) => isChange(state, change))
    .sort((a, b) => stepOf(a) - stepOf(b) || (a.id < b.id ? -1 : 1));
  if (wanted.length + redactions.length === 0 && !always) return [];
  const lines: Exclude<FeedLine, CommitLine>[] = [];
  const base = () => ({ seq: state.seq + 1 + lines.length, batch, at });
  for (const change of wanted)
    lines.push(change.op === 'put' ? putOf(state, change, base(), newSalt) : endOf(state, change, base()));
  for (const { type: _, ...redaction } of redactions) lines.push({ ...base(), op: 'redact', ...redaction });
  const commit: CommitLine = {
    ...base(),
    op: 'commit',
    rows: lines.length,
    digest: batchDigest(lines),
    ...after(state, lines, redactions),
    ...origin,
  };
  return [...lines, commit];
}

type Base = Pick<PutLine, 'seq' | 'batch' | 'at'>;

const isChange = (state: FeedState, change: Change): boolean => {
  const standing = state.record(change.type, change.id);
  if (change.op !== 'put') return standing !== undefined;
  return !standing || canonical(standing.data) !== canonical(change.data) || originOf(standing) !== originOf(change);
};
/** A republished record also changes when it comes from elsewhere. */
const originOf = ({ origin }: Pick<PutLine, 'origin'>): string => (origin ? digestOf(origin) : '');

function putOf(
  state: FeedState,
  { type, id, data, origin, salt }: Extract<Change, { op: 'put' }>,
  base: Base,
  newSalt: () => string,
): PutLine {
  const standing = state.record(type, id);
  const content = { type, id, rev: base.seq, salt: salt ?? newSalt(), data };
  return {
    ...base,
    op: 'put',
    ...content,
    h: recordDigest(content),
    bucket: bucketOf(type, id),
    prevRev: standing?.rev ?? null,
    ...(standing ? { prevH: standing.h } : {}),
    ...(origin ? { origin } : {}),
  };
}

function endOf(state: FeedState, change: Exclude<Change, { op: 'put' }>, base: Base): DeleteLine | MergeLine {
  const standing = state.record(change.type, change.id);
  if (!standing) throw new Error(`${change.type} ${change.id} is not there`);
  const { type, id, rev, h } = standing;
  const line = { ...base, type, id, prevRev: rev, h, bucket: bucketOf(type, id) };
  return change.op === 'merge' ? { ...line, op: 'merge', into: change.into } : { ...line, op: 'delete' };
}

/** Digest and counts of the state once the lines are applied. */
function after(
  state: FeedState,
  lines: readonly AnyLine[],
  redactions: readonly Redaction[],
): Pick<CommitLine, 'state' | 'counts'> {
  const counts = { ...state.counts };
  let digest = state.digest;
  for (const line of lines) {
    if (line.op === 'put') {
      digest = addDigest(line.prevH ? subtractDigest(digest, line.prevH) : digest, line.h);
      if (line.prevRev === null) counts[line.type] += 1;
    } else if (line.op === 'delete' || line.op === 'merge') {
      digest = subtractDigest(digest, line.h);
      counts[line.type] -= 1;
    }
  }
  for (const { live, h, type } of redactions)
    if (live) {
      digest = subtractDigest(digest, h);
      counts[type] -= 1;
    }
  return { state: digest, counts };
}

/** Lines cut into their batches; what follows the last end of a batch is left over. */
export function splitBatches<L extends Pick<AnyLine, 'op'>>(lines: readonly L[]): { batches: L[][]; rest: L[] } {
  const batches: L[][] = [];
  let batch: L[] = [];
  for (const line of lines) {
    batch.push(line);
    if (line.op !== 'commit') continue;
    batches.push(batch);
    batch = [];
  }
  return { batches, rest: batch };
}
