import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Application } from '#local/application.ts';
import { type Cors, corsOf } from '#local/cors.ts';
import type { LocalFunction } from '#local/functions.ts';
import { httpAnswer } from '#local/http-answer.ts';
import { httpEvent } from '#local/http-event.ts';
import type { Outcome } from '#local/instance.ts';
import { BODY_LIMIT, INTEGRATION_TIMEOUT } from '#local/limits.ts';
import { routeFinder } from '#local/routes.ts';

/** The HTTP API of the template: its routes, its CORS rules, its limits, its errors. Throttling is not imitated. */
export function gateway(
  { routes, cors: configuration }: Pick<Application, 'routes' | 'cors'>,
  functionOf: (physicalName: string) => LocalFunction,
  now: () => number,
): RequestListener {
  const find = routeFinder(routes.map(({ key, functionName }) => ({ key, target: functionOf(functionName) })));
  const cors = corsOf(configuration);
  const newRequestId = requestIds(now());

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const preflight = cors.preflight(request);
    if (preflight) return void response.writeHead(204, preflight).end();
    const { url = '/', method = 'GET' } = request;
    const mark = url.indexOf('?');
    const path = mark < 0 ? url : url.slice(0, mark);
    const query = mark < 0 ? '' : url.slice(mark + 1);
    const match = find(method, path);
    if (!match) return refuse(response, 404, 'Not Found');
    const body = hasBody(request) ? await read(request) : undefined;
    if (body === tooLong) return refuse(response, 413, 'Request Entity Too Large');

    const requestId = newRequestId();
    const event = eventOrUndefined({ ...match, message: request, path, query, body, requestId, time: now() });
    if (!event) return refuse(response, 400, 'Bad Request');
    send(request, response, cors, requestId, await within(match.target.invoke(JSON.stringify(event), requestId)));
  }

  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      // A client that went away in the middle of its request is no fault of ours and gets no answer.
      if (request.destroyed && !request.complete) return;
      process.stderr.write(`Gateway: ${error}\n`);
      if (!response.headersSent) refuse(response, 500, 'Internal Server Error');
    });
  };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  cors: Cors,
  requestId: string,
  outcome: Outcome | Late,
) {
  if (outcome === late) return refuse(response, 503, 'Service Unavailable');
  if (!outcome.ok && outcome.errorType === 'RequestEntityTooLargeException')
    return refuse(response, 413, 'Request Entity Too Large');
  const answer = outcome.ok ? httpAnswer(outcome.payload) : undefined;
  if (!answer) return refuse(response, 500, 'Internal Server Error');
  const { status, headers, body } = answer;
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
  headers['content-type'] ??= 'text/plain;charset=UTF-8';
  // A function that answers HEAD without a body says itself how long the body would be.
  if (status === 204 || status === 304) delete headers['content-length'];
  else if (request.method !== 'HEAD' || length > 0) headers['content-length'] = length;
  else headers['content-length'] ??= 0;
  response.writeHead(status, { ...headers, ...cors.headers(request), 'apigw-requestid': requestId });
  response.end(body);
}

/** The form in which an HTTP API reports what is not the function's own answer. */
export function refuse(response: ServerResponse, status: number, message: string): void {
  const body = JSON.stringify({ message });
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    .end(body);
}

function eventOrUndefined(request: Parameters<typeof httpEvent>[0]): object | undefined {
  try {
    return httpEvent(request);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

const tooLong = Symbol('body too long');

async function read(request: IncomingMessage): Promise<Buffer | typeof tooLong> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    // Read to the end all the same: a client that is still sending would not see the answer.
    if (length <= BODY_LIMIT) chunks.push(chunk);
  }
  return length > BODY_LIMIT ? tooLong : Buffer.concat(chunks, length);
}

const late = Symbol('integration timed out');
type Late = typeof late;

async function within(outcome: Promise<Outcome>): Promise<Outcome | Late> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Late>((resolve) => {
    timer = setTimeout(() => resolve(late), INTEGRATION_TIMEOUT);
  });
  const first = await Promise.race([outcome, tooLate]);
  clearTimeout(timer);
  return first;
}

/** Short ids that differ between requests and between starts. */
function requestIds(start: number): () => string {
  let count = 0;
  return () => `${start.toString(36)}-${(++count).toString(36)}`;
}
