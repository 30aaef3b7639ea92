import type { Redaction } from '#core/feed/batch.ts';
import { type AnyLine, redacted } from '#core/feed/lines.ts';
import type { Change, PutLine, Segment } from '#core/feed/model.ts';
import type { KeptHead } from '#core/feed/ports.ts';
import type { Version } from '#core/feed/withdrawn.ts';
import { allSegments, putArchive, readArchive } from '#feed/archive.ts';
import type { Rewritten } from '#feed/commit.ts';
import type { Maker } from '#feed/maker.ts';
import { putSegment, readSegment } from '#feed/segments.ts';

/** Every line of a feed that is kept, in order. */
export async function allLines({ files }: Maker, kept: KeptHead): Promise<AnyLine[]> {
  const lines: AnyLine[] = [];
  for (const segment of await allSegments(files, kept))
    for (const line of await readSegment(files, segment)) lines.push(line);
  return lines;
}

/**
 * What a batch has to say of content that is destroyed, beside its changes: what is still in the state leaves it by this, unless the
 * same batch puts something else in its place.
 */
export function redactionsOf<V extends Version>(
  destroyed: readonly V[],
  reason: (version: V) => string,
  changes: readonly Change[],
  isLive: (version: V) => boolean,
): { redactions: Redaction[]; changes: Change[] } {
  const replaced = new Set(changes.flatMap(({ op, type, id }) => (op === 'put' ? [`${type}/${id}`] : [])));
  const redactions = destroyed.map((version) => {
    const { rev: of, h, bucket, type, id } = version;
    return { of, h, bucket, type, reason: reason(version), live: isLive(version) && !replaced.has(`${type}/${id}`) };
  });
  const leaving = new Set(destroyed.flatMap(({ type, id }, i) => (redactions[i]?.live ? [`${type}/${id}`] : [])));
  return {
    redactions,
    changes: changes.filter(({ op, type, id }) => op === 'put' || !leaving.has(`${type}/${id}`)),
  };
}

/**
 * Runs of changes without the content that these lines have put, and without the names in the lines that ended it; and without the
 * snapshots since the first of these lines, which held it. The files of old are removed once the new ones are named.
 */
export async function rewritten(
  { files }: Maker,
  { archive, head, snapshots }: KeptHead,
  destroyed: readonly number[],
): Promise<Rewritten> {
  const gone = new Set(destroyed);
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
  const archived: Segment[] = [];
  for (const segment of await readArchive(files, archive)) archived.push(await rewrite(segment));
  const segments: Segment[] = [];
  for (const segment of head?.segments ?? []) segments.push(await rewrite(segment));
  const first = Math.min(...gone);
  const newest = head?.snapshot ?? null;
  return {
    archive: await putArchive(files, head?.seq ?? 0, archived),
    segments,
    snapshots: snapshots.filter(({ seq }) => seq < first),
    snapshot: newest && newest.seq < first ? newest : null,
  };
}
