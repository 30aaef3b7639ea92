import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type FileName, isFileName, staticFile } from './files.ts';

/** Shows the contract and its documentation. Knows no table and no data: it serves the files beside its bundle. */
export const handler = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
  const name = fileFor(event);
  return name ? answer(name, event.headers) : notFound(event.rawPath);
};

const pages: Readonly<Record<string, FileName>> = {
  '/': 'home.html',
  '/docs': 'docs.html',
  '/openapi.yaml': 'openapi.yaml',
};

function fileFor({ rawPath, pathParameters }: APIGatewayProxyEventV2): FileName | undefined {
  const name = pathParameters?.file;
  if (name === undefined) return pages[rawPath];
  return isFileName(name) ? name : undefined;
}

function answer(name: FileName, request: APIGatewayProxyEventV2['headers']): APIGatewayProxyStructuredResultV2 {
  const { contentType, cacheControl, plain, gzip } = staticFile(name);
  const zipped = acceptsGzip(request['accept-encoding']);
  const { etag, body } = zipped ? gzip : plain;
  const headers = { ...securityHeaders, etag, 'cache-control': cacheControl, vary: 'accept-encoding' };
  if (hasTag(request['if-none-match'], etag)) return { statusCode: 304, headers };
  return {
    statusCode: 200,
    headers: { ...headers, 'content-type': contentType, ...(zipped ? { 'content-encoding': 'gzip' } : {}) },
    body: body.toString('base64'),
    isBase64Encoded: true,
  };
}

/** Scripts and styles come from here alone; `data:` is for the pictures inside Swagger UI's style sheet. */
const securityHeaders = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const acceptsGzip = (header = ''): boolean => /(^|[\s,])(gzip|\*)(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(header);

const hasTag = (header = '', etag: string): boolean =>
  header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);

function notFound(path: string): APIGatewayProxyStructuredResultV2 {
  const problem = { type: 'about:blank', status: 404, title: '没有这个文件 · No such file', instance: path };
  return {
    statusCode: 404,
    headers: { ...securityHeaders, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    body: JSON.stringify(problem),
  };
}
