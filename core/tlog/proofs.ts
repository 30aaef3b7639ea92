import { emptyRoot, fold, type Hash, nodeHash, splitAt } from '#core/tlog/merkle.ts';
import { hashesOf, type ReadTile, TILE } from '#core/tlog/tiles.ts';

/** Root of the tree of the first `size` entries. */
export const rootOf = async (size: number, read: ReadTile): Promise<Hash> =>
  size === 0 ? emptyRoot : rangeOf(size, read).range(0, size);

/** Hashes that lead from entry `index` to the root of the tree of `size` entries (RFC 9162 2.1.3.1). */
export async function inclusionProof(index: number, size: number, read: ReadTile): Promise<Hash[]> {
  if (index < 0 || index >= size) throw new RangeError(`There is no entry ${index} among ${size}`);
  const { range } = rangeOf(size, read);
  const path = async (low: number, high: number): Promise<Hash[]> => {
    if (high - low === 1) return [];
    const middle = low + splitAt(high - low);
    return index < middle
      ? [...(await path(low, middle)), await range(middle, high)]
      : [...(await path(middle, high)), await range(low, middle)];
  };
  return path(0, size);
}

/** Hashes that show that the tree of `second` entries begins with that of `first` (RFC 9162 2.1.4.1). */
export async function consistencyProof(first: number, second: number, read: ReadTile): Promise<Hash[]> {
  if (first < 0 || first > second) throw new RangeError(`A log of ${second} entries has no first ${first}`);
  if (first === 0 || first === second) return [];
  const { range } = rangeOf(second, read);
  const path = async (low: number, high: number, whole: boolean): Promise<Hash[]> => {
    if (first === high) return whole ? [] : [await range(low, high)];
    const middle = low + splitAt(high - low);
    return first <= middle
      ? [...(await path(low, middle, whole)), await range(middle, high)]
      : [...(await path(middle, high, false)), await range(low, middle)];
  };
  return path(0, second, true);
}

/** Roots of ranges of a tree of `size` entries, seen through its tiles, each read once. */
export function rangeOf(size: number, read: ReadTile) {
  const tiles = new Map<string, Promise<Hash[]>>();
  const tile = (level: number, n: number): Promise<Hash[]> => {
    const key = `${level}/${n}`;
    const width = Math.min(TILE, Math.floor(size / TILE ** level) - n * TILE);
    const known = tiles.get(key) ?? read(level, n, width).then((bytes) => hashesOf(bytes).slice(0, width));
    tiles.set(key, known);
    return known;
  };

  /** Root of the complete subtree over 2^height entries that is number `index` of its height. */
  async function complete(height: number, index: number): Promise<Hash> {
    const level = Math.floor(height / 8);
    const span = 2 ** (height % 8);
    const first = index * span;
    const hashes = await tile(level, Math.floor(first / TILE));
    return fold(hashes.slice(first % TILE, (first % TILE) + span));
  }

  async function range(low: number, high: number): Promise<Hash> {
    const count = high - low;
    const height = Math.log2(count);
    if (Number.isInteger(height)) return complete(height, low / count);
    const middle = low + splitAt(count);
    return nodeHash(await range(low, middle), await range(middle, high));
  }

  return { range };
}
