import { gunzipSync } from 'node:zlib';
import type { Context } from 'aws-lambda';
import { routes } from '#contract/routes.ts';
import { httpHandler } from '#functions/http/stack.ts';
import { openData, type Sources } from '#functions/open-data/open-data.ts';
import { routeFinder } from '#local/routes.ts';

/** An answer as it arrives: the bytes sent, and the text they stand for. */
export type Reply = { status: number; headers: Record<string, string>; bytes: Buffer; text: string };

type Row = Record<string, unknown> & { id: string; name: string };
/** A list as far as most tests look at it. */
export type Body = { data: Row[]; meta: Record<string, unknown>; next?: string };

export type Caller = {
  /** What a caller gets for an address, as API Gateway passes it on. */
  ask(method: 'GET' | 'HEAD', address: string, headers?: Record<string, string>): Promise<Reply>;
  get(address: string, headers?: Record<string, string>): Promise<Reply>;
  /** The body of a 200 as JSON; throws for any other answer. */
  json<T = Body>(address: string): Promise<T>;
};

const find = routeFinder(
  Object.values(routes).flatMap(({ audience, method, path }) =>
    audience === 'open-data' ? [{ key: `${method} ${path}`, target: null }] : [],
  ),
);

/** Somebody who calls one instance of the open-data function, which has read nothing yet. */
export function callerOf(sources: Sources): Caller {
  const handler = httpHandler(openData(sources));

  async function ask(method: 'GET' | 'HEAD', address: string, headers: Record<string, string> = {}): Promise<Reply> {
    const answer = await handler(eventOf(method, address, headers) as never, { awsRequestId: 'request-1' } as Context);
    const sent = answer as { statusCode: number; headers: Reply['headers']; body?: string; isBase64Encoded?: boolean };
    const bytes = Buffer.from(sent.body ?? '', sent.isBase64Encoded ? 'base64' : 'utf8');
    const zipped = bytes.length > 0 && sent.headers['content-encoding'] === 'gzip';
    return {
      status: sent.statusCode,
      headers: sent.headers,
      bytes,
      text: (zipped ? gunzipSync(bytes) : bytes).toString('utf8'),
    };
  }

  return {
    ask,
    get: (address, headers) => ask('GET', address, headers),
    json: async <T>(address: string) => {
      const { status, text } = await ask('GET', address);
      if (status !== 200) throw new Error(`${address}: ${status} ${text}`);
      return JSON.parse(text) as T;
    },
  };
}

function eventOf(method: string, address: string, headers: Record<string, string>): object {
  const [rawPath = '', rawQueryString = ''] = address.split('?');
  const match = find('GET', rawPath);
  if (!match) throw new Error(`${rawPath} is no route`);
  const query = new URLSearchParams(rawQueryString);
  const names = [...new Set(query.keys())];
  const decoded = Object.entries(match.parameters ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
  return {
    version: '2.0',
    routeKey: match.routeKey.replace(/^GET/, method),
    rawPath,
    rawQueryString,
    headers,
    requestContext: { http: { method } },
    pathParameters: Object.fromEntries(decoded),
    ...(names.length > 0
      ? { queryStringParameters: Object.fromEntries(names.map((name) => [name, query.getAll(name).join(',')])) }
      : {}),
  };
}
