import { type AnyLine, leafOf } from '#core/feed/lines.ts';
import type { Epoch, FeedHead, FeedId } from '#core/feed/model.ts';
import type { Files } from '#core/feed/ports.ts';
import { checkpointText, parseCheckpoint } from '#core/tlog/checkpoint.ts';
import { signNote } from '#core/tlog/note.ts';
import { rootOf } from '#core/tlog/proofs.ts';
import { bundlesFor, leafHashes, type ReadTile, tilePath, tilesFor } from '#core/tlog/tiles.ts';
import type { Maker } from '#feed/maker.ts';
import { putProven } from '#feed/segments.ts';

/** Name of a feed's key in its signed notes. */
export const keyName = (feed: FeedId): string => `sunshine-bianzhi/${feed}`;
/** First line of a feed's checkpoints: every epoch has a log of its own. */
export const logOrigin = (feed: FeedId, epoch: Epoch): string => `sunshine-bianzhi/${feed}/${epoch}`;

/** Reads tiles of a log from among a feed's files; partial ones are never removed. */
export const tileReader =
  (files: Pick<Files, 'get'>): ReadTile =>
  (level, n, width) =>
    tileFile(files, tilePath(level, n, width));

async function tileFile(files: Pick<Files, 'get'>, path: string): Promise<Uint8Array> {
  const tile = await files.get(`tlog/${path}`);
  if (!tile) throw new Error(`tlog/${path} is missing`);
  return tile;
}

/** Adds lines to the log of the first `size`, whose leaves they are, and signs it. The same lines give the same files again. */
export async function extendLog(
  { files, feed, signer }: Maker,
  next: Omit<FeedHead, 'checkpoint'>,
  size: number,
  lines: readonly AnyLine[],
): Promise<string> {
  const leaves = lines.map(leafOf);
  const read = tileReader(files);
  const tiles = await tilesFor(size, leafHashes(leaves), read);
  const bundles = await bundlesFor(size, leaves, (n, width) => tileFile(files, tilePath('entries', n, width)));
  await Promise.all([...tiles, ...bundles].map(({ path, bytes }) => putProven(files, `tlog/${path}`, bytes)));
  const text = checkpointText({
    origin: logOrigin(feed, next.epoch),
    size: next.seq,
    root: await rootOf(next.seq, read),
    extensions: [`state ${next.state.digest}`, `batch ${next.batch}`],
  });
  return signNote(text, signer);
}

/** What a feed's checkpoint binds, beside the log: the state after it. Nothing for a checkpoint that is not of this feed and epoch. */
export function boundBy(checkpoint: string, feed: FeedId, epoch: Epoch) {
  const { origin, size, root, extensions } = parseCheckpoint(checkpoint);
  const state = extensions.find((line) => line.startsWith('state '))?.slice('state '.length);
  return origin === logOrigin(feed, epoch) && state !== undefined ? { size, root, state } : undefined;
}
