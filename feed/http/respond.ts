import { gzipSync } from 'node:zlib';
import { LICENCE_URL } from '#core/model.ts';
import type { Served } from '#feed/serve.ts';

/** A request as far as the delivery of an answer depends on it; names of headers in lower case. */
export type Delivery = { method: string; headers: Readonly<Record<string, string | undefined>> };
export type Response = { status: number; headers: Record<string, string>; body: Uint8Array };

const nothing = new Uint8Array();

/**
 * Delivers what a feed answers: nothing for what the client has (RFC 9110 13.1.2), the one range that was asked for (RFC 9110 14),
 * headers alone for HEAD; a problem (RFC 9457) for what is not there. Files go byte for byte; what is made for the moment may be
 * compressed, under a tag of its own.
 */
export function respond({ method, headers: asked }: Delivery, served: Served): Response {
  if (served.status === 307) {
    const headers = { location: served.location, 'cache-control': 'no-store', ...common };
    return { status: 307, headers, body: nothing };
  }
  if (served.status !== 200) {
    const { status, title, detail, more } = served;
    const problem = { type: 'about:blank', title, status, detail, ...more };
    return withBody(
      status,
      { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...common },
      Buffer.from(JSON.stringify(problem), 'utf8'),
    );
  }
  const zipped = served.packs && served.body.length >= WORTH_PACKING && acceptsGzip(asked['accept-encoding']);
  const body = zipped ? gzipSync(served.body) : served.body;
  const size = body.length;
  const etag = `"${served.tag}${zipped ? '-gz' : ''}"`;
  const headers = {
    ...served.headers,
    link: [served.headers?.link, licence].filter(Boolean).join(', '),
    'cache-control': served.cache,
    ...common,
    'accept-ranges': 'bytes',
    ...(served.packs ? { vary: 'accept-encoding' } : {}),
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
    etag,
  };
  if (matches(asked['if-none-match'], etag)) return { status: 304, headers, body: nothing };
  const typed = { ...headers, 'content-type': served.contentType };
  if (method === 'HEAD') return { status: 200, headers: { ...typed, 'content-length': String(size) }, body: nothing };
  const range = (asked['if-range'] ?? etag) === etag ? rangeOf(asked.range, size) : 'whole';
  if (range === 'outside')
    return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` }, body: nothing };
  if (range === 'whole') return withBody(200, typed, body);
  const part = { ...typed, 'content-range': `bytes ${range.from}-${range.to}/${size}` };
  return withBody(206, part, body.subarray(range.from, range.to + 1));
}

/** Bytes below which gzip gains nothing. */
const WORTH_PACKING = 1_024;
const licence = `<${LICENCE_URL}>; rel="license"`;

/** Whether gzip is named with a quality above zero (RFC 9110 12.5.3). */
const acceptsGzip = (header = ''): boolean => /(^|[,\s])gzip(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(header);

const common = { 'x-content-type-options': 'nosniff' };
const withBody = (status: number, headers: Record<string, string>, body: Uint8Array): Response => ({
  status,
  headers: { ...headers, 'content-length': String(body.length) },
  body,
});

const matches = (header = '', etag: string): boolean =>
  header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);

/** One range of bytes; several ranges, other units and what is no range are answered whole, as a server may. */
function rangeOf(header: string | undefined, size: number): 'whole' | 'outside' | { from: number; to: number } {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return 'whole';
  if (first !== '' && last !== '' && Number(last) < Number(first)) return 'whole';
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from >= size || from > to ? 'outside' : { from, to };
}
