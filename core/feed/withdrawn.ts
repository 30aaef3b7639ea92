import { type AnyLine, isWhole } from '#core/feed/lines.ts';
import type { PutLine } from '#core/feed/model.ts';
import type { StaffData, UnitData } from '#core/feed/tell.ts';
import type { Digest, LedgerEntry, UnitId } from '#core/model.ts';

type TakeDown = Extract<LedgerEntry, { kind: 'takeDown' }>;
/** A put line, and the documents that were in force at the end of every batch while it stood. */
type Life = { line: PutLine; documents: Set<Digest | null> };

/**
 * The puts whose content a takedown destroys, given all lines of the feed in order: those that nothing but withdrawn documents has
 * ever said. What a release that stands says as well stays.
 */
export function destroyedBy({ unit, digests }: TakeDown, lines: Iterable<AnyLine>): PutLine[] {
  const lives: Life[] = [];
  const running = new Map<number, Life>();
  let inForce: Digest | null = null;
  for (const line of lines) {
    if (line.op === 'commit') {
      for (const { documents } of running.values()) documents.add(inForce);
      continue;
    }
    const ended = line.op === 'redact' ? line.of : line.prevRev;
    if (ended !== null) running.delete(ended);
    if (!isWhole(line) || unitOf(line) !== unit) continue;
    if (line.type === 'unit') inForce = (line.data as UnitData).published?.digest ?? null;
    const life: Life = { line, documents: new Set() };
    lives.push(life);
    running.set(line.seq, life);
  }
  const withdrawn = (digest: Digest | null) => digest !== null && digests.includes(digest);
  return lives.flatMap(({ line, documents }) => ([...documents].every(withdrawn) ? [line] : []));
}

/** Whose record a put is of. */
function unitOf({ type, data }: PutLine): UnitId | undefined {
  if (type === 'unit') return (data as UnitData).id;
  return type === 'staff' ? (data as StaffData).unit : undefined;
}
