import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Context } from 'aws-lambda';
import type { Browser } from 'playwright-core';
import type { Person } from '#core/people.ts';
import { openAssets } from '#functions/assets.ts';
import { consoleSections } from '#functions/console/pages/index.ts';
import { consoleDoor } from '#functions/console/serve.tsx';
import type { Answer, Request } from '#functions/http/answer.ts';
import { HttpProblem, notFound, problemAnswer } from '#functions/http/problem.ts';
import type { RouteTable } from '#functions/http/stack.ts';
import { Unauthenticated } from '#functions/identity/identify.ts';
import { openData } from '#functions/open-data/open-data.ts';
import { openPortal } from '#functions/portal/open.tsx';
import { keptForms } from '#store/kept-forms.ts';
import { newPerson, type Profile } from '#test/browser/browser.ts';
import { watch } from '#test/browser/checks.ts';
import { builtAssets } from '#test/browser/site.ts';
import { COUNTY, type Office } from '#test/procedure/office.ts';
import { anyCredentials } from '#test/support/county.ts';

/** What a browser has sent to the console. */
export type Posted = { path: string; body: Buffer };

/**
 * Console, notices and open data over an office's stores, with the scripts as they are shipped. Who asks is the person whom `enter`
 * has let in, else `everyone`. Keeps every body that the console is sent.
 */
export async function officeSite(office: Office, everyone?: Person) {
  const { folder, url, remove } = builtAssets();
  const assets = openAssets(folder);
  const posted: Posted[] = [];
  const state = { signedIn: true };
  const inside = new Map<string, Person>();
  const { client, tables, documentsUrl } = office.database;
  const now = () => office.w.now();
  const door = consoleDoor({
    sections: consoleSections,
    w: { ...office.w, newId: randomUUID },
    identify: async ({ cookies = [] }) => {
      const person = cookies.flatMap((cookie) => inside.get(cookie.replace(/^as=/, '')) ?? [])[0] ?? everyone;
      if (!state.signedIn || !person) throw new Unauthenticated(false);
      return { person, authTime: now(), session: person.id };
    },
    counties: async () => [{ code: COUNTY, name: '测试县' }],
    holders: async () => [],
    kept: keptForms(client, tables.people),
    wasSignedIn: async ({ cookies = [] }) => cookies.some((cookie) => inside.has(cookie.replace(/^as=/, ''))),
    assets: url,
    formTargets: [],
  });
  const routes: RouteTable = {
    ...openPortal({
      db: client,
      tables,
      documentsUrl,
      clientKey: async () => new Uint8Array(32),
      assets: url,
      now,
      newId: randomUUID,
      environment: anyCredentials,
    }),
    ...openData({ ...office.stores, now }),
  };
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (request.method === 'POST' && pathname.startsWith('/console')) posted.push({ path: pathname, body });
    const answer = await answerOf(request, body).catch(faultAnswer);
    const cookies = answer.cookies ? { 'set-cookie': answer.cookies } : {};
    response
      .writeHead(answer.status, { 'content-type': answer.contentType, ...cookies, ...answer.headers })
      .end(answer.body);
  });
  async function answerOf(request: IncomingMessage, body: Buffer): Promise<Answer> {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const event = eventOf(request, body);
    if (pathname.startsWith('/assets/')) return assets.serve(event, anyContext);
    if (pathname.startsWith('/console')) return door(event, anyContext);
    for (const [key, useCase] of Object.entries(routes)) {
      const pathParameters = parametersOf(key, `${request.method} ${pathname}`);
      if (pathParameters) return useCase({ ...event, pathParameters }, anyContext);
    }
    throw notFound(pathname);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    posted,
    state,
    /** A page for one person who is signed in; without one, for anybody. */
    async enter(browser: Browser, person?: Person, profile: Profile = 'desktop') {
      const { page, context } = await newPerson(browser, profile);
      if (person) {
        inside.set(person.id, person);
        await context.addCookies([{ name: 'as', value: person.id, url: origin }]);
      }
      return { page, context, problems: watch(page) };
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      remove();
    },
  };
}

/** The parameters of a route, e.g. `GET /notices/{notice}`, that a request matches. */
function parametersOf(route: string, asked: string): Record<string, string> | undefined {
  const pattern = route.replaceAll(/\{(\w+)\}/g, (_, name) => `(?<${name}>[^/]+)`);
  const found = new RegExp(`^${pattern}$`).exec(asked);
  if (!found) return undefined;
  return Object.fromEntries(
    Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
  );
}

const anyContext = { awsRequestId: 'request-1' } as Context;

function eventOf(request: IncomingMessage, body: Buffer): Request {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  return {
    rawPath: pathname,
    rawQueryString: searchParams.toString(),
    queryStringParameters: Object.fromEntries(searchParams),
    cookies: (request.headers.cookie ?? '').split('; ').filter(Boolean),
    headers: request.headers,
    pathParameters: { file: pathname.split('/').at(-1) },
    requestContext: {
      domainName: request.headers.host,
      http: { method: request.method, sourceIp: request.socket.remoteAddress },
    },
    body: body.toString('base64'),
    isBase64Encoded: true,
  } as unknown as Request;
}

const faultAnswer = (error: unknown): Answer =>
  error instanceof HttpProblem
    ? problemAnswer(error)
    : { status: 500, contentType: 'text/plain; charset=utf-8', body: String(error) };
