import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { routes } from '#contract/routes.ts';
import type { UseCase } from '#functions/http/answer.ts';
import { httpHandler } from '#functions/http/stack.ts';
import { mcpServer } from '#functions/mcp/server.ts';

/** What a program may ask is told without the data; they are loaded by the first call, and no part of a cold start. */
const operations = async () => (await import('#functions/mcp/operations.ts')).operations;

/** One exchange of the protocol, which leaves nothing behind: no session, so any process may answer the next. */
const exchange: UseCase = async ({ headers, body, isBase64Encoded, requestContext, rawPath }, context) => {
  const origin = `${headers['x-forwarded-proto'] ?? 'http'}://${requestContext.domainName}`;
  const server = mcpServer(operations, origin, context);
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  const text = isBase64Encoded ? Buffer.from(body ?? '', 'base64').toString('utf8') : (body ?? '');
  const asked = new Request(new URL(rawPath, origin), {
    method: 'POST',
    headers: Object.entries(headers).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])),
    body: text,
  });
  const answer = await transport.handleRequest(asked);
  const answered = await answer.text();
  await server.close();
  return {
    status: answer.status,
    contentType: answer.headers.get('content-type') ?? 'application/json',
    body: answered,
  };
};

/** The public data for programs that speak the Model Context Protocol: reads only, for anyone. */
export const handler = httpHandler({ [`POST ${routes.mcp.path}`]: exchange });
