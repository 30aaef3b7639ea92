import type { AnyLine } from '#core/feed/lines.ts';
import type { FeedHead, StateManifest } from '#core/feed/model.ts';
import { PROTOCOL } from '#core/feed/model.ts';
import type { KeptHead, Pending, Progress } from '#core/feed/ports.ts';
import type { FeedState } from '#core/feed/state.ts';
import { extendLog } from '#feed/log.ts';
import { cadenceOf, type Maker } from '#feed/maker.ts';
import { putSegment, readFile, readSegment } from '#feed/segments.ts';
import { putState } from '#feed/state-files.ts';
import { unnamed } from '#feed/sweep.ts';

/** What a commit adds: whole batches, the state after them, and what has been told with them. */
export type Made = {
  lines: readonly AnyLine[];
  state: FeedState;
  manifest: StateManifest;
  progress: Progress;
  /** What else changes with it, from what is kept: a redaction rewrites segments and leaves the old ones unnamed. */
  rewriting?:
    | (Partial<Pick<KeptHead, 'archive' | 'snapshots' | 'destroying'>> &
        Partial<Pick<FeedHead, 'segments' | 'snapshot'>>)
    | undefined;
};

/**
 * First step of a commit: puts files that are found under their digests and names them, pending, by one conditional write. Of two
 * makers one wins; false for the other, whose files nothing names.
 */
export async function propose(
  maker: Maker,
  before: KeptHead | undefined,
  kept: KeptHead,
  made: Made,
): Promise<boolean> {
  const { archive, snapshots, destroying, ...shown } = made.rewriting ?? {};
  const lines = await putSegment(maker.files, made.lines);
  const manifest = await putState(maker.files, made.state, made.manifest);
  const last = made.lines.at(-1);
  if (last?.op !== 'commit') throw new Error('A commit must end with the end of a batch');
  const { head } = kept;
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
    snapshot: head?.snapshot ?? null,
    segments: [...(shown.segments ?? head?.segments ?? []), lines],
    cadence: cadenceOf(maker, head?.snapshot?.at ?? last.at),
    redactions: [...(head?.redactions ?? []), ...redactionsIn(made.lines)],
    ...(last.origin ? { origin: last.origin } : {}),
    ...('snapshot' in shown ? { snapshot: shown.snapshot ?? null } : {}),
  };
  return maker.heads.replace(maker.feed, before, {
    head,
    pending: { next, lines, manifest },
    progress: made.progress,
    archive: archive ?? kept.archive,
    snapshots: snapshots ?? kept.snapshots,
    destroying: destroying ?? kept.destroying,
  });
}

/** Destroyed content is asked to be acknowledged as of the batch that says so. */
function redactionsIn(lines: readonly AnyLine[]): FeedHead['redactions'] {
  const last = lines.findLast((line) => line.op === 'redact');
  return last ? [{ seq: last.seq, at: last.at, acknowledged: [] }] : [];
}

/**
 * Second step: the log, the manifest in its place and the signature; then readers are shown the new head. Whoever does it, and how
 * often, the bytes are the same.
 */
async function settle(maker: Maker, kept: KeptHead, pending: Pending): Promise<void> {
  const { files, feed, heads } = maker;
  await files.put(pending.next.state.buckets.path, await readFile(files, pending.manifest));
  const checkpoint = await extendLog(maker, pending.next, kept.head?.seq ?? 0, await readSegment(files, pending.lines));
  const { version: _, ...rest } = kept;
  await heads.replace(feed, kept, { ...rest, head: { ...pending.next, checkpoint }, pending: null });
}

/** Removes what has to be destroyed, now that no reader is led to it any more. */
async function destroy(maker: Maker, kept: KeptHead): Promise<void> {
  await maker.files.remove(await unnamed(maker, kept));
  const { version: _, ...rest } = kept;
  await maker.heads.replace(maker.feed, kept, { ...rest, destroying: false });
}

/** What is kept of the feed, if anything, with whatever a maker before has left half done brought to its end. */
export async function settled(maker: Maker): Promise<KeptHead | undefined> {
  const kept = await maker.heads.read(maker.feed);
  if (kept?.pending) await settle(maker, kept, kept.pending);
  else if (kept?.destroying) await destroy(maker, kept);
  else return kept;
  return settled(maker);
}
