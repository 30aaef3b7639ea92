import middy from '@middy/core';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Answer, Request, UseCase } from './answer.ts';
import { acceptsGzip, matches, type Rendered, render } from './conditional.ts';
import { HttpProblem, notFound, problemAnswer } from './problem.ts';
import { traceOf } from './trace.ts';

type Result = APIGatewayProxyStructuredResultV2;
type Middleware = middy.MiddlewareObj<Request, Answer | Result>;

/** Use cases by route key, e.g. `GET /v1/units/{unit}`. */
export type RouteTable = Readonly<Record<string, UseCase>>;
/** The same; what they answer may be in API Gateway's own form already, and is then sent as it is. */
type Answering = Readonly<Record<string, (request: Request, context: Context) => Promise<Answer | Result>>>;

/** Answers, kept ready to send by whoever made them; others are rendered on the way out. */
export const rendered = new WeakMap<Answer, Rendered>();

/** Problems become their answers; anything else is logged by kind and place alone, and answered by a number to ask for. */
const problems: Middleware = {
  onError: (request) => {
    const { error } = request;
    if (error instanceof HttpProblem) {
      request.response = problemAnswer(error);
      return;
    }
    const { awsRequestId } = request.context;
    console.error(JSON.stringify({ message: 'failed', requestId: awsRequestId, ...traceOf(error) }));
    request.response = problemAnswer(
      new HttpProblem({
        title: '系统出错 · Internal error',
        status: 500,
        detail: `请稍后再试，并告知编号 ${awsRequestId} · Try again later, and tell us ${awsRequestId}`,
      }),
    );
  },
};

/** Turns an answer into what API Gateway sends: tags, 304, compression, and no body for HEAD. */
const delivery: Middleware = {
  after: (request) => {
    const { response } = request;
    if (response && 'status' in response) request.response = deliver(request.event, response);
  },
  onError: (request) => {
    request.response = deliver(request.event, request.response as Answer);
  },
};

function deliver({ headers: asked, requestContext }: Request, answer: Answer): Result {
  const ready = rendered.get(answer) ?? render(answer);
  const zipped = ready.gzip !== null && acceptsGzip(asked['accept-encoding']);
  const { body, etag } = zipped && ready.gzip ? ready.gzip : ready.plain;
  const ok = answer.status === 200;
  const headers: Record<string, string> = {
    ...answer.headers,
    'cache-control': answer.cache ?? 'no-store',
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
    ...(ok ? { etag } : {}),
  };
  const { method } = requestContext.http;
  if (ok && method !== 'POST' && matches(asked['if-none-match'], etag)) return { statusCode: 304, headers };
  headers['content-type'] = answer.contentType;
  if (zipped) headers['content-encoding'] = 'gzip';
  if (method === 'HEAD')
    return { statusCode: answer.status, headers: { ...headers, 'content-length': String(body.length) } };
  const cookies = answer.cookies ? { cookies: answer.cookies } : {};
  return zipped || answer.digest
    ? { statusCode: answer.status, headers, body: body.toString('base64'), isBase64Encoded: true, ...cookies }
    : { statusCode: answer.status, headers, body: body.toString('utf8'), ...cookies };
}

/** One Lambda for one audience: dispatches API Gateway's route key to a use case, through the shared stack. */
export function httpHandler(table: Answering) {
  return middy<Request, Answer | Result>()
    .use(delivery)
    .use(problems)
    .handler(async (event: Request, context: Context) => {
      const useCase = table[event.routeKey.replace(/^HEAD /, 'GET ')];
      if (!useCase) throw notFound(`${event.routeKey}`);
      return useCase(event, context);
    });
}
