import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Answer, Request } from './answer.ts';
import { matches } from './conditional.ts';

/** A file that is sent byte for byte, never compressed on the way; its tag is made from the digest its name promises. */
export type FileAnswer = Answer & { body: Uint8Array; tag: string };

export const isFile = (answer: Answer): answer is FileAnswer => 'tag' in answer;

/** Sends a file whole, or the one range asked for (RFC 9110 14), or nothing new. */
export function deliverFile(
  { headers: asked, requestContext }: Request,
  answer: FileAnswer,
): APIGatewayProxyStructuredResultV2 {
  const etag = `"${answer.tag}"`;
  const size = answer.body.length;
  const headers: Record<string, string> = {
    ...answer.headers,
    'cache-control': answer.cache ?? 'no-store',
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    etag,
  };
  if (matches(asked['if-none-match'], etag)) return { statusCode: 304, headers };
  headers['content-type'] = answer.contentType;
  const head = requestContext.http.method === 'HEAD';
  const range = head || (asked['if-range'] ?? etag) !== etag ? 'whole' : rangeOf(asked.range, size);
  if (range === 'outside') return { statusCode: 416, headers: { ...headers, 'content-range': `bytes */${size}` } };
  if (head) return { statusCode: 200, headers: { ...headers, 'content-length': String(size) } };
  const part = range === 'whole' ? answer.body : answer.body.subarray(range.from, range.to + 1);
  if (range !== 'whole') headers['content-range'] = `bytes ${range.from}-${range.to}/${size}`;
  return {
    statusCode: range === 'whole' ? 200 : 206,
    headers,
    body: Buffer.from(part).toString('base64'),
    isBase64Encoded: true,
  };
}

/** One range of bytes; several ranges, other units and what is no range are answered whole, as a server may. */
function rangeOf(header: string | undefined, size: number): 'whole' | 'outside' | { from: number; to: number } {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return 'whole';
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return 'whole';
  return from >= size || from > to ? 'outside' : { from, to };
}
