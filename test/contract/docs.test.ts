import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '#contract/routes.ts';
import { startTestRuntime, type TestRuntime } from '#test/support/runtime.ts';

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await startTestRuntime();
});
afterAll(() => runtime?.stop());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(runtime.url + path, { headers: { 'accept-encoding': 'identity', ...headers }, method });

const pages = [
  '/',
  '/docs',
  '/openapi.yaml',
  '/llms.txt',
  '/docs/swagger-ui-bundle.js',
  '/docs/site.css',
  '/docs/icon.svg',
];

describe('The documentation', () => {
  it('greets in Chinese first and English beside it, and says that the demonstration people are invented', async () => {
    const answer = await get('/');
    const html = await answer.text();
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(html).toContain('<html lang="zh-CN">');
    expect(html.indexOf('阳光编制')).toBeLessThan(html.indexOf('Sunshine Bianzhi'));
    expect(html).toContain('其中的人员全部是虚构的');
    // Data for search engines is no script: nothing runs it.
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)(?! type="application\/ld\+json">)|\sstyle=|\son\w+=/);
    const [, data = ''] = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html) ?? [];
    expect(JSON.parse(data)['@type']).toBe('DataCatalog');
  });

  it('asks nobody but this server: every file a page names is served here, and scripts from elsewhere are forbidden', async () => {
    for (const page of ['/', '/docs']) {
      const answer = await get(page);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
      const html = await answer.text();
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)(?! type="application\/ld\+json">)/);
      const files = [...html.matchAll(/<(?:script|link)[^>]*\s(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '');
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) expect([file, (await get(file)).status]).toEqual([file, 200]);
    }
  });

  it('tells assistants in one text what there is and where, every address of it known to the contract', async () => {
    const text = await (await get('/llms.txt')).text();
    expect(text).toMatch(/^# 阳光编制 · Sunshine Bianzhi\n\n> /);
    const known = new Set(Object.values(routes).map(({ path }) => String(path)));
    const named = [...text.matchAll(/^- \[[^\]]+\]\(([^)]+)\): /gm)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((path) => !known.has(path))).toEqual([]);
  });

  it('serves the very contract that is checked in', async () => {
    const answer = await get('/openapi.yaml');
    expect(answer.headers.get('content-type')).toBe('application/yaml');
    expect(await answer.text()).toBe(readFileSync('openapi.yaml', 'utf8'));
  });

  it.each(pages)('%s is not sent twice to someone who has it', async (page) => {
    const first = await get(page);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[^"]+"$/);
    const second = await get(page, { 'if-none-match': `"other", ${etag}` });
    expect([second.status, await second.text(), second.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await get(page, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it.each(['/', '/docs/swagger-ui-bundle.js', '/docs/swagger-ui.css'])(
    '%s is the same page compressed, under a tag of its own',
    async (page) => {
      const plain = await get(page);
      const zipped = await rawGet(runtime.url + page);
      expect(zipped.headers['content-encoding']).toBe('gzip');
      expect(zipped.headers.vary).toBe('accept-encoding');
      expect(zipped.headers.etag).not.toBe(plain.headers.get('etag'));
      expect(gunzipSync(zipped.body).equals(Buffer.from(await plain.arrayBuffer()))).toBe(true);
    },
  );

  it.each(pages)('%s answers HEAD as GET would, without the page', async (page) => {
    const [head, whole] = [await get(page, {}, 'HEAD'), await get(page)];
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const name of ['etag', 'content-type', 'content-length', 'cache-control'])
      expect([name, head.headers.get(name)]).toEqual([name, whole.headers.get(name)]);
  });

  it.each(['/docs/nothing.js', '/docs/..%2findex.mjs', '/docs/index.mjs', '/docs/constructor'])(
    'says that there is no %s',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(await answer.json()).toMatchObject({ status: 404, title: expect.stringMatching(/ · /) });
    },
  );
});

describe('What is no address of ours', () => {
  it.each(['/nothing', '/v1', '/v1/units', '/v1/units/a/b/c', '/v2/units/a', '/docs/a/b', '/openapiXyaml'])(
    '%s is said not to exist, and where to look instead',
    async (path) => {
      const answer = await get(path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
      expect(await answer.json()).toMatchObject({ status: 404, detail: expect.stringContaining('/docs') });
    },
  );

  it.each([
    ['DELETE', '/v1/units/abc', 'GET, HEAD, OPTIONS'],
    ['POST', '/', 'GET, HEAD, OPTIONS'],
    ['GET', '/v1/publishing/imports', 'POST, OPTIONS'],
  ])('%s %s is told which methods there are', async (method, path, allow) => {
    const answer = await get(path, {}, method);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
    expect(await answer.json()).toMatchObject({ status: 405, detail: expect.stringContaining(allow) });
  });
});

/** Node's fetch would unpack the body. */
function rawGet(url: string): Promise<{ headers: Record<string, unknown>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': 'gzip' } }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ headers: response.headers, body: Buffer.concat(chunks) });
    })
      .on('error', reject)
      .end();
  });
}
