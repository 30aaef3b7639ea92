import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionResource } from '#local/application.ts';
import { localFunction } from '#local/functions.ts';
import { applicationOf } from '../application.ts';
import type { App } from '../children/app.ts';
import { jurisdiction } from '../data.ts';
import { median } from '../figures.ts';
import { coldStarts } from '../settings.ts';

/** Milliseconds from starting a process to its first answer: the median, and each start. */
export type ColdStart = { name: string; median: number; all: number[] };

const http = (app: App, routeKey: string, path: string, pathParameters: object) => ({
  version: '2.0',
  routeKey,
  rawPath: path,
  rawQueryString: '',
  headers: { authorization: `Bearer ${app.token}` },
  requestContext: { http: { method: 'GET', path }, requestId: 'bench' },
  pathParameters,
  isBase64Encoded: false,
});

const mcpEvent = {
  version: '2.0',
  routeKey: 'POST /mcp',
  rawPath: '/mcp',
  rawQueryString: '',
  headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
  requestContext: { domainName: '127.0.0.1', http: { method: 'POST', path: '/mcp' }, requestId: 'bench' },
  body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  isBase64Encoded: false,
};

/** First events, such that a function does what it mostly does: reads its table and answers. */
const firstEvents = (app: App, unit: string): [fn: string, what: string, event: object][] => [
  ['OpenData', 'the code lists', http(app, 'GET /v1/codes', '/v1/codes', {})],
  ['OpenData', 'one unit', http(app, 'GET /v1/units/{unit}', `/v1/units/${unit}`, { unit })],
  [
    'Publishing',
    'one import, looked up',
    http(app, 'GET /v1/publishing/imports/{import}', '/v1/publishing/imports/0', { import: '0'.repeat(64) }),
  ],
  ['Docs', 'the documentation', http(app, 'GET /docs', '/docs', {})],
  [
    'Projector',
    'woken, nothing new',
    { Records: [{ dynamodb: { Keys: { pk: { S: jurisdiction } }, NewImage: { pk: { S: jurisdiction } } } }] },
  ],
  ['Sweep', 'nothing due', {}],
  [
    'Feed',
    'the head of a feed',
    http(app, 'GET /v1/feeds/{feed}/head', `/v1/feeds/${jurisdiction}/head`, { feed: jurisdiction }),
  ],
  ['FeedBuilder', 'woken, nothing new', { Records: [{ dynamodb: { Keys: { pk: { S: jurisdiction } } } }] }],
  ['Mcp', 'the list of tools', mcpEvent],
];

/**
 * Cold starts as the local runtime makes them: a fresh process, the bundle loaded, the first event answered, in the
 * environment of the template. The empty function gets the same process and environment. `only` names the functions, if not all.
 */
export async function measureColdStarts(
  assembly: string,
  directory: string,
  app: App,
  unit: string,
  only?: readonly string[],
): Promise<ColdStart[]> {
  const application = applicationOf(assembly, app);
  const { origin } = new URL(app.endpoints.documents);
  const buckets = application.buckets.map(({ physicalName }) => physicalName);
  // No first event raises another one, so nothing listens for them.
  const nobody = 'http://127.0.0.1:9';
  const others = { events: nobody, secrets: nobody, keys: nobody };
  const endpoints = { dynamodb: app.endpoints.dynamodb, ...others, objects: origin, buckets };
  const resourceOf = (name: string): FunctionResource => {
    const found = application.functions.find((one) => one.name === name);
    if (!found) throw new Error(`The template has no function ${name}`);
    return found;
  };
  const events = firstEvents(app, unit).filter(([name]) => !only || only.includes(name));
  const starts = events.map(([name, what, event]) => ({
    name: `${name} (${what})`,
    resource: resourceOf(name),
    event,
    all: [] as number[],
  }));
  const empty = { ...resourceOf('OpenData'), name: 'Empty', directory: emptyFunction(directory) };
  const all = [{ name: 'empty', resource: empty, event: {}, all: [] as number[] }, ...starts];
  // One start each before the counted ones, so that every file has been read once.
  for (let round = -1; round < coldStarts; round++)
    for (const start of all) {
      const milliseconds = await coldStart(start.resource, endpoints, directory, start.event);
      if (round >= 0) start.all.push(milliseconds);
    }
  return all.map(({ name, all: times }) => ({ name, median: median(times), all: times }));
}

async function coldStart(
  resource: FunctionResource,
  endpoints: Parameters<typeof localFunction>[1],
  directory: string,
  event: object,
): Promise<number> {
  const fn = localFunction(resource, endpoints, directory, 1);
  const begun = performance.now();
  const outcome = await fn.invoke(JSON.stringify(event));
  const milliseconds = performance.now() - begun;
  await fn.stop();
  if (!outcome.ok) throw new Error(`${resource.name}: ${outcome.errorType} ${outcome.errorMessage}`);
  return milliseconds;
}

function emptyFunction(directory: string): string {
  const folder = join(directory, 'empty');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.mjs'), 'export const handler = async () => ({ statusCode: 200 });\n');
  return folder;
}
