import { canonical } from '#core/digest.ts';
import type { FeedHead, FileRef, Segment } from '#core/feed/model.ts';
import type { Files, KeptHead } from '#core/feed/ports.ts';
import { putByDigest, readFile } from '#feed/segments.ts';

/** Lists closed runs of changes in a file of their own; `seq` is the number of the head it is made at. */
export async function putArchive(files: Files, seq: number, segments: readonly Segment[]): Promise<FileRef | null> {
  if (segments.length === 0) return null;
  const bytes = Buffer.from(canonical(segments), 'utf8');
  return putByDigest(files, (sha256) => `archive/${seq}.${sha256}.json`, bytes);
}

export async function readArchive(files: Files, archive: FileRef | null): Promise<Segment[]> {
  return archive ? JSON.parse(Buffer.from(await readFile(files, archive)).toString('utf8')) : [];
}

/** What of a kept head says which runs of changes there are. */
type Runs = Pick<KeptHead, 'archive'> & { head: Pick<FeedHead, 'seq' | 'segments'> | null };

/** The runs of changes that hold what comes after a cursor: the archive is read only where the cursor is older than the newest snapshot. */
export async function segmentsAfter(files: Files, { archive, head }: Runs, after: number): Promise<Segment[]> {
  const newest = head?.segments ?? [];
  const archived = (newest[0]?.from ?? (head?.seq ?? 0) + 1) - 1;
  return after >= archived ? newest : [...(await readArchive(files, archive)), ...newest];
}

/** All runs of changes that can still be asked for. */
export const allSegments = (files: Files, runs: Runs): Promise<Segment[]> => segmentsAfter(files, runs, -1);
