import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { openAssets } from '#functions/assets.ts';
import { HttpProblem } from '#functions/http/problem.ts';
import { buildPageAssets } from '#lib/page-assets.ts';
import type { AssetUrl } from '#ui/assets.ts';
import { securityHeaders } from '#ui/security.ts';

export type PageAnswer = { status: number; html: string } | { redirect: string };
export type Pages = (request: IncomingMessage, url: URL, form: FormData | null) => PageAnswer | Promise<PageAnswer>;

/** Stylesheet, scripts and islands as they are shipped, or with the given islands, built into a folder of their own. */
export function builtAssets(islands?: readonly string[]): { folder: string; url: AssetUrl; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'assets-'));
  buildPageAssets(folder, islands);
  return { folder, url: openAssets(folder).url, remove: () => rmSync(folder, { recursive: true }) };
}

/** Serves rendered pages with their real headers and assets on this machine, for tests of what needs no store. */
export async function servePages(
  folder: string,
  pages: Pages,
): Promise<{ origin: string; close: () => Promise<void> }> {
  const assets = openAssets(folder);
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const file = /^\/assets\/([^/]+)$/.exec(url.pathname)?.[1];
    if (file) {
      const event = { pathParameters: { file } } as unknown as APIGatewayProxyEventV2;
      try {
        const { status, contentType, body, cache = 'no-store' } = await assets.serve(event, {} as Context);
        response.writeHead(status, { 'content-type': contentType, 'cache-control': cache }).end(body);
      } catch (error) {
        response.writeHead(error instanceof HttpProblem ? error.problem.status : 500).end();
      }
      return;
    }
    const answer = await pages(request, url, await formOf(request));
    if ('redirect' in answer) response.writeHead(303, { location: answer.redirect }).end();
    else
      response
        .writeHead(answer.status, { 'content-type': 'text/html; charset=utf-8', ...securityHeaders() })
        .end(answer.html);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function formOf(request: IncomingMessage): Promise<FormData | null> {
  if (request.method !== 'POST') return null;
  const body = Buffer.concat(await request.toArray());
  return new Response(body, { headers: { 'content-type': request.headers['content-type'] ?? '' } }).formData();
}
