import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyFrontier, extended, frontierOf, frontierRoot } from '#core/tlog/frontier.ts';
import { type Hash, leafHash, verifyConsistency, verifyInclusion } from '#core/tlog/merkle.ts';
import { consistencyProof, inclusionProof, rootOf } from '#core/tlog/proofs.ts';
import { logOf } from '#test/feed/tlog/log.ts';

const hex = (hash: Hash): string => Buffer.from(hash).toString('hex');
const bytes = (text: string): Hash => Buffer.from(text, 'hex');

/** The tree of eight entries that implementations of RFC 6962 test themselves with. */
const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const known = logOf(entries.map((entry) => leafHash(bytes(entry))));

describe('The tree of RFC 6962', () => {
  it.each(roots.map((root, size) => [size, root]))(
    'has, over its first %i entries, the root known for it',
    async (size, root) => {
      expect(hex(await rootOf(Number(size), await known.reader(Number(size))))).toBe(root);
    },
  );

  it('proves its first entry among eight, and that eight go on from one, by the same three hashes', async () => {
    const proof = [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ];
    const read = await known.reader(8);
    expect((await inclusionProof(0, 8, read)).map(hex)).toEqual(proof);
    expect((await consistencyProof(1, 8, read)).map(hex)).toEqual(proof);
  });
});

const SIZE = 600;
const log = logOf(Array.from({ length: SIZE }, (_, n) => leafHash(`entry ${n}`)));
const size = fc.integer({ min: 1, max: SIZE });
const flipped = (hash: Hash, bit: number): Hash => {
  const copy = Uint8Array.from(hash);
  const at = Math.floor(bit / 8) % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
  return copy;
};

describe('Proofs', () => {
  it('of every entry lead to the root of every tree that holds it, and of no other entry', () =>
    fc.assert(
      fc.asyncProperty(size, fc.nat(), fc.nat(), async (count, a, b) => {
        const [index, other] = [a % count, b % count];
        const read = await log.reader(count);
        const [root, proof] = [await rootOf(count, read), await inclusionProof(index, count, read)];
        expect(verifyInclusion(log.leaf(index), index, count, proof, root)).toBe(true);
        if (other !== index) {
          expect(verifyInclusion(log.leaf(index), other, count, proof, root)).toBe(false);
          expect(verifyInclusion(log.leaf(other), index, count, proof, root)).toBe(false);
        }
      }),
      { numRuns: 200 },
    ));

  it('in which one bit is changed, or a hash is added or left out, prove nothing', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: SIZE }), fc.nat(), fc.nat(), async (count, a, bit) => {
        const index = a % count;
        const read = await log.reader(count);
        const [root, proof] = [await rootOf(count, read), await inclusionProof(index, count, read)];
        const verifies = (path: readonly Hash[], of = root, leaf = log.leaf(index)) =>
          verifyInclusion(leaf, index, count, path, of);
        expect(verifies(proof.map((hash, n) => (n === bit % proof.length ? flipped(hash, bit) : hash)))).toBe(false);
        expect(verifies(proof, flipped(root, bit))).toBe(false);
        expect(verifies(proof, root, flipped(log.leaf(index), bit))).toBe(false);
        expect(verifies(proof.slice(1))).toBe(false);
        expect(verifies([...proof, root])).toBe(false);
      }),
      { numRuns: 200 },
    ));

  it('show that a tree goes on from each one before it, and from none that is different', () =>
    fc.assert(
      fc.asyncProperty(size, size, fc.nat(), async (a, b, bit) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const read = await log.reader(second);
        const before = { size: first, root: await rootOf(first, await log.reader(first)) };
        const now = { size: second, root: await rootOf(second, read) };
        const proof = await consistencyProof(first, second, read);
        expect(verifyConsistency(before, now, proof)).toBe(true);
        expect(verifyConsistency({ ...before, root: flipped(before.root, bit) }, now, proof)).toBe(false);
        expect(verifyConsistency(before, { ...now, root: flipped(now.root, bit) }, proof)).toBe(false);
        expect(verifyConsistency(now, { ...before, size: first - 1 }, proof)).toBe(false);
      }),
      { numRuns: 200 },
    ));

  it('are not made for entries that are not there', async () => {
    const read = await log.reader(5);
    await expect(inclusionProof(5, 5, read)).rejects.toThrow(RangeError);
    await expect(consistencyProof(6, 5, read)).rejects.toThrow(RangeError);
  });
});

describe('Tiles', () => {
  it('come out the same in however many steps the log has grown', () =>
    fc.assert(
      fc.asyncProperty(size, fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 6 }), async (count, steps) => {
        const grown = await log.grown(count, steps);
        expect(await rootOf(count, grown.read)).toEqual(await rootOf(count, await log.reader(count)));
        for (const [path, content] of (await log.grown(count, [])).files)
          expect(grown.files.get(path)).toEqual(content);
      }),
      { numRuns: 60 },
    ));

  it('give the right edge of the log, from which it can be gone on', () =>
    fc.assert(
      fc.asyncProperty(size, fc.nat(), async (count, n) => {
        const cut = n % count;
        const edge = await frontierOf(cut, await log.reader(cut));
        const rest = Array.from({ length: count - cut }, (_, i) => log.leaf(cut + i));
        const root = await rootOf(count, await log.reader(count));
        expect(frontierRoot(extended(edge, rest))).toEqual(root);
        expect(frontierRoot(extended(emptyFrontier, log.leaves.slice(0, count)))).toEqual(root);
      }),
      { numRuns: 100 },
    ));
});
