import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Runtime, startRuntime } from '#local/runtime.ts';
import { type Fixture, makeFixture } from '#test/local/fixture.ts';

let fixture: Fixture;
let runtime: Runtime;
beforeAll(async () => {
  fixture = await makeFixture();
  runtime = await startRuntime({ ...fixture, port: 0 });
});
afterAll(async () => {
  await runtime.stop();
  await fixture.remove();
});

const ask = (path: string, init?: RequestInit) => fetch(runtime.url + path, init);
const eventOf = async (path: string, init?: RequestInit) =>
  ((await (await ask(path, init)).json()) as { event: APIGatewayProxyEventV2 }).event;

describe('A request reaches its function as API Gateway sends it', () => {
  test('the path is decoded, repeated parameters are joined, names of headers are in lower case', async () => {
    const event = await eventOf('/items/%E7%8E%8B%20a?q=1&q=2&name=%E6%9D%8E', {
      headers: { 'X-Two': 'a, b', Cookie: 'k=v; l=w' },
    });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /items/{id}',
      rawPath: '/items/王 a',
      rawQueryString: 'q=1&q=2&name=%E6%9D%8E',
      pathParameters: { id: '王 a' },
      queryStringParameters: { q: '1,2', name: '李' },
      headers: { 'x-two': 'a, b' },
      cookies: ['k=v', 'l=w'],
      requestContext: { stage: '$default', http: { method: 'GET', path: '/items/王 a', protocol: 'HTTP/1.1' } },
      isBase64Encoded: false,
    });
    expect(event.headers).not.toHaveProperty('cookie');
  });

  test('without parameters and body, the event has no such fields', async () => {
    const event = await eventOf('/items/special');
    for (const field of ['queryStringParameters', 'pathParameters', 'body', 'cookies'])
      expect(event).not.toHaveProperty(field);
  });

  test('a parameter named like a property of every object is a parameter', async () => {
    const event = await eventOf('/items/special?constructor=1&__proto__=2');
    expect(Object.entries(event.queryStringParameters ?? {})).toEqual([
      ['constructor', '1'],
      ['__proto__', '2'],
    ]);
  });

  test('a JSON body comes as text, any other body in base64', async () => {
    const post = (type: string, body: string | Uint8Array<ArrayBuffer>) =>
      eventOf('/items', { method: 'POST', body, headers: { 'content-type': type } });
    expect(await post('application/json; charset=utf-8', '{"名":1}')).toMatchObject({
      body: '{"名":1}',
      isBase64Encoded: false,
    });
    expect(await post('application/vnd.ms-excel', Buffer.from([0, 255]))).toMatchObject({
      body: 'AP8=',
      isBase64Encoded: true,
    });
  });

  test('a literal path goes before a parameter, and a greedy parameter takes the rest', async () => {
    expect((await eventOf('/items/special')).routeKey).toBe('GET /items/special');
    expect((await eventOf('/files/a/b%2Fc')).pathParameters).toEqual({ rest: 'a/b/c' });
  });

  test('the environment is the template’s, with local addresses and nothing of this machine’s own', async () => {
    const environment = await (await ask('/do/environment')).json();
    expect(environment).toMatchObject({
      TABLE: 'Demo-Table01234567',
      DOCUMENTS_URL: runtime.endpoints.documents,
      AWS_ENDPOINT_URL_DYNAMODB: runtime.endpoints.dynamodb,
    });
    expect(environment).not.toHaveProperty('HOME');
  });
});

describe('An answer leaves as API Gateway sends it', () => {
  test('HEAD has the headers of GET and no body', async () => {
    const [get, head] = await Promise.all([ask('/items/1'), ask('/items/1', { method: 'HEAD' })]);
    expect(head.status).toBe(200);
    expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
    expect(await head.text()).toBe('');
  });

  test('binary answers are decoded, cookies become headers, a bare value becomes JSON, 304 is empty', async () => {
    const image = await ask('/do/binary');
    expect(image.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await image.arrayBuffer()).toString('hex')).toBe('89504e47');
    expect((await ask('/do/cookies')).headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await (await ask('/do/bare')).json()).toEqual({ greeting: 'hello' });
    expect((await ask('/do/unchanged')).status).toBe(304);
  });

  test('other origins may read, as the CORS configuration says', async () => {
    const preflight = await ask('/items/1', {
      method: 'OPTIONS',
      headers: { Origin: 'https://example.org', 'Access-Control-Request-Method': 'GET' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET,HEAD');
    expect(preflight.headers.get('access-control-max-age')).toBe('600');
    const get = await ask('/items/1', { headers: { Origin: 'https://example.org' } });
    expect(get.headers.get('access-control-allow-origin')).toBe('*');
    expect(get.headers.get('access-control-expose-headers')).toBe('etag');
  });
});

describe('What goes wrong is answered as API Gateway answers it', () => {
  const failure = async (path: string, init?: RequestInit) => {
    const response = await ask(path, init);
    return [response.status, await response.json()];
  };
  const internal = [500, { message: 'Internal Server Error' }];
  const tooLarge = [413, { message: 'Request Entity Too Large' }];

  test('no such route, method, or parameter', async () => {
    const notFound = [404, { message: 'Not Found' }];
    expect(await failure('/nowhere')).toEqual(notFound);
    expect(await failure('/items/1', { method: 'DELETE' })).toEqual(notFound);
    expect(await failure('/items/')).toEqual(notFound);
    expect(await failure('/items/%E7%8E')).toEqual([400, { message: 'Bad Request' }]);
  });

  test('an address with bare Chinese characters is answered by what to write instead', async () => {
    const socket = connect(Number(new URL(runtime.url).port), '127.0.0.1');
    socket.end('GET /items/1?name=王 HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('%E7%8E%8B');
  });

  test('a function that throws, exits or answers nonsense says nothing about itself, and the next request is served', async () => {
    for (const what of ['throw', 'exit', 'nonsense']) expect(await failure(`/do/${what}`)).toEqual(internal);
    expect((await ask('/items/1')).status).toBe(200);
  });

  test('a function that takes longer than its timeout is stopped and replaced', async () => {
    expect(await failure('/do/hang')).toEqual(internal);
    expect((await ask('/items/1')).status).toBe(200);
  });

  test('a body above 10 MB, an event above 6 MB and an answer above 6 MB are refused', async () => {
    const post = (megabytes: number) =>
      failure('/items', {
        method: 'POST',
        body: 'x'.repeat(megabytes * 1024 * 1024),
        headers: { 'content-type': 'text/csv' },
      });
    expect(await post(10.5)).toEqual(tooLarge);
    expect(await post(7)).toEqual(tooLarge);
    expect(await failure('/do/large')).toEqual(internal);
  });

  test('a client that goes away in the middle of its body harms nobody', async () => {
    const half = request(`${runtime.url}/items`, { method: 'POST', headers: { 'content-length': 1000 } });
    half.on('error', () => {});
    await new Promise((resolve) => half.write('x', resolve));
    half.destroy();
    expect((await ask('/items/1')).status).toBe(200);
  });
});

test('One process serves one event at a time, and at most two processes serve a route', async () => {
  const pids = await Promise.all(Array.from({ length: 40 }, async () => (await ask('/do/process')).text()));
  expect(new Set(pids).size).toBeLessThanOrEqual(2);
});
