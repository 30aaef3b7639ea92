import type { AnyLine } from '#core/feed/lines.ts';
import type { FeedHead, FileRef, StateManifest } from '#core/feed/model.ts';
import { PROTOCOL } from '#core/feed/model.ts';
import type { Behind, Files, KeptHead, Pending, Progress } from '#core/feed/ports.ts';
import type { FeedState } from '#core/feed/state.ts';
import { inParallel } from '#core/parallel.ts';
import { extendLog } from '#feed/log.ts';
import { cadenceOf, type Maker, readManifest } from '#feed/maker.ts';
import { putProven, putSegment, readFile, readSegment, sha256Of } from '#feed/segments.ts';
import { putState } from '#feed/state-files.ts';
import { removeUnnamed } from '#feed/sweep.ts';

/** What a commit adds: whole batches, the state after them, and what has been told with them. */
export type Made = {
  lines: readonly AnyLine[];
  state: FeedState;
  manifest: StateManifest;
  progress: Progress;
  rewritten?: Rewritten | undefined;
};

/** What stands in the place of what a redaction destroys; the files of old are named no more. */
export type Rewritten = Pick<Behind, 'archive' | 'snapshots'> & Pick<FeedHead, 'segments' | 'snapshot'>;

/** Races lost one after the other, from which on it must be a fault: each is somebody else's won one. */
export const LOST_RACES = 20;

/**
 * First step of a commit: puts files that are found under their digests and names them, pending, by one conditional write. Of two
 * makers one wins; false for the other, whose files nothing names.
 */
export async function propose(
  maker: Maker,
  before: KeptHead | undefined,
  { version: _, ...kept }: KeptHead,
  made: Made,
): Promise<boolean> {
  const lines = await putSegment(maker.files, made.lines);
  const manifest = await putState(maker.files, made.state, made.manifest);
  const last = made.lines.at(-1);
  if (last?.op !== 'commit') throw new Error('A commit must end with the end of a batch');
  const { head } = kept;
  const { archive, snapshots, segments, snapshot } = made.rewritten ?? { ...kept, ...shownBy(head) };
  const next: Pending['next'] = {
    protocol: PROTOCOL,
    feed: maker.feed,
    epoch: made.manifest.epoch,
    seq: last.seq,
    minSeq: head?.minSeq ?? 0,
    batch: last.batch,
    at: last.at,
    counts: last.counts,
    state: { digest: last.state, buckets: { ...manifest, path: `state/${last.seq}/buckets.json` } },
    snapshot,
    segments: [...segments, lines],
    cadence: cadenceOf(maker, head?.snapshot?.at ?? maker.now()),
    redactions: [...(head?.redactions ?? []), ...redactionsIn(made.lines)],
    ...(last.origin ? { origin: last.origin } : {}),
  };
  const behind = { progress: made.progress, archive, snapshots, destroying: made.rewritten !== undefined };
  return maker.heads.replace(maker.feed, before, { ...kept, pending: { next, lines, manifest, behind } });
}

const shownBy = (head: FeedHead | null): Pick<FeedHead, 'segments' | 'snapshot'> =>
  head ?? { segments: [], snapshot: null };

/** Destroyed content is asked to be acknowledged as of the batch that says so. */
function redactionsIn(lines: readonly AnyLine[]): FeedHead['redactions'] {
  const last = lines.findLast((line) => line.op === 'redact');
  return last ? [{ seq: last.seq, at: last.at, acknowledged: [] }] : [];
}

/**
 * Second step: the log, the manifest in its place and the signature; then readers are shown the new head. Whoever does it, and how
 * often, the bytes are the same. A commit whose files are not there is dropped, to be made again.
 */
async function settle(maker: Maker, kept: KeptHead, pending: Pending): Promise<void> {
  const { files, feed, heads } = maker;
  const { version: _, ...rest } = kept;
  if (!(await stands(files, pending))) {
    await heads.replace(feed, kept, { ...rest, pending: null });
    return;
  }
  await putProven(files, pending.next.state.buckets.path, await readFile(files, pending.manifest));
  const checkpoint = await extendLog(maker, pending.next, kept.head?.seq ?? 0, await readSegment(files, pending.lines));
  await heads.replace(feed, kept, { ...pending.behind, head: { ...pending.next, checkpoint }, pending: null });
}

/** Files looked at at once. */
const WIDTH = 16;

/** Whether every file that a commit has made is there, and is what it was. */
async function stands(files: Files, { next, lines, manifest }: Pending): Promise<boolean> {
  if (!(await isThere(files, lines)) || !(await isThere(files, manifest))) return false;
  const { buckets } = await readManifest(files, manifest);
  const own = buckets.flatMap(({ file }) => (file?.path.startsWith(`state/${next.seq}/`) ? [file] : []));
  const missing: FileRef[] = [];
  await inParallel(own, WIDTH, async (file) => {
    if (!(await isThere(files, file))) missing.push(file);
  });
  return missing.length === 0;
}

async function isThere(files: Files, { path, sha256 }: FileRef): Promise<boolean> {
  const bytes = await files.get(path);
  return bytes !== undefined && sha256Of(bytes) === sha256;
}

/** Removes what has to be destroyed, now that no reader is led to it any more. */
async function destroy(maker: Maker, kept: KeptHead): Promise<void> {
  if (!(await removeUnnamed(maker, kept))) return;
  const { version: _, ...rest } = kept;
  await maker.heads.replace(maker.feed, kept, { ...rest, destroying: false });
}

/** What is kept of the feed, if anything, with whatever a maker before has left half done brought to its end. */
export async function settled(maker: Maker): Promise<KeptHead | undefined> {
  for (let step = 0; step < LOST_RACES; step += 1) {
    const kept = await maker.heads.read(maker.feed);
    if (kept?.pending) await settle(maker, kept, kept.pending);
    else if (kept?.destroying) await destroy(maker, kept);
    else return kept;
  }
  throw new Error(`Feed ${maker.feed} cannot be brought to rest`);
}
