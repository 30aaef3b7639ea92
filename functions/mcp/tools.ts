import type { CallToolResult, Tool } from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod';
import { prose } from '#contract/openapi/prose.ts';
import { type OpenDataOperation, requests } from '#contract/requests.ts';
import { routes } from '#contract/routes.ts';

/** Rows of a list unless more are asked for: who reads them has little room. */
const ROWS = 20;

/** What answers with data; feeds for readers are no answers to a program. */
const operations = (Object.keys(requests) as OpenDataOperation[]).filter((operation) => !operation.endsWith('Atom'));
export const isTool = (name: string): name is OpenDataOperation => operations.some((operation) => operation === name);

/** What is asked of an operation: its path and query as one object. Answers are never CSV here. */
function inputOf(operation: OpenDataOperation): Tool['inputSchema'] {
  const { path, query } = requests[operation];
  const { format: _, ...asked } = { ...path.shape, ...query.shape } as Record<string, z.ZodType>;
  const { $schema: _s, ...schema } = z.toJSONSchema(z.strictObject(asked), { io: 'input', unrepresentable: 'any' });
  return schema as Tool['inputSchema'];
}

/** Every answer names where it can be found again, and the digest of what it rests on. */
const outputSchema: Tool['outputSchema'] = {
  type: 'object',
  properties: {
    permalink: {
      type: 'string',
      description: '日后仍得到同一答复的网址 · Address at which the same is answered later',
    },
    digest: { type: 'string', description: '所依据的账目或文件的摘要 · Digest of the entry or document it rests on' },
    seq: { type: 'integer', description: '账目序号 · Number of the ledger entry' },
    licence: { type: 'string' },
    data: { description: '内容 · What was asked for' },
    next: { type: 'string', description: '下一页的 cursor · cursor of the next page' },
  },
  required: ['permalink', 'licence', 'data'],
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

/** What the API has answered, as the result of a tool. `origin` is where the API stands. */
export function resultOf(operation: OpenDataOperation, call: Call, body: string, origin: string): CallToolResult {
  const { data, meta, next }: Answered = JSON.parse(body);
  const permalink = new URL(`${call.rawPath}?${call.rawQueryString}`, origin);
  const moves = 'asOf' in requests[operation].query.shape && !permalink.searchParams.has('cursor');
  if (moves && meta.at && !permalink.searchParams.has('asOf')) permalink.searchParams.set('asOf', meta.at);
  const { licence, seq, digest } = meta;
  const structuredContent = {
    permalink: permalink.href,
    licence,
    ...(digest ? { digest } : {}),
    ...(seq ? { seq } : {}),
    data,
    ...(next ? { next } : {}),
  };
  return { content: [{ type: 'text', text: JSON.stringify(structuredContent) }], structuredContent };
}
