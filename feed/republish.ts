import { digestOf } from '#core/digest.ts';
import { makeBatch } from '#core/feed/batch.ts';
import { bucketOf, isWhole } from '#core/feed/lines.ts';
import type { Change, LiveRecord, Origin, StateManifest } from '#core/feed/model.ts';
import type { Files, KeptHead, Progress } from '#core/feed/ports.ts';
import { isLive } from '#core/feed/rows.ts';
import { FeedState } from '#core/feed/state.ts';
import type { Version } from '#core/feed/withdrawn.ts';
import type { Digest } from '#core/model.ts';
import { LOST_RACES, type Made, propose, settled } from '#feed/commit.ts';
import { bucketsOf, type Maker, manifestOf, readManifest, unmade } from '#feed/maker.ts';
import type { KeptMirror } from '#feed/pull/mirror.ts';
import { allLines, redactionsOf, rewritten } from '#feed/redaction.ts';

type Retold = Extract<Progress, { kind: 'origin' }>;
const nothingRetold: Retold = { kind: 'origin', buckets: [] };

/** What is held of a feed, and the files it is held in. */
type MirrorOf = { kept: KeptMirror; files: Files };
type Followed = MirrorOf & { theirs: StateManifest };

/**
 * Tells what a mirror holds as a feed of one's own, every record with where it comes from. One batch brings it from whatever was
 * told before to the mirror's state; only buckets whose digest at the origin has changed are looked at. What the origin has destroyed is
 * destroyed here as well.
 */
export async function republish(maker: Maker, mirror: MirrorOf): Promise<KeptHead | undefined> {
  for (let lost = 0; lost < LOST_RACES; ) {
    const before = await settled(maker);
    const kept = before ?? unmade(nothingRetold);
    if (kept.progress.kind !== 'origin') throw new Error(`Feed ${maker.feed} is published here, not republished`);
    const origin = kept.head?.origin;
    if (origin?.epoch === mirror.kept.epoch && origin.seq === mirror.kept.seq) return before;
    lost = (await retell(maker, before, kept, kept.progress, mirror)) ? 0 : lost + 1;
  }
  throw new Error(`Feed ${maker.feed} could not be told again: another maker was faster ${LOST_RACES} times`);
}

async function retell(
  maker: Maker,
  before: KeptHead | undefined,
  kept: KeptHead,
  progress: Retold,
  { kept: mirror, files: mirrored }: MirrorOf,
): Promise<boolean> {
  const { files } = maker;
  const own = await manifestOf(maker, kept);
  const state = new FeedState(own, bucketsOf(files, own));
  const theirs = await readManifest(mirrored, mirror.manifest);
  const changes: Change[] = [];
  const standing: LiveRecord[] = [];
  for (const [n, { digest }] of theirs.buckets.entries()) {
    const sameEpoch = kept.head?.origin?.epoch === mirror.epoch;
    if (sameEpoch && progress.buckets[n] === digest) continue;
    const told = (await bucketsOf(files, own)(n)).filter(isLive);
    const held = (await bucketsOf(mirrored, theirs)(n)).filter(isLive);
    changes.push(...differences(told, held, mirror));
    standing.push(...told);
  }
  const destroyed = await destroyedHere(maker, kept, { kept: mirror, files: mirrored, theirs }, standing);
  await state.bring(destroyed);
  const stands = ({ type, id, rev }: Version) => state.record(type, id)?.rev === rev;
  const effect = redactionsOf(destroyed, ({ reason }) => reason, changes, stands);
  const { feed, epoch, seq } = mirror;
  const lines = await makeBatch(state, effect.changes, effect.redactions, {
    at: maker.now(),
    batch: (kept.head?.batch ?? 0) + 1,
    newSalt: maker.newSalt,
    always: true,
    origin: { feed, epoch, seq, state: theirs.digest },
  });
  await state.apply(lines);
  return propose(maker, before, kept, {
    lines,
    state,
    manifest: own,
    progress: { kind: 'origin', buckets: theirs.buckets.map(({ digest }) => digest) },
    rewritten: await withoutDestroyed(maker, kept, mirror, destroyed),
  });
}

/** What brings the records told of a bucket to those held of it. */
function differences(
  told: readonly LiveRecord[],
  held: readonly LiveRecord[],
  { feed, epoch, merges = [] }: KeptMirror,
): Change[] {
  const known = new Map(told.map((record) => [`${record.type}/${record.id}`, record]));
  const changes: Change[] = [];
  for (const { type, id, rev, salt, data, h } of held) {
    const standing = known.get(`${type}/${id}`);
    known.delete(`${type}/${id}`);
    const origin: Origin = { feed, epoch, seq: rev, h };
    if (standing?.origin?.h === h && standing.origin.epoch === epoch) continue;
    changes.push({ op: 'put', type, id, data, salt, origin });
  }
  for (const { type, id } of known.values()) {
    const into = merges.find((merge) => merge.type === type && merge.id === id)?.into;
    changes.push(into ? { op: 'merge', type, id, into } : { op: 'delete', type, id });
  }
  return changes;
}

/** A version told here that the origin has destroyed, or may have, and why. */
type Gone = Version & { reason: string };

/** Why that goes which the origin may have destroyed while it was not followed. */
const UNKNOWN = '来源已不再提供 · no longer told by its origin';

/** What is told here of what the origin has destroyed: by the lines that are kept, and in the state, where it may be older than those. */
async function destroyedHere(
  maker: Maker,
  kept: KeptHead,
  mirror: Followed,
  standing: readonly LiveRecord[],
): Promise<Gone[]> {
  const reasonOf = await reasonsBy(mirror);
  if (!reasonOf) return [];
  const lines = (await allLines(maker, kept)).filter(isWhole);
  const older = standing.filter(({ rev }) => rev <= (kept.head?.minSeq ?? 0));
  const known = [...older.map((record) => ({ ...record, bucket: bucketOf(record.type, record.id) })), ...lines];
  return known.flatMap((one) => {
    const reason = reasonOf(one);
    return reason === undefined ? [] : [{ ...one, reason }];
  });
}

/** Why a record has to go, if it has to; nothing where none has. What the origin says still has not been destroyed. */
async function reasonsBy({ kept: { epoch, redactions }, files, theirs }: Followed) {
  if (redactions.length === 0) return undefined;
  if (redactions === 'unknown') {
    const said = new Set<Digest>();
    for (const n of theirs.buckets.keys())
      for (const row of await bucketsOf(files, theirs)(n)) if (isLive(row)) said.add(contentOf(row));
    return (record: LiveRecord) => (said.has(contentOf(record)) ? undefined : UNKNOWN);
  }
  const reasons = new Map(redactions.map(({ h, reason }) => [h, reason]));
  return ({ origin }: LiveRecord) => (origin?.epoch === epoch ? reasons.get(origin.h) : undefined);
}

/**
 * The files without what is destroyed. Of a version that is neither in the state nor in the lines that are kept, a snapshot may still
 * be the only one to know: then all of them go.
 */
async function withoutDestroyed(
  maker: Maker,
  kept: KeptHead,
  { redactions }: KeptMirror,
  destroyed: readonly Version[],
): Promise<Made['rewritten']> {
  if (redactions.length === 0) return undefined;
  const allFound = redactions !== 'unknown' && destroyed.length >= redactions.length;
  const numbers = destroyed.map(({ rev }) => rev);
  if (!allFound && (kept.head?.minSeq ?? 0) > 0) return rewritten(maker, kept, [0, ...numbers]);
  return numbers.length > 0 ? rewritten(maker, kept, numbers) : undefined;
}

/** What a record says, in whichever version and epoch. */
const contentOf = ({ type, id, data }: LiveRecord): Digest => digestOf({ type, id, data });
