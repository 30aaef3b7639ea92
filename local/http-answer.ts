import type { OutgoingHttpHeaders } from 'node:http';

export type HttpAnswer = { status: number; headers: OutgoingHttpHeaders; body: string | Buffer };

/**
 * What an HTTP API makes of a function's answer in payload format 2.0. An answer without a status code is the body
 * itself, as JSON with status 200. Undefined where the answer has no valid form.
 */
export function httpAnswer(payload: string): HttpAnswer | undefined {
  const result: unknown = JSON.parse(payload);
  if (typeof result !== 'object' || result === null || !('statusCode' in result))
    return { status: 200, headers: { 'content-type': 'application/json' }, body: bare(result, payload) };
  const { statusCode, headers, cookies, body, isBase64Encoded } = result as Record<string, unknown>;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  if (body !== undefined && body !== null && typeof body !== 'string') return undefined;
  const outgoing: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    const lower = name.toLowerCase();
    if (!hopByHop.has(lower)) outgoing[lower] = String(value);
  }
  if (Array.isArray(cookies)) outgoing['set-cookie'] = cookies.map(String);
  return { status, headers: outgoing, body: isBase64Encoded && body ? Buffer.from(body, 'base64') : (body ?? '') };
}

const bare = (result: unknown, payload: string): string => (typeof result === 'string' ? result : payload);

/** Belong to one connection; a function cannot set them. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'trailer',
  'te',
  'proxy-authenticate',
]);
