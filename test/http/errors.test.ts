import type { Context } from 'aws-lambda';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { invalid, notFound } from '#functions/http/problem.ts';
import { httpHandler } from '#functions/http/stack.ts';

/** What a library's message may quote, and what somebody may ask for. */
const PRIVATE = ['王芳', '420923199001011234', '13800138000'];
const quoting = `Unexpected token in "${PRIVATE.join(' ')}"\n    at ${PRIVATE[0]}`;

const logged: string[] = [];
for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
  vi.spyOn(console, level).mockImplementation((...words) => void logged.push(words.join(' ')));
beforeEach(() => void logged.splice(0));
afterAll(() => void vi.restoreAllMocks());

async function answerWhen(fail: () => unknown, { method = 'GET', route = 'GET /x' } = {}) {
  const handler = httpHandler({
    'GET /x': async () => {
      throw fail();
    },
  });
  const event = {
    version: '2.0',
    routeKey: route,
    rawPath: '/x',
    rawQueryString: `name=${encodeURIComponent(PRIVATE[0] ?? '')}&idNumber=${PRIVATE[1]}`,
    queryStringParameters: { name: PRIVATE[0], idNumber: PRIVATE[1] },
    headers: { 'x-phone': PRIVATE[2] },
    requestContext: { http: { method } },
  };
  const answer = await handler(event as never, { awsRequestId: 'request-77' } as Context);
  return answer as { statusCode: number; headers: Record<string, string>; body: string };
}

describe('A fault that nobody foresaw', () => {
  const faults = {
    'an error': () => new Error(quoting),
    'an error of a library, with what caused it': () =>
      Object.assign(new TypeError(quoting, { cause: new SyntaxError(quoting) }), { code: 'ECONNRESET' }),
    'an error whose message was changed afterwards': () => Object.assign(new Error(quoting), { message: 'other' }),
    'a text': () => quoting,
    'an object': () => ({ person: PRIVATE[0] }),
    nothing: () => undefined,
  };

  it.each(Object.entries(faults))(
    'being %s, is answered by a number to ask for and by nothing else',
    async (_, fail) => {
      const { statusCode, headers, body } = await answerWhen(fail);
      expect(statusCode).toBe(500);
      expect(headers['content-type']).toBe('application/problem+json');
      expect(headers['cache-control']).toBe('no-store');
      expect(headers).not.toHaveProperty('etag');
      expect(JSON.parse(body)).toEqual({
        type: 'about:blank',
        title: '系统出错 · Internal error',
        status: 500,
        detail: '请稍后再试，并告知编号 request-77 · Try again later, and tell us request-77',
      });
    },
  );

  it.each(Object.entries(faults))(
    'being %s, is logged under that number, without anything private',
    async (_, fail) => {
      await answerWhen(fail);
      expect(logged).toHaveLength(1);
      expect(JSON.parse(logged[0] ?? '')).toMatchObject({ message: 'failed', requestId: 'request-77' });
      for (const secret of PRIVATE) {
        expect(logged[0]).not.toContain(secret);
        expect(logged[0]).not.toContain(encodeURIComponent(secret));
      }
    },
  );

  it('cannot write a line of the log of its own, nor pass what it quotes for a place', async () => {
    const forged = JSON.stringify({ message: 'swept', requestId: 'request-1' });
    const message = `${PRIVATE[1]}\r\n${forged}\n    at ${PRIVATE[0]} (${PRIVATE[2]}:1:2)\n    at \u0007\u001b[2J:1:1`;
    await answerWhen(() => Object.assign(new Error(message), { name: `Error\r\n${forged}`, code: `E\n${forged}` }));
    expect(logged).toHaveLength(1);
    expect(logged[0]).not.toMatch(/\p{Cc}/u);
    for (const secret of PRIVATE) expect(logged[0]).not.toContain(secret);
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({ message: 'failed', requestId: 'request-77' });
  });

  it('is logged by its kind, its code and its place, and those of what caused it', async () => {
    await answerWhen(faults['an error of a library, with what caused it']);
    const { error, code, at, cause } = JSON.parse(logged[0] ?? '');
    expect([error, code, cause.error]).toEqual(['TypeError', 'ECONNRESET', 'SyntaxError']);
    expect(at[0]).toContain('errors.test.ts');
    expect(cause.at[0]).toContain('errors.test.ts');
  });
});

describe('What the rules foresee', () => {
  it('is answered as a problem with every field, and logs nothing', async () => {
    const errors = [{ in: 'query' as const, name: 'limit', message: '至少 1 条 · At least 1', value: '0' }];
    const { statusCode, headers, body } = await answerWhen(() => invalid(errors));
    expect([statusCode, headers['content-type']]).toEqual([400, 'application/problem+json']);
    expect(JSON.parse(body)).toEqual({
      type: 'about:blank',
      title: '参数有误 · Invalid parameters',
      status: 400,
      detail: '1 处需要更正 · 1 to correct',
      errors,
    });
    expect(logged).toEqual([]);
  });

  it('is answered to HEAD with the same status and no body', async () => {
    const { statusCode, body } = await answerWhen(() => notFound('gone'), { method: 'HEAD', route: 'HEAD /x' });
    expect([statusCode, body]).toEqual([404, undefined]);
  });

  it('includes a route that the function does not know', async () => {
    expect((await answerWhen(() => undefined, { route: 'GET /y' })).statusCode).toBe(404);
    expect(logged).toEqual([]);
  });
});
