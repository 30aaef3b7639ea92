import type { Context } from 'aws-lambda';
import { routes } from '#contract/routes.ts';
import { httpHandler } from '#functions/http/stack.ts';
import { openData } from '#functions/open-data/open-data.ts';
import { routeFinder } from '#local/routes.ts';
import { type Stores, storesOf } from '#test/support/county.ts';
import { startDatabase, type TestDatabase } from '#test/support/database.ts';

export type Reply = { status: number; headers: Record<string, string>; text: string };

/** The open-data function over real stores, and the clock it goes by. */
export type PublicApi = Stores & {
  database: TestDatabase;
  clock: { now: number };
  /** What a caller gets for an address. */
  get(address: string, headers?: Record<string, string>): Promise<Reply>;
  /** The body of a 200 as JSON; throws for any other answer. */
  json<T = Body>(address: string): Promise<T>;
  /** From here on another instance of the function answers, which has read nothing yet. */
  restart(): void;
  /** Brings what is on the ledger into the public tables. */
  project(jurisdiction: string): Promise<void>;
};

type Row = Record<string, unknown> & { id: string; name: string };
/** An answer as far as most tests look at it. */
export type Body = { data: Row[]; meta: Record<string, unknown>; next?: string };

const find = routeFinder(
  Object.values(routes).flatMap(({ audience, method, path }) =>
    audience === 'open-data' ? [{ key: `${method} ${path}`, target: null }] : [],
  ),
);

export async function openPublicApi(): Promise<PublicApi> {
  const database = await startDatabase();
  const stores = storesOf(database);
  const clock = { now: Date.now() };
  const now = () => new Date(clock.now).toISOString();
  let handler = httpHandler(openData({ ...stores, now }));

  async function get(address: string, headers: Record<string, string> = {}): Promise<Reply> {
    const [rawPath = '', rawQueryString = ''] = address.split('?');
    const match = find('GET', rawPath);
    if (!match) throw new Error(`${rawPath} is no route`);
    const query = new URLSearchParams(rawQueryString);
    const names = [...new Set(query.keys())];
    const decoded = Object.entries(match.parameters ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
    const event = {
      version: '2.0',
      routeKey: match.routeKey,
      rawPath,
      rawQueryString,
      headers,
      requestContext: { http: { method: 'GET' } },
      pathParameters: Object.fromEntries(decoded),
      ...(names.length > 0
        ? { queryStringParameters: Object.fromEntries(names.map((name) => [name, query.getAll(name).join(',')])) }
        : {}),
    };
    const answer = await handler(event as never, { awsRequestId: 'request-1' } as Context);
    const {
      statusCode,
      headers: given,
      body = '',
    } = answer as never as {
      statusCode: number;
      headers: Record<string, string>;
      body?: string;
    };
    return { status: statusCode, headers: given, text: body };
  }

  return {
    ...stores,
    database,
    clock,
    get,
    json: async <T>(address: string) => {
      const { status, text } = await get(address);
      if (status !== 200) throw new Error(`${address}: ${status} ${text}`);
      return JSON.parse(text) as T;
    },
    restart: () => {
      handler = httpHandler(openData({ ...stores, now }));
    },
    project: async (jurisdiction) => {
      await stores.projector.catchUp(jurisdiction);
      // A head is believed for half a second.
      clock.now += 1000;
    },
  };
}
