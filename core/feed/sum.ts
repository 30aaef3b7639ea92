import type { Digest } from '#core/model.ts';

/** Digests are added modulo 2^256, so that a sum does not depend on the order and a part can be taken out again. */
const MODULUS = 1n << 256n;

/** The sum of no digests. */
export const zeroSum: Digest = '0'.repeat(64);

const numberOf = (digest: Digest): bigint => BigInt(`0x${digest}`);
const digestFrom = (sum: bigint): Digest => sum.toString(16).padStart(64, '0');

export const addDigest = (sum: Digest, h: Digest): Digest => digestFrom((numberOf(sum) + numberOf(h)) % MODULUS);

export const subtractDigest = (sum: Digest, h: Digest): Digest =>
  digestFrom((numberOf(sum) + MODULUS - numberOf(h)) % MODULUS);

export function sumOf(digests: Iterable<Digest>): Digest {
  let sum = 0n;
  for (const digest of digests) sum += numberOf(digest);
  return digestFrom(sum % MODULUS);
}
