import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import type { Digest } from '#core/model.ts';

/** RFC 8785 canonical JSON: the only form that is ever hashed, signed or stored. */
export const canonical = (value: unknown): string => canonicalize(value);

/** SHA-256 over UTF-8 text, lower-case hexadecimal. */
export const sha256 = (text: string): Digest => createHash('sha256').update(text, 'utf8').digest('hex');

/** Digest of a value in its canonical form. */
export const digestOf = (value: unknown): Digest => sha256(canonical(value));
