import { createHmac } from 'node:crypto';
import { plainNumber } from '#core/identity-number.ts';

/**
 * A keyed hash of an identity number (GB 11643), by which one person in two units is found without the number being kept. A plain
 * hash would not do: there are few enough numbers to try them all. `key` never leaves the county's own functions.
 */
export function identityMark(key: Uint8Array, identityNumber: string): string {
  return createHmac('sha256', key).update(plainNumber(identityNumber)).digest('base64url');
}
