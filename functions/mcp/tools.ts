import type { CallToolResult, Tool } from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod';
import { textTypes } from '#contract/media-types.ts';
import { prose } from '#contract/openapi/prose.ts';
import { type OpenDataOperation, requests } from '#contract/requests.ts';
import { routes } from '#contract/routes.ts';
import { localDate } from '#core/calendar.ts';
import { digestOf } from '#core/digest.ts';
import type { Instant } from '#core/model.ts';

/** Rows of a list unless more are asked for: who reads them has little room. */
const ROWS = 20;

/** What answers with data; feeds for readers and files are no answers to a program. */
const operations = (Object.keys(requests) as OpenDataOperation[]).filter((operation) => !(operation in textTypes));
export const isTool = (name: string): name is OpenDataOperation => operations.some((operation) => operation === name);

/** What is asked of an operation: its path and query as one object. Answers are never CSV here. */
function inputOf(operation: OpenDataOperation): Tool['inputSchema'] {
  const { path, query } = requests[operation];
  const { format: _, ...asked } = { ...path.shape, ...query.shape } as Record<string, z.ZodType>;
  const { $schema: _s, ...schema } = z.toJSONSchema(z.strictObject(asked), { io: 'input', unrepresentable: 'any' });
  return schema as Tool['inputSchema'];
}

/** Every answer names where it can be found again, whether the same is answered there, and a digest. */
const outputSchema: Tool['outputSchema'] = {
  type: 'object',
  properties: {
    permalink: {
      type: 'string',
      description: '答复所在的网址 · Address of the answer',
    },
    fixed: {
      type: 'boolean',
      description:
        'true：该网址日后仍得到同一答复；false：该网址总是给出最新的 · true: the same is answered there later, unless it is taken down; false: what is newest is',
    },
    digest: {
      type: 'string',
      description:
        '所依据的账目或文件的摘要；不依据任何一条账目时，为 data 的摘要（RFC 8785，SHA-256） · Digest of the entry or document it rests on; of `data` (RFC 8785, SHA-256) where it rests on none',
    },
    seq: { type: 'integer', description: '账目序号 · Number of the ledger entry' },
    licence: { type: 'string' },
    data: { description: '内容 · What was asked for' },
    next: { type: 'string', description: '下一页的 cursor · cursor of the next page' },
  },
  required: ['permalink', 'fixed', 'digest', 'licence', 'data'],
};

/** The public reads as tools, described as in the contract. */
export const tools: Tool[] = operations.map((operation) => {
  const { zh, en, more } = prose[operation];
  return {
    name: operation,
    title: `${zh} · ${en}`,
    description: `${more.zh}\n\n${more.en}`,
    inputSchema: inputOf(operation),
    outputSchema,
    annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  };
});

/** A call as the request that the API would get for it. */
export type Call = {
  routeKey: string;
  rawPath: string;
  rawQueryString: string;
  pathParameters: Record<string, string>;
  queryStringParameters: Record<string, string>;
};

/** The request that a call stands for. What the operation does not know goes along, so that it is refused by name. */
export function callOf(operation: OpenDataOperation, given: Readonly<Record<string, unknown>>): Call {
  const { path, query } = requests[operation];
  const asked = 'limit' in query.shape ? { limit: ROWS, ...given } : given;
  const pathParameters: Record<string, string> = {};
  const queryStringParameters: Record<string, string> = {};
  for (const [name, value] of Object.entries(asked)) {
    if (value === undefined || value === null) continue;
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    if (name in path.shape) pathParameters[name] = text;
    else queryStringParameters[name] = text;
  }
  const { path: template } = routes[operation];
  return {
    routeKey: `GET ${template}`,
    rawPath: template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(pathParameters[name] ?? '')),
    rawQueryString: new URLSearchParams(queryStringParameters).toString(),
    pathParameters,
    queryStringParameters,
  };
}

type Answered = {
  data: unknown;
  meta: { licence: string; seq?: number; digest?: string; at?: string };
  next?: string;
};

/** What the API has answered at `now`, as the result of a tool. `origin` is where the API stands. */
export function resultOf(
  operation: OpenDataOperation,
  call: Call,
  body: string,
  { origin, now }: { origin: string; now: Instant },
): CallToolResult {
  const answered: Answered = JSON.parse(body);
  const { data, meta, next } = answered;
  const { licence, seq, digest } = meta;
  const structuredContent = {
    ...linkOf(operation, new URL(`${call.rawPath}?${call.rawQueryString}`, origin), answered, now),
    licence,
    digest: digest ?? digestOf(data),
    ...(seq ? { seq } : {}),
    data,
    ...(next ? { next } : {}),
  };
  return { content: [{ type: 'text', text: JSON.stringify(structuredContent) }], structuredContent };
}

/** Where an answer is found again, as far as can be so that nothing published later changes it. */
function linkOf(operation: OpenDataOperation, url: URL, { data, meta }: Answered, now: Instant) {
  const { searchParams: query } = url;
  const link = (fixed: boolean) => ({ permalink: url.href, fixed });
  if (operation === 'getRelease' || operation === 'diffReleases') return link(true);
  if (operation === 'listEntries') {
    // What comes later would fill up a page that has room.
    const rows = Array.isArray(data) ? data.length : 0;
    if (rows > 0) query.set('limit', String(rows));
    return link(rows > 0);
  }
  if (!('asOf' in requests[operation].query.shape) || !meta.at) return link(false);
  if (!query.has('cursor') && !isPast(query.get('asOf'), now)) query.set('asOf', momentOf(meta.at, now));
  return link(true);
}

/** Whether what was asked about is over: of a day that has not ended, more may be published. */
const isPast = (asOf: string | null, now: Instant): boolean =>
  asOf !== null && (asOf.length === 10 ? asOf < localDate(now) : Date.parse(asOf) < Date.parse(now));

/** The moment of the newest entry, but no earlier than today began in China: how fresh things are is told as of a day. */
function momentOf(at: Instant, now: Instant): Instant {
  const today = new Date(`${localDate(now)}T00:00:00+08:00`).toISOString();
  return at > today ? at : today;
}
