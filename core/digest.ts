import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import type { Digest } from '#core/model.ts';

/** RFC 8785 canonical JSON: the only form that is ever hashed, signed or stored. */
export const canonical = (value: unknown): string => canonicalize(value);

/** SHA-256 over bytes, of a text over its UTF-8, lower-case hexadecimal. */
export const sha256 = (content: string | Uint8Array): Digest => createHash('sha256').update(content).digest('hex');

/** Digest of a value in its canonical form. */
export const digestOf = (value: unknown): Digest => sha256(canonical(value));
