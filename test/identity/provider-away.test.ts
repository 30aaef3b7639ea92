import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openConsole } from '#functions/console/open.ts';
import type { Request } from '#functions/http/answer.ts';
import { keysFrom } from '#functions/identity/keys.ts';
import { freePort } from '#local/listen.ts';
import { anyCredentials } from '#test/support/county.ts';
import { startDatabase, type TestDatabase } from '#test/support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

/** Asks a console to sign in whose identity provider nobody can reach. */
async function signingIn(cookies: string[] = []) {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { client, tables, documentsUrl } = database;
  const { page } = openConsole({
    db: client,
    tables,
    documentsUrl,
    keys: async () => keysFrom('a random text of more than thirty-two characters'),
    provider: { issuer: `http://127.0.0.1:${await freePort()}`, clientId: 'any', audience: 'any', administrator: '' },
    assets: (source) => `/assets/${source}`,
    now: () => new Date().toISOString(),
    newId: () => 'any-id-of-ten',
    environment: anyCredentials,
  });
  const request = {
    rawPath: '/console/sign-in',
    rawQueryString: '',
    headers: {},
    cookies,
    requestContext: { domainName: '127.0.0.1:8787', http: { method: 'GET' } },
  } as unknown as Request;
  return page(request, { awsRequestId: 'request-1' } as Context);
}

it.each([
  ['中文', [], '暂时无法连接身份系统，请稍后再试。没有任何内容被改动。'],
  ['English', ['lang=en'], 'The identity provider cannot be reached. Try again later; nothing has been changed.'],
])(
  'Who signs in while the identity provider is away reads that it is, may try again, and is given no cookie (%s)',
  async (_, cookies, said) => {
    const { status, body, headers, cookies: given } = await signingIn(cookies);
    expect(status).toBe(503);
    expect(String(body)).toContain(said);
    expect(String(body)).toContain('href="/console/sign-in"');
    expect(String(body)).toContain(`href="/console?lang=${cookies.length === 0 ? 'en' : 'zh'}"`);
    expect(headers?.['content-security-policy']).toContain("default-src 'none'");
    expect(given ?? []).toEqual([]);
  },
);
