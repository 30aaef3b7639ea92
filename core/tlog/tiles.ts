import { fold, HASH_BYTES, type Hash, leafHash } from '#core/tlog/merkle.ts';

/** Hashes in a full tile (C2SP tlog-tiles: height 8). */
export const TILE = 256;

/** A tile to be put: its path and its bytes. */
export type TileFile = { path: string; bytes: Uint8Array };
/** Reads the tile of exactly `width` hashes. */
export type ReadTile = (level: number, n: number, width: number) => Promise<Uint8Array>;

/** `tile/<level>/<n>[.p/<width>]`, with `n` in groups of three digits, e.g. x001/x234/067. */
export function tilePath(level: number | 'entries', n: number, width: number = TILE): string {
  let rest = Math.floor(n / 1000);
  let path = String(n % 1000).padStart(3, '0');
  for (; rest > 0; rest = Math.floor(rest / 1000)) path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  return `tile/${level}/${path}${width === TILE ? '' : `.p/${width}`}`;
}

/** Tiles that a tree of `size` entries gets by entries with these hashes: whole and partial, at all levels. Reads the right edge alone. */
export async function tilesFor(size: number, added: readonly Hash[], read: ReadTile): Promise<TileFile[]> {
  const files: TileFile[] = [];
  let [count, hashes] = [size, added];
  for (let level = 0; hashes.length > 0; level++) {
    const first = Math.floor(count / TILE);
    const width = count % TILE;
    const standing = width > 0 ? hashesOf(await read(level, first, width)) : [];
    const all = [...standing, ...hashes];
    const parents: Hash[] = [];
    for (let i = 0; i < all.length; i += TILE) {
      const tile = all.slice(i, i + TILE);
      files.push({ path: tilePath(level, first + i / TILE, tile.length), bytes: Buffer.concat(tile) });
      if (tile.length === TILE) parents.push(fold(tile));
    }
    [count, hashes] = [first, parents];
  }
  return files;
}

/** The hashes of a tile, in order. */
export function hashesOf(tile: Uint8Array): Hash[] {
  if (tile.length % HASH_BYTES !== 0) throw new Error('A tile holds whole hashes');
  return Array.from({ length: tile.length / HASH_BYTES }, (_, i) =>
    tile.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
}

/** Bundles of entries that a log of `size` entries gets by these: each entry after its length in two bytes. */
export async function bundlesFor(size: number, added: readonly string[], read: ReadBundle): Promise<TileFile[]> {
  const first = Math.floor(size / TILE);
  const width = size % TILE;
  const standing = width > 0 ? await read(first, width) : new Uint8Array();
  const files: TileFile[] = [];
  let entries = added.slice(0, TILE - width).map(framed);
  files.push({
    path: tilePath('entries', first, width + entries.length),
    bytes: Buffer.concat([standing, ...entries]),
  });
  for (let i = TILE - width; i < added.length; i += TILE) {
    entries = added.slice(i, i + TILE).map(framed);
    const n = first + 1 + (i - (TILE - width)) / TILE;
    files.push({ path: tilePath('entries', n, entries.length), bytes: Buffer.concat(entries) });
  }
  return files;
}
/** Reads the first `width` entries of a bundle, as bytes. */
export type ReadBundle = (n: number, width: number) => Promise<Uint8Array>;

function framed(entry: string): Uint8Array {
  const bytes = Buffer.from(entry, 'utf8');
  if (bytes.length > 0xffff) throw new Error('An entry of the log is at most 65,535 bytes long');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** The entries of a bundle, as text. */
export function entriesOf(bundle: Uint8Array): string[] {
  const bytes = Buffer.from(bundle);
  const entries: string[] = [];
  for (let i = 0; i < bytes.length; ) {
    const end = i + 2 + (i + 2 <= bytes.length ? bytes.readUInt16BE(i) : 0);
    if (end > bytes.length || i + 2 > bytes.length) throw new Error('A bundle of entries is cut off');
    entries.push(bytes.subarray(i + 2, end).toString('utf8'));
    i = end;
  }
  return entries;
}

/** Hashes of entries as text. */
export const leafHashes = (entries: readonly string[]): Hash[] => entries.map(leafHash);
