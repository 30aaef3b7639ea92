import { emptyRoot, type Hash, nodeHash } from '#core/tlog/merkle.ts';
import { rangeOf } from '#core/tlog/proofs.ts';
import type { ReadTile } from '#core/tlog/tiles.ts';

/**
 * The right edge of a log, enough to go on from: the roots of the complete subtrees that `size` entries fall into, the largest first.
 * Whoever appends the entries they were given to it, and comes to the signed root, was given the log itself.
 */
export type Frontier = { size: number; roots: Hash[] };

export const emptyFrontier: Frontier = { size: 0, roots: [] };

/** The edge after entries with these hashes. */
export function extended({ size, roots }: Frontier, leaves: readonly Hash[]): Frontier {
  const edge = [...roots];
  let count = size;
  for (const leaf of leaves) {
    let hash = leaf;
    // As many subtrees end with this entry as its number has ones at its end.
    for (let rest = count; rest % 2 === 1; rest = Math.floor(rest / 2)) hash = nodeHash(edge.pop() ?? hash, hash);
    edge.push(hash);
    count += 1;
  }
  return { size: count, roots: edge };
}

export const frontierRoot = ({ roots }: Frontier): Hash =>
  roots.length === 0 ? emptyRoot : roots.reduceRight((right, left) => nodeHash(left, right));

/** The edge of a log of `size` entries, from its tiles. */
export async function frontierOf(size: number, read: ReadTile): Promise<Frontier> {
  const { range } = rangeOf(size, read);
  const roots: Hash[] = [];
  for (let low = 0; low < size; ) {
    const width = 2 ** Math.floor(Math.log2(size - low));
    roots.push(await range(low, low + width));
    low += width;
  }
  return { size, roots };
}
