import { createHash } from 'node:crypto';
import { parseCreditCode } from '#core/codes/credit-code.ts';

/*
 * Ids are minted once, stored in the register, and kept for ever: a unit that is renamed or moved keeps its id. They say
 * nothing about whom they name.
 */

/** Crockford's base 32, lower case: no i, l, o, u. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Id of a unit that has no credit code, e.g. `u-420923-9k3m…` with twelve characters after the jurisdiction. */
export function mintUnitId(jurisdiction: string, sourceKey: string): string {
  return `u-${jurisdiction}-${opaque(['unit', jurisdiction, sourceKey], 12)}`;
}

/**
 * Id of a person's occupancy in a unit, `s-` and fourteen characters. `ordinal` tells apart two with the same key.
 * The key must never be an identity number or other private value: a digest of one can be found by trying.
 */
export function mintStaffId(unitId: string, sourceKey: string, ordinal: number): string {
  return `s-${opaque(['staff', unitId, sourceKey, ordinal], 14)}`;
}

/** Id of a thing that whoever asks has named by a key of their own: asking again names the same thing. */
export function mintId(kind: string, ...parts: readonly string[]): string {
  return opaque([kind, ...parts], 16);
}

/** Whether a text is a unit's id as it is stored: a credit code in its normal form, or a minted id. */
export function isUnitId(text: string): boolean {
  if (/^u-\d{6}-[0-9a-hjkmnp-tv-z]{12}$/.test(text)) return true;
  const credit = parseCreditCode(text);
  return credit.ok && credit.code === text;
}

/** The first `length` × 5 bits of the SHA-256 of the parts. */
function opaque(parts: readonly (string | number)[], length: number): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest();
  const bits = digest.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
  return Array.from({ length }, (_, i) => alphabet.charAt(Number((bits >> BigInt(251 - 5 * i)) & 31n))).join('');
}
