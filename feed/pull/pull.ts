import { feedLine } from '#contract/feed.ts';
import { splitBatches } from '#core/feed/batch.ts';
import { type AnyLine, leafOf } from '#core/feed/lines.ts';
import { type FeedHead, recordTypes, type StateManifest } from '#core/feed/model.ts';
import type { Files } from '#core/feed/ports.ts';
import { BatchFault, FeedState } from '#core/feed/state.ts';
import type { Instant } from '#core/model.ts';
import { extended, type Frontier, frontierRoot } from '#core/tlog/frontier.ts';
import { sameHash, verifyConsistency } from '#core/tlog/merkle.ts';
import { type NoteKey, verifyNote } from '#core/tlog/note.ts';
import { consistencyProof } from '#core/tlog/proofs.ts';
import { leafHashes, type ReadTile, tilePath } from '#core/tlog/tiles.ts';
import { ClientFault } from '#feed/http/client.ts';
import { boundBy } from '#feed/log.ts';
import { bucketsOf, readManifest } from '#feed/maker.ts';
import { Alarm } from '#feed/pull/alarm.ts';
import { bootstrapped } from '#feed/pull/bootstrap.ts';
import { heldManifest } from '#feed/pull/held.ts';
import { type Merge, withMerges } from '#feed/pull/merges.ts';
import { type KeptMirror, type Mirrors, type Redactions, withMore } from '#feed/pull/mirror.ts';
import { CursorRefused, type Origin, readBy } from '#feed/pull/origin.ts';
import { dropPassed } from '#feed/pull/passed.ts';
import { repair } from '#feed/pull/repair.ts';
import { Damaged } from '#feed/segments.ts';
import { putState } from '#feed/state-files.ts';

/** Who takes a feed, and with what. */
export type Puller = {
  origin: Origin;
  /** The key that the feed is signed with, known beforehand or from the first contact. */
  key: NoteKey;
  files: Files;
  mirrors: Mirrors;
  now: () => Instant;
  progress?: (step: { seq: number; of: number }) => void;
};

/** A state on its way from one change to another, with the log that leads to it. */
export type Held = {
  manifest: StateManifest;
  state: FeedState;
  edge: Frontier;
  redactions: Redactions;
  merges?: Merge[];
};

/** `mended` where what was held was damaged and is whole again. */
export type Pulled = { kept: KeptMirror; news: boolean; bootstrapped: boolean; mended: boolean };

/**
 * Brings a mirror up to the head of its origin, and proves it: every batch follows from the one before, the lines are those of the
 * signed log, the log goes on from the one that was taken before, and the state is the signed one. Nothing is kept before all of that
 * holds, so it may be broken off anywhere and begun again. Where what is held is damaged, it is mended from the origin's state of that
 * time, or, if that is gone, taken anew. Throws `Alarm` where the origin contradicts itself.
 */
export async function pull(puller: Puller): Promise<Pulled> {
  const before = await heldBefore(puller);
  if (before === 'damaged') return { ...(await followed(puller, undefined)), mended: true };
  try {
    return { ...(await followed(puller, before)), mended: false };
  } catch (error) {
    if (!(error instanceof Damaged) || !before) throw error;
    return { ...(await afterDamage(puller, before)), mended: true };
  }
}

/** Takes a feed anew, whatever is held of it. */
export const pullAnew = async (puller: Puller): Promise<Pulled> => {
  const before = await heldBefore(puller);
  return { ...(await followed(puller, before === 'damaged' ? undefined : before, 'anew')), mended: true };
};

async function heldBefore({ mirrors, origin }: Puller): Promise<KeptMirror | 'damaged' | undefined> {
  try {
    return await mirrors.read(origin.feed);
  } catch (error) {
    if (error instanceof Damaged) return 'damaged';
    throw error;
  }
}

async function afterDamage(puller: Puller, before: KeptMirror) {
  try {
    return await followed(puller, (await repair(puller, before, 'files')).kept);
  } catch (error) {
    // Neither what is held nor what the origin still has of that time is enough.
    if (!(error instanceof Damaged) && !(error instanceof ClientFault)) throw error;
    return followed(puller, before, 'anew');
  }
}

async function followed(
  puller: Puller,
  before: KeptMirror | undefined,
  how: 'on' | 'anew' = 'on',
): Promise<Omit<Pulled, 'mended'>> {
  const { origin, mirrors, files } = puller;
  if (before && how === 'on') await heldManifest(files, before);
  const answered = await origin.head(how === 'on' ? before?.etag : undefined);
  if (!answered) {
    if (!before) throw new Alarm('broken', '尚未取得数据，却答复无变化 · Nothing has changed since nothing was taken');
    return { kept: before, news: false, bootstrapped: false };
  }
  const { head, etag } = answered;
  const signed = signedBy(puller, head);
  const same = before?.epoch === head.epoch ? before : undefined;
  if (same && same.seq > head.seq)
    throw new Alarm(
      'rolledBack',
      `首页退回到序号 ${head.seq}，此前为 ${same.seq} · The head is at ${head.seq}, and was at ${same.seq} before`,
    );
  const { held, fresh } = await brought(puller, how === 'on' ? same : undefined, head);
  const { state } = held;
  if (
    state.digest !== head.state.digest ||
    state.digest !== signed.state ||
    recordTypes.some((type) => state.counts[type] !== head.counts[type])
  )
    throw new Alarm(
      'wrongState',
      `至序号 ${head.seq} 的变更推不出所签状态 · The changes up to ${head.seq} do not come to the signed state`,
    );
  if (!sameHash(frontierRoot(held.edge), signed.root))
    throw new Alarm(
      'fork',
      `至序号 ${head.seq} 的变更与所签日志不符 · The changes up to ${head.seq} are not those of the signed log`,
    );
  // Who went on from what they held has proven it by that; who began anew has yet to.
  if (same && fresh) await provenToGoOn(origin, same, signed);
  const manifest = await putState(files, held.state, held.manifest);
  const next: Omit<KeptMirror, 'version'> = {
    feed: origin.feed,
    epoch: head.epoch,
    seq: head.seq,
    manifest,
    edge: held.edge.roots.map((root) => Buffer.from(root).toString('base64')),
    checkpoint: head.checkpoint,
    ...(etag ? { etag } : {}),
    pollSeconds: head.cadence.pollSeconds,
    redactions: held.redactions,
    ...(held.merges ? { merges: held.merges } : {}),
    provenAt: fresh || !before ? puller.now() : before.provenAt,
  };
  // Where another process was faster, its mirror has been proven as this one has.
  await mirrors.replace(origin.feed, before, next);
  const kept = (await mirrors.read(origin.feed)) ?? { ...next, version: 0 };
  await dropPassed(files, kept, same ? 'below' : 'all');
  return { kept, news: before?.seq !== kept.seq || before.epoch !== kept.epoch, bootstrapped: fresh };
}

/** What the head's checkpoint binds; the head itself is believed only as far as it says the same. */
function signedBy(puller: Puller, head: FeedHead) {
  try {
    return boundIn(puller, head);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Alarm('notSigned', `检查点不成格式 · The checkpoint is no signed note: ${error.message}`);
  }
}

function boundIn({ origin, key }: Puller, head: FeedHead) {
  if (!verifyNote(head.checkpoint, key))
    throw new Alarm('notSigned', `检查点没有 ${key.name} 的签名 · The checkpoint is not signed by ${key.name}`);
  const bound = boundBy(head.checkpoint, origin.feed, head.epoch);
  if (bound?.size !== head.seq || bound.state !== head.state.digest)
    throw new Alarm('notSigned', '检查点与首页的状态不同 · The checkpoint is of another state than the head');
  return bound;
}

/** Throws unless the log that is signed now begins with the one that was taken before. */
async function provenToGoOn(
  origin: Origin,
  before: KeptMirror,
  now: { size: number; root: Uint8Array },
): Promise<void> {
  const read: ReadTile = (level, n, width) => origin.bytes(`tlog/${tilePath(level, n, width)}`);
  const proof = await consistencyProof(before.seq, now.size, read);
  const first = { size: before.seq, root: frontierRoot(edgeOf(before)) };
  if (!verifyConsistency(first, now, proof))
    throw new Alarm(
      'fork',
      `日志没有接续此前取得的 ${before.seq} 条变更 · The log does not go on from the ${before.seq} changes taken before`,
    );
}

const edgeOf = ({ seq, edge }: KeptMirror): Frontier => ({
  size: seq,
  roots: edge.map((root) => Buffer.from(root, 'base64')),
});

/** The state at the head: from what is held already, or from the newest snapshot, or from nothing. */
async function brought(puller: Puller, same: KeptMirror | undefined, head: FeedHead) {
  const tooOld = same !== undefined && same.seq < head.minSeq;
  const start = same && !tooOld ? await resumed(puller.files, same) : await bootstrapped(puller, head);
  try {
    return { held: await caughtUp(puller, start, head), fresh: start.fresh };
  } catch (error) {
    if (!(error instanceof CursorRefused) || start.fresh) throw error;
    return { held: await caughtUp(puller, await bootstrapped(puller, head), head), fresh: true };
  }
}

async function resumed(files: Files, kept: KeptMirror): Promise<Held & { fresh: boolean }> {
  const manifest = await readManifest(files, kept.manifest);
  return {
    manifest,
    state: new FeedState(manifest, bucketsOf(files, manifest)),
    edge: edgeOf(kept),
    redactions: kept.redactions,
    ...(kept.merges ? { merges: kept.merges } : {}),
    fresh: false,
  };
}

/** Applies all changes up to the head's, and none after: those come with a later head. */
async function caughtUp(puller: Puller, held: Held, head: FeedHead): Promise<Held> {
  const { state } = held;
  let { edge, redactions, merges = [] } = held;
  while (state.seq < head.seq) {
    const lines = parsed(await puller.origin.changes(state.seq, head.epoch));
    const { batches, rest } = splitBatches(lines);
    if (rest.length > 0 || batches.length === 0)
      throw new Alarm(
        'broken',
        `序号 ${state.seq} 之后的变更批次不完整 · The changes after ${state.seq} are not whole batches`,
      );
    for (const batch of batches) {
      if (state.seq >= head.seq) break;
      await applied(state, batch);
      edge = extended(edge, leafHashes(batch.map(leafOf)));
      redactions = withMore(
        redactions,
        batch.filter((line) => line.op === 'redact'),
      );
      merges = withMerges(merges, batch);
    }
    puller.progress?.({ seq: state.seq, of: head.seq });
  }
  if (state.seq !== head.seq)
    throw new Alarm('broken', `首页停在批次中间，序号 ${head.seq} · The head stands within a batch, at ${head.seq}`);
  return { ...held, edge, redactions, merges };
}

async function applied(state: FeedState, batch: readonly AnyLine[]): Promise<void> {
  try {
    await state.apply(batch);
  } catch (error) {
    throw error instanceof BatchFault ? new Alarm('broken', error.message) : error;
  }
}

function parsed(ndjson: string): AnyLine[] {
  return ndjson.split('\n').flatMap((line) => (line ? [readBy(feedLine, line, '变更 A change') as AnyLine] : []));
}
