import type { AnyLine } from '#core/feed/lines.ts';
import type { MergeLine } from '#core/feed/model.ts';

/** That a version of a record has gone over into others at the origin. */
export type Merge = Pick<MergeLine, 'type' | 'id' | 'into'> & { of: number };

/** Merges that are kept to be told again; of more than these at once, the oldest are told as ends. */
const LISTED = 1_000;

/** Merges, and what a batch does to them: it adds some; others are over, because the record is put again or what it said is destroyed. */
export function withMerges(known: readonly Merge[], batch: readonly AnyLine[]): Merge[] {
  const merges = new Map(known.map((merge) => [`${merge.type}/${merge.id}`, merge]));
  for (const line of batch) {
    if (line.op === 'redact') for (const [name, { of }] of merges) if (of === line.of) merges.delete(name);
    if (!('id' in line)) continue;
    const { type, id } = line;
    if (line.op === 'merge') merges.set(`${type}/${id}`, { type, id, of: line.prevRev, into: line.into });
    else merges.delete(`${type}/${id}`);
  }
  return [...merges.values()].slice(-LISTED);
}
