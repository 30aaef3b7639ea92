import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createAtomically, writeAtomically } from '#local/files.ts';
import { fileName, listing } from '#local/object-listing.ts';
import { codeOf } from '#local/problem.ts';

/**
 * The part of S3 that the functions use, on files: PUT, GET (also of one range), HEAD and DELETE of `/<bucket>/<key>`, and
 * ListObjectsV2. A PUT is on disk, whole, when it is answered; `If-None-Match: *` writes only what is not there yet.
 * Signatures are accepted without a check: the store listens on this machine alone.
 */
export function objectStore(directory: string, buckets: readonly string[]): RequestListener {
  return (request, response) => {
    answer(directory, buckets, request, response).catch((error: unknown) => {
      process.stderr.write(`Object store: ${error}\n`);
      fail(response, 500, 'InternalError');
    });
  };
}

async function answer(
  directory: string,
  buckets: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
) {
  const target = parseTarget(request.url ?? '/');
  if (!target) return fail(response, 400, 'InvalidURI');
  if (!buckets.includes(target.bucket)) return fail(response, 404, 'NoSuchBucket');
  if (target.key === '') return list(join(directory, target.bucket), target.query, request, response);
  const name = fileName(target.key);
  if (name.length > longestName) return fail(response, 400, 'KeyTooLongError');
  const path = join(directory, target.bucket, name);
  if (request.method === 'PUT') return put(path, request, response);
  if (request.method === 'GET' || request.method === 'HEAD') return get(path, request, response);
  if (request.method === 'DELETE') return remove(path, response);
  fail(response, 405, 'MethodNotAllowed');
}

/** Without a key, the bucket itself is meant. */
function parseTarget(url: string): { bucket: string; key: string; query: URLSearchParams } | undefined {
  try {
    const [path = '', query] = url.split('?');
    const [bucket = '', ...rest] = path.slice(1).split('/').map(decodeURIComponent);
    return bucket ? { bucket, key: rest.join('/'), query: new URLSearchParams(query) } : undefined;
  } catch {
    return undefined;
  }
}

/** File systems allow 255 bytes; the rest is for the temporary name while writing. */
const longestName = 200;

async function put(path: string, request: IncomingMessage, response: ServerResponse) {
  const body = await buffer(request);
  const stored =
    request.headers['if-none-match'] === '*' ? await createAtomically(path, body) : await overwrite(path, body);
  if (!stored) return fail(response, 412, 'PreconditionFailed');
  response.writeHead(200, { etag: etagOf(body), 'content-length': 0 }).end();
}

async function overwrite(path: string, body: Buffer): Promise<true> {
  await writeAtomically(path, body);
  return true;
}

async function get(path: string, request: IncomingMessage, response: ServerResponse) {
  const body = await readFile(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (!body) return fail(response, 404, 'NoSuchKey');
  const headers = { etag: etagOf(body), 'accept-ranges': 'bytes', 'content-type': 'application/octet-stream' };
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const [from, to] = [Number(first ?? 0), last ? Math.min(Number(last), body.length - 1) : body.length - 1];
  if (first !== undefined && from >= body.length) return fail(response, 416, 'InvalidRange');
  const part = first === undefined ? body : body.subarray(from, to + 1);
  const range = first === undefined ? {} : { 'content-range': `bytes ${from}-${to}/${body.length}` };
  response.writeHead(first === undefined ? 200 : 206, { ...headers, ...range, 'content-length': part.length });
  response.end(request.method === 'HEAD' ? undefined : part);
}

/** As S3 does, says nothing of whether there was anything to remove. */
async function remove(path: string, response: ServerResponse) {
  await rm(path, { force: true });
  response.writeHead(204).end();
}

async function list(folder: string, query: URLSearchParams, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'GET' || query.get('list-type') !== '2') return fail(response, 405, 'MethodNotAllowed');
  const xml = await listing(folder, query);
  if (xml === undefined) return fail(response, 400, 'InvalidArgument');
  response.writeHead(200, { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(xml) }).end(xml);
}

/** As S3 computes it for objects that are put in one piece. */
const etagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`;

function fail(response: ServerResponse, status: number, code: string): void {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
