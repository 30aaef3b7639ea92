import type { IncomingMessage } from 'node:http';
import { place } from '#local/assembly.ts';

export type HttpRequest = {
  message: IncomingMessage;
  /** Still percent-encoded. */
  path: string;
  query: string;
  body: Buffer | undefined;
  routeKey: string;
  parameters: Record<string, string> | undefined;
  requestId: string;
  /** Milliseconds since 1970. */
  time: number;
};

/**
 * The event that an HTTP API sends to a function, payload format 2.0: header names in lower case, values of the same
 * name joined by commas, cookies apart, paths decoded, bodies that are not text in base64.
 * Throws URIError where the path is not valid percent-encoding.
 */
export function httpEvent({ message, path, query, body, routeKey, parameters, requestId, time }: HttpRequest): object {
  const { cookies, headers } = headersOf(message);
  const host = headers.host ?? 'localhost';
  const method = message.method ?? 'GET';
  const decodedPath = path.includes('%') ? decodeURIComponent(path) : path;
  const text = body && isText(message);
  return {
    version: '2.0',
    routeKey,
    rawPath: decodedPath,
    rawQueryString: query,
    ...(cookies ? { cookies } : {}),
    headers,
    ...(query ? { queryStringParameters: queryOf(query) } : {}),
    requestContext: {
      accountId: place.accountId,
      apiId: 'local',
      domainName: host,
      domainPrefix: 'local',
      http: {
        method,
        path: decodedPath,
        protocol: `HTTP/${message.httpVersion}`,
        sourceIp: message.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey,
      stage: '$default',
      time: clfTime(time),
      timeEpoch: time,
    },
    ...(parameters ? { pathParameters: decoded(parameters) } : {}),
    ...(body ? { body: body.toString(text ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: body !== undefined && !text,
  };
}

function headersOf({ rawHeaders }: IncomingMessage): { headers: Record<string, string>; cookies?: string[] } {
  // Without a prototype: a header or parameter may be named `constructor`.
  const headers: Record<string, string> = Object.create(null);
  const cookies: string[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? '';
    const value = rawHeaders[index + 1] ?? '';
    if (name === 'cookie') cookies.push(...value.split(/; */).filter((cookie) => cookie !== ''));
    else headers[name] = name in headers ? `${headers[name]},${value}` : value;
  }
  return cookies.length > 0 ? { headers, cookies } : { headers };
}

function queryOf(query: string): Record<string, string> {
  const values: Record<string, string> = Object.create(null);
  for (const [name, value] of new URLSearchParams(query))
    values[name] = name in values ? `${values[name]},${value}` : value;
  return values;
}

const decoded = (parameters: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, decodeURIComponent(value)]));

/** What API Gateway takes for text; a form (`x-www-form-urlencoded`) or a compressed body is none. */
const textTypes = /^(text\/|application\/(json|xml|javascript)\b|[^;]*\+(json|xml)\b)/i;
const isText = ({ headers }: IncomingMessage): boolean =>
  !headers['content-encoding'] && textTypes.test(headers['content-type'] ?? '');

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Common log format in UTC: `12/Mar/2026:19:03:58 +0000`. */
function clfTime(time: number): string {
  const iso = new Date(time).toISOString();
  return `${iso.slice(8, 10)}/${months[Number(iso.slice(5, 7)) - 1]}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
