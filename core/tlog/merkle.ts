import { createHash } from 'node:crypto';

/** A hash of the tree: 32 bytes. */
export type Hash = Uint8Array;

export const HASH_BYTES = 32;

const sha256 = (...parts: (string | Uint8Array)[]): Hash => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** Hash of an entry (RFC 9162 2.1.1). Text is hashed as UTF-8. */
export const leafHash = (entry: string | Uint8Array): Hash => sha256(leafPrefix, entry);
/** Hash of an inner node. */
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(nodePrefix, left, right);
/** Root of a tree without entries. */
export const emptyRoot: Hash = sha256('');

export const sameHash = (a: Hash, b: Hash): boolean => Buffer.compare(a, b) === 0;

/** The largest power of two below `n`; `n` is at least 2. */
export function splitAt(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** Root of the smallest tree over hashes of one level, of which there are a power of two. */
export function fold(hashes: readonly Hash[]): Hash {
  let level = [...hashes];
  while (level.length > 1)
    level = Array.from({ length: level.length / 2 }, (_, i) => nodeHash(at(level, 2 * i), at(level, 2 * i + 1)));
  return at(level, 0);
}

function at(hashes: readonly Hash[], index: number): Hash {
  const hash = hashes[index];
  if (!hash) throw new Error(`There is no hash ${index}`);
  return hash;
}

/** Whether entry `index` with this hash is in the tree of `size` entries with this root (RFC 9162 2.1.3.2). */
export function verifyInclusion(leaf: Hash, index: number, size: number, proof: readonly Hash[], root: Hash): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let [fn, sn, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else hash = nodeHash(hash, sibling);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameHash(hash, root);
}

/** Whether the tree of `second` entries begins with the tree of `first` entries (RFC 9162 2.1.4.2). */
export function verifyConsistency(
  first: { size: number; root: Hash },
  second: { size: number; root: Hash },
  proof: readonly Hash[],
): boolean {
  if (first.size > second.size) return false;
  if (first.size === second.size) return proof.length === 0 && sameHash(first.root, second.root);
  if (first.size === 0) return proof.length === 0 && sameHash(first.root, emptyRoot);
  const path = isPowerOfTwo(first.size) ? [first.root, ...proof] : [...proof];
  const [start, ...rest] = path;
  if (!start) return false;
  let [fn, sn] = [first.size - 1, second.size - 1];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  let [fr, sr] = [start, start];
  for (const hash of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = nodeHash(hash, fr);
      sr = nodeHash(hash, sr);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else sr = nodeHash(sr, hash);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && sameHash(fr, first.root) && sameHash(sr, second.root);
}

const half = (n: number): number => Math.floor(n / 2);
const isPowerOfTwo = (n: number): boolean => n === 1 || splitAt(n) * 2 === n;
