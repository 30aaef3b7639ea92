import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { httpHandler } from '#functions/http/stack.ts';

const handler = httpHandler({
  'GET /x': async () => ({ status: 200, contentType: 'text/plain', body: 'x', cache: 'public, max-age=1' }),
  'POST /x': async () => ({ status: 200, contentType: 'text/plain', body: 'x' }),
});

async function ask(method: string, headers: Record<string, string> = {}) {
  const event = { version: '2.0', routeKey: `${method} /x`, headers, requestContext: { http: { method } } };
  const answer = await handler(event as never, { awsRequestId: 'request-1' } as Context);
  return answer as { statusCode: number; headers: Record<string, string>; body?: string };
}

describe('An answer that its reader has already', () => {
  it('is not sent again to a read', async () => {
    const { headers } = await ask('GET');
    expect(await ask('GET', { 'if-none-match': headers.etag ?? '' })).toMatchObject({ statusCode: 304 });
  });

  it('is sent all the same when something was done', async () => {
    const { headers } = await ask('POST');
    for (const known of ['*', headers.etag ?? ''])
      expect(await ask('POST', { 'if-none-match': known })).toMatchObject({ statusCode: 200, body: 'x' });
  });

  it('is kept by no cache unless whoever made it says so', async () => {
    expect((await ask('GET')).headers['cache-control']).toBe('public, max-age=1');
    expect((await ask('POST')).headers['cache-control']).toBe('no-store');
  });
});
