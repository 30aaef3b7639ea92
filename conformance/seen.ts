import * as z from 'zod';
import type { FeedHead } from '#core/feed/model.ts';
import type { Examined } from './context.ts';
import { edgeOf } from './log.ts';

const ref = z.object({ path: z.string(), sha256: z.string(), bytes: z.int() });
const seenFeed = z.object({
  epoch: z.string(),
  seq: z.int(),
  /** Right edge of the log, in base64. */
  edge: z.array(z.string()),
  snapshots: z.array(z.object({ seq: z.int(), at: z.string(), manifest: ref })).default([]),
  /** Files that stood. */
  files: z.array(z.string()).default([]),
});
/** What runs have seen, by feed. */
export const seenFeeds = z.record(z.string(), seenFeed);
/** What a run has seen of a feed, by which the next finds what was rewritten or taken away meanwhile. */
export type Seen = z.infer<typeof seenFeed>;

/** Snapshots that are written down: one a day for as long as they stand. */
const SNAPSHOTS = 40;
const FILES = 100;

/** What is to be written down after a run, together with what was before. */
export async function seenOf(examined: Examined): Promise<Seen> {
  const { head, seen } = examined;
  const { roots } = await edgeOf(examined);
  const before = seen?.epoch === head.epoch ? seen : undefined;
  const known = (before?.snapshots ?? []).filter(({ seq }) => seq !== head.snapshot?.seq);
  return {
    epoch: head.epoch,
    seq: head.seq,
    edge: roots.map((root) => Buffer.from(root).toString('base64')),
    snapshots: [...known, ...(head.snapshot ? [head.snapshot] : [])].slice(-SNAPSHOTS),
    files: [...new Set([...(before?.files ?? []), ...filesOf(head)])].slice(-FILES),
  };
}

const filesOf = ({ segments, snapshot, state }: FeedHead): string[] => [
  ...segments.map(({ path }) => path),
  ...(snapshot ? [snapshot.manifest.path] : []),
  state.buckets.path,
];
