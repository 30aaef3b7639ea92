import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Context } from 'aws-lambda';
import type { Person } from '#core/people.ts';
import { openAssets } from '#functions/assets.ts';
import { consoleSections } from '#functions/console/pages/index.ts';
import { consoleDoor } from '#functions/console/serve.tsx';
import type { Answer, Request } from '#functions/http/answer.ts';
import { HttpProblem } from '#functions/http/problem.ts';
import { Unauthenticated } from '#functions/identity/identify.ts';
import { keptForms } from '#store/kept-forms.ts';
import { builtAssets } from '#test/browser/site.ts';
import { COUNTY, type Office } from '#test/procedure/office.ts';

/** What a browser has sent to the console. */
export type Posted = { path: string; body: Buffer };

/**
 * The console over an office's stores, with its scripts as they are shipped, for one person who is signed in as long as
 * `signedIn` says so. Keeps every body that it is sent.
 */
export async function consoleSite(office: Office, person: Person) {
  const { folder, url, remove } = builtAssets();
  const assets = openAssets(folder);
  const posted: Posted[] = [];
  const state = { signedIn: true };
  const door = consoleDoor({
    sections: consoleSections,
    w: { ...office.w, newId: randomUUID },
    identify: async () => {
      if (!state.signedIn) throw new Unauthenticated(false);
      return { person, authTime: office.w.now(), session: null };
    },
    counties: async () => [{ code: COUNTY, name: '测试县' }],
    holders: async () => [],
    kept: keptForms(office.database.client, office.database.tables.people),
    assets: url,
    formTargets: [],
  });
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (request.method === 'POST') posted.push({ path: pathname, body });
    const answer = await answerOf(eventOf(request, body)).catch(problemAnswer);
    response.writeHead(answer.status, { 'content-type': answer.contentType, ...answer.headers }).end(answer.body);
  });
  const answerOf = (event: Request): Promise<Answer> =>
    event.rawPath.startsWith('/assets/') ? assets.serve(event, anyContext) : door(event, anyContext);

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    posted,
    state,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      remove();
    },
  };
}

const anyContext = { awsRequestId: 'request-1' } as Context;

function eventOf(request: IncomingMessage, body: Buffer): Request {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  return {
    rawPath: pathname,
    rawQueryString: searchParams.toString(),
    cookies: (request.headers.cookie ?? '').split('; ').filter(Boolean),
    headers: request.headers,
    pathParameters: { file: pathname.split('/').at(-1) },
    requestContext: { http: { method: request.method } },
    body: body.toString('base64'),
    isBase64Encoded: true,
  } as unknown as Request;
}

const problemAnswer = (error: unknown): Answer => ({
  status: error instanceof HttpProblem ? error.problem.status : 500,
  contentType: 'text/plain; charset=utf-8',
  body: String(error),
});
