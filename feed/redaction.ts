import type { Redaction } from '#core/feed/batch.ts';
import { type AnyLine, redacted } from '#core/feed/lines.ts';
import type { Change, PutLine, Segment } from '#core/feed/model.ts';
import type { KeptHead } from '#core/feed/ports.ts';
import { allSegments } from '#feed/changes.ts';
import type { Made } from '#feed/commit.ts';
import type { Maker } from '#feed/maker.ts';
import { putSegment, readSegment } from '#feed/segments.ts';

/** Every line of a feed, in order. */
export async function allLines({ files }: Maker, kept: KeptHead): Promise<AnyLine[]> {
  const lines: AnyLine[] = [];
  for (const segment of allSegments(kept)) for (const line of await readSegment(files, segment)) lines.push(line);
  return lines;
}

/**
 * What a batch has to say of content that is destroyed, beside its changes: what is still in the state leaves it by this, unless the
 * same batch puts something else in its place.
 */
export function redactionsOf(
  destroyed: readonly PutLine[],
  reason: (line: PutLine) => string,
  changes: readonly Change[],
  isLive: (line: PutLine) => boolean,
): { redactions: Redaction[]; changes: Change[] } {
  const replaced = new Set(changes.flatMap(({ op, type, id }) => (op === 'put' ? [`${type}/${id}`] : [])));
  const redactions = destroyed.map((line) => {
    const { seq: of, h, bucket, type, id } = line;
    return { of, h, bucket, type, reason: reason(line), live: isLive(line) && !replaced.has(`${type}/${id}`) };
  });
  const leaving = new Set(destroyed.flatMap((line, i) => (redactions[i]?.live ? [`${line.type}/${line.id}`] : [])));
  return {
    redactions,
    changes: changes.filter(({ op, type, id }) => op === 'put' || !leaving.has(`${type}/${id}`)),
  };
}

/**
 * Runs of changes rewritten without the content of these lines, and without the names in the lines that ended them; snapshots that held it are named no more. The
 * files of old are removed once the new ones are named.
 */
export async function rewriting(
  { files }: Maker,
  kept: KeptHead,
  destroyed: readonly PutLine[],
): Promise<NonNullable<Made['rewriting']>> {
  const gone = new Set(destroyed.map(({ seq }) => seq));
  const hides = (line: AnyLine): boolean =>
    (line.op === 'put' && gone.has(line.seq)) ||
    ((line.op === 'delete' || line.op === 'merge') && gone.has(line.prevRev));
  const rewrite = async (segment: Segment): Promise<Segment> => {
    const lines = await readSegment(files, segment);
    if (!lines.some(hides)) return segment;
    return putSegment(
      files,
      lines.map((line) => (hides(line) ? redacted(line as PutLine) : line)),
    );
  };
  const archive: Segment[] = [];
  for (const segment of kept.archive) archive.push(await rewrite(segment));
  const segments: Segment[] = [];
  for (const segment of kept.head?.segments ?? []) segments.push(await rewrite(segment));
  const first = Math.min(...gone);
  const snapshots = kept.snapshots.filter(({ seq }) => seq < first);
  const newest = kept.head?.snapshot;
  return {
    archive,
    segments,
    snapshots,
    snapshot: newest && newest.seq < first ? newest : null,
    destroying: true,
  };
}
