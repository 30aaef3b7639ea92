import type { BucketRow, FeedHead, FeedId, FileRef, StateManifest } from '#core/feed/model.ts';
import type { Files, Heads, KeptHead, Progress, Signer } from '#core/feed/ports.ts';
import { emptyManifest } from '#core/feed/state.ts';
import type { Instant } from '#core/model.ts';
import { readFile, readRows } from '#feed/segments.ts';

/** Who makes a feed, and with what. */
export type Maker = {
  feed: FeedId;
  files: Files;
  heads: Heads;
  signer: Signer;
  now: () => Instant;
  /** 32 random hexadecimal digits. */
  newSalt: () => string;
  newEpoch: () => string;
  /** How often those who take the feed are asked to look, in seconds. */
  pollSeconds: number;
};

/** Hours from one snapshot to the next. */
export const SNAPSHOT_HOURS = 24;

/** A feed before its first commit. */
export const unmade = (progress: Progress): KeptHead => ({
  version: 0,
  head: null,
  pending: null,
  progress,
  archive: null,
  snapshots: [],
  destroying: false,
});

/** The state that a kept head names; of a feed that has none yet, the empty state of a new epoch. */
export async function manifestOf(maker: Maker, kept: KeptHead): Promise<StateManifest> {
  return kept.head ? readManifest(maker.files, kept.head.state.buckets) : emptyManifest(maker.feed, maker.newEpoch());
}

/** A manifest of our own making, proven by its digest. */
export async function readManifest(files: Files, ref: FileRef): Promise<StateManifest> {
  return JSON.parse(Buffer.from(await readFile(files, ref)).toString('utf8'));
}

/** Reads buckets of a state by their numbers. */
export const bucketsOf =
  (files: Files, manifest: StateManifest) =>
  async (n: number): Promise<BucketRow[]> => {
    const file = manifest.buckets[n]?.file;
    return file ? readRows(files, file) : [];
  };

/** When the next snapshot is due: whole periods after the last, and always to come. */
export function cadenceOf({ pollSeconds, now }: Maker, last: Instant): FeedHead['cadence'] {
  const period = SNAPSHOT_HOURS * 3_600_000;
  const passed = Math.max(0, Math.floor((Date.parse(now()) - Date.parse(last)) / period));
  const nextSnapshot = new Date(Date.parse(last) + (passed + 1) * period).toISOString();
  return { pollSeconds, snapshotHours: SNAPSHOT_HOURS, nextSnapshot };
}
