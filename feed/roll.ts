import type { FeedHead, Segment } from '#core/feed/model.ts';
import type { KeptHead } from '#core/feed/ports.ts';
import type { Instant } from '#core/model.ts';
import { putArchive, readArchive } from '#feed/archive.ts';
import { settled } from '#feed/commit.ts';
import { cadenceOf, type Maker } from '#feed/maker.ts';
import { putSegment, readSegment } from '#feed/segments.ts';
import { makeSnapshot } from '#feed/snapshot.ts';
import { removeSnapshot, sweep } from '#feed/sweep.ts';

/** For so long a snapshot stands, and every change after it can be asked for. */
export const SNAPSHOT_DAYS = 35;
/** For so long at least changes can be asked for. */
export const CHANGES_DAYS = 400;

/** Runs of changes after the newest snapshot from which on the next is made at once: all of them stand in the head. */
const MANY = 200;

/** Whether a feed cannot wait for its day: it has no snapshot yet, or too many runs of changes since. */
export const wantsSnapshot = ({ head }: KeptHead): boolean =>
  head !== null && (head.snapshot === null || head.segments.length >= MANY);

/**
 * The daily round: joins the runs of changes since the last snapshot, makes a snapshot where anything has changed, lets go of what
 * is past its time, and removes files that nothing names. May be repeated, and run beside a publisher: of two who replace the head
 * one wins, and the other's round is made up for by the next.
 */
export async function roll(maker: Maker): Promise<KeptHead | undefined> {
  const kept = await settled(maker);
  if (!kept?.head) return kept;
  const { version: _, head, archive, ...rest } = kept;
  const before: Rolled = { head, snapshots: kept.snapshots, archive: await readArchive(maker.files, archive) };
  const after = retained(await snapshotted(maker, before), maker.now());
  if (after !== before) {
    const listed =
      after.archive === before.archive ? archive : await putArchive(maker.files, after.head.seq, after.archive);
    const { head: rolled, snapshots } = after;
    if (!(await maker.heads.replace(maker.feed, kept, { ...rest, head: rolled, snapshots, archive: listed }))) {
      if (rolled.snapshot && rolled.snapshot !== head.snapshot) await removeSnapshot(maker, rolled.snapshot.seq);
      return maker.heads.read(maker.feed);
    }
  }
  const now = await maker.heads.read(maker.feed);
  if (now && !now.pending && !now.destroying) await sweep(maker, now);
  return now;
}

/** What a round changes. */
type Rolled = Pick<KeptHead, 'snapshots'> & { head: FeedHead; archive: Segment[] };

async function snapshotted(maker: Maker, rolled: Rolled): Promise<Rolled> {
  const { head, snapshots, archive } = rolled;
  if (head.snapshot?.seq === head.seq) {
    // Nothing has changed: the next snapshot is expected a period later.
    if (head.cadence.nextSnapshot > maker.now()) return rolled;
    return { ...rolled, head: { ...head, cadence: cadenceOf(maker, head.snapshot.at) } };
  }
  const joined = await join(maker, head.segments);
  const snapshot = await makeSnapshot(maker, head);
  const at = maker.now();
  return {
    archive: [...archive, ...joined],
    snapshots: [...snapshots, { seq: head.seq, at }],
    head: { ...head, segments: [], snapshot: { seq: head.seq, at, manifest: snapshot }, cadence: cadenceOf(maker, at) },
  };
}

/** One run of changes made of several, found under its own digest. */
async function join(maker: Maker, segments: readonly Segment[]): Promise<Segment[]> {
  if (segments.length < 2) return [...segments];
  const lines = [];
  for (const segment of segments) lines.push(...(await readSegment(maker.files, segment)));
  return [await putSegment(maker.files, lines)];
}

/** Without the snapshots and changes whose time is over; never without the newest snapshot and the changes after the oldest. */
function retained(rolled: Rolled, now: Instant): Rolled {
  const { head, archive } = rolled;
  const before = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString();
  const snapshots = rolled.snapshots.filter(({ seq, at }) => at >= before(SNAPSHOT_DAYS) || seq === head.snapshot?.seq);
  const oldest = snapshots[0]?.seq ?? 0;
  const over = before(CHANGES_DAYS);
  // Times need not grow along the feed, numbers do: what is kept is kept to the end.
  const first = archive.findIndex((segment) => segment.to > oldest || segment.at >= over);
  const kept = first < 0 ? [] : archive.slice(first);
  if (kept.length === archive.length && snapshots.length === rolled.snapshots.length) return rolled;
  const minSeq = kept.length < archive.length ? (kept[0]?.from ?? oldest + 1) - 1 : head.minSeq;
  // Nobody can be asked to acknowledge what can no longer be asked for.
  const redactions = head.redactions.filter(({ seq }) => seq > minSeq);
  return { snapshots, archive: kept.length < archive.length ? kept : archive, head: { ...head, minSeq, redactions } };
}
