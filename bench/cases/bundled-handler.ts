import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { routes } from '#contract/routes.ts';
import { routeFinder } from '#local/routes.ts';
import type { Ask } from './reads.ts';

type Result = { statusCode: number };
type Handler = (event: unknown, context: object) => Promise<Result>;

const find = routeFinder(
  Object.values(routes).map(({ method, path }) => ({ key: `${method} ${path}`, target: undefined })),
);
const events = new Map<Ask, string>();

/**
 * The function's bundle, called as the Lambda runtime calls it: an event of API Gateway as JSON in, the result as JSON
 * out. Each `copy` is a handler of its own that has kept nothing yet.
 */
export async function bundledHandler(bundle: string, copy: number): Promise<(ask: Ask) => Promise<number>> {
  const module = await import(`${pathToFileURL(join(bundle, 'index.mjs')).href}?copy=${copy}`);
  const handler: Handler = module.handler;
  const context = { awsRequestId: 'bench', getRemainingTimeInMillis: () => 30_000 };
  return async (ask) => {
    const event = events.get(ask) ?? eventOf(ask);
    events.set(ask, event);
    const result = await handler(JSON.parse(event), context);
    JSON.stringify(result);
    return result.statusCode;
  };
}

function eventOf({ path, headers = {} }: Ask): string {
  const { pathname, search, searchParams } = new URL(path, 'http://bench');
  const match = find('GET', pathname);
  if (!match) throw new Error(`No route leads to ${path}`);
  return JSON.stringify({
    version: '2.0',
    routeKey: match.routeKey,
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers: { host: 'bench', 'user-agent': 'bench', ...headers },
    ...(search ? { queryStringParameters: Object.fromEntries(searchParams) } : {}),
    requestContext: {
      accountId: '000000000000',
      apiId: 'bench',
      domainName: 'bench',
      http: { method: 'GET', path: pathname, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'bench' },
      requestId: 'bench',
      routeKey: match.routeKey,
      stage: '$default',
      time: '01/Jan/2026:00:00:00 +0000',
      timeEpoch: 1_767_225_600_000,
    },
    ...(match.parameters ? { pathParameters: match.parameters } : {}),
    isBase64Encoded: false,
  });
}
