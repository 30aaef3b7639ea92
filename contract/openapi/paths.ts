import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { csvExample, jsonExample, textExample } from '#contract/openapi/examples.ts';
import { headerRefs } from '#contract/openapi/headers.ts';
import type { Operation } from '#contract/openapi/operation.ts';
import { problemRefs } from '#contract/openapi/problems.ts';
import { type DescribedOperation, prose } from '#contract/openapi/prose.ts';
import { tags } from '#contract/openapi/tags.ts';
import { routes } from '#contract/routes.ts';

/** One operation of the document. */
export function routeConfig(id: DescribedOperation, operation: Operation): RouteConfig {
  const { audience, method, path } = routes[id];
  const { tag, zh, en, more } = prose[id];
  return {
    method: method === 'GET' ? 'get' : 'post',
    // What takes the rest of a path is a parameter like any other to OpenAPI.
    path: path.replace('+}', '}'),
    operationId: id,
    tags: [tags[tag].name],
    summary: `${zh} · ${en}`,
    description: `${more.zh}\n\n${more.en}`,
    security: audience === 'publishing' ? [{ bearer: [] }] : [],
    request: {
      ...(operation.path ? { params: operation.path } : {}),
      ...(operation.query ? { query: operation.query } : {}),
      ...(operation.body ? { body: requestBody(operation.body) } : {}),
    },
    responses: { ...answers(id, operation), ...problemRefs(operation.problems) },
  };
}

function requestBody({ description, types, schema }: NonNullable<Operation['body']>) {
  const media = schema ? { schema } : { schema: { type: 'string' as const, format: 'binary' } };
  return { description, required: true, content: Object.fromEntries(types.map((type) => [type, media])) };
}

function answers(id: DescribedOperation, { answer, conditional, elsewhere }: Operation): RouteConfig['responses'] {
  const { statuses, schema, headers, csv, type = 'application/json' } = answer;
  const content = {
    [type]: { schema, example: /[/+]json$/.test(type) ? jsonExample(id) : textExample(id) },
    ...(csv ? { 'text/csv': { schema: { type: 'string' as const }, example: csvExample(id) } } : {}),
  };
  const done = statuses.map((status) => [
    status,
    { description: successes[status], headers: headerRefs(headers), content },
  ]);
  return {
    ...Object.fromEntries(done),
    ...(conditional ? { 304: notModified } : {}),
    ...(elsewhere ? { 307: sentFromElsewhere } : {}),
  };
}

const sentFromElsewhere = {
  description:
    '文件较大，请到 Location 所示地址下载，一刻钟内有效。 · A large file: fetch it from Location within a quarter of an hour.',
};

const notModified = {
  description: '与 If-None-Match 所示相同，没有变化。 · Not modified: what If-None-Match names still stands.',
  headers: headerRefs(['ETag', 'Cache-Control']),
};

const successes = {
  200: '成功。 · Done.',
  201: '已建立。 · Created.',
  202: '已接受，处理中。 · Accepted, under way.',
} as const;
