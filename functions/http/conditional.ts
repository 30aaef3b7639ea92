import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Answer } from '#functions/http/answer.ts';

/** Bodies below this gain nothing from gzip, in bytes. */
const WORTH_ZIPPING = 1_024;

/** A body ready to send: bytes and strong tags of both representations (RFC 9110 8.8.3: a tag names one representation). */
export type Rendered = { plain: Representation; gzip: Representation | null };
export type Representation = { body: Buffer; etag: string };

export function render({ body, digest }: Pick<Answer, 'body' | 'digest'>): Rendered {
  const bytes = Buffer.from(body);
  if (digest) return { plain: { body: bytes, etag: `"${digest}"` }, gzip: null };
  const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 27);
  return {
    plain: { body: bytes, etag: `"${tag}"` },
    gzip: bytes.length < WORTH_ZIPPING ? null : { body: gzipSync(bytes), etag: `"${tag}-gz"` },
  };
}

/** Whether a client takes gzip: named, or by `*`, with a quality above zero (RFC 9110 12.5.3). */
export function acceptsGzip(header = ''): boolean {
  const qualities = new Map(
    header.split(',').map((part) => {
      const [coding = '', ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='));
      return [coding.trim(), q ? Number(q.slice(2)) : 1] as const;
    }),
  );
  return (qualities.get('gzip') ?? qualities.get('*') ?? 0) > 0;
}

/** RFC 9110 13.1.2: weak comparison with each listed tag, or any for `*`. */
export const matches = (header = '', etag: string): boolean =>
  header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
