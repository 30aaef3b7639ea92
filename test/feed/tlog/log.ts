import type { Hash } from '#core/tlog/merkle.ts';
import { type ReadTile, tilePath, tilesFor } from '#core/tlog/tiles.ts';

/** A log in memory whose tiles are made as a publisher makes them. */
export function logOf(leaves: readonly Hash[]) {
  /** The tiles of the first `size` entries, grown by steps of so many entries, the rest at once. */
  async function grown(size: number, steps: readonly number[]) {
    const files = new Map<string, Uint8Array>();
    const read: ReadTile = async (level, n, width) => {
      const bytes = files.get(tilePath(level, n, width));
      if (!bytes) throw new Error(`There is no tile ${tilePath(level, n, width)}`);
      return bytes;
    };
    let count = 0;
    for (const step of [...steps, size]) {
      const added = leaves.slice(count, Math.min(size, count + step));
      for (const { path, bytes } of await tilesFor(count, added, read)) files.set(path, bytes);
      count += added.length;
    }
    return { files, read };
  }
  return {
    leaves,
    grown,
    leaf: (index: number): Hash => leaves[index] ?? new Uint8Array(),
    reader: async (size: number): Promise<ReadTile> => (await grown(size, [])).read,
  };
}
