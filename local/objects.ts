import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createAtomically, writeAtomically } from '#local/files.ts';
import { codeOf } from '#local/problem.ts';

/**
 * The part of S3 that the functions use, on files: PUT, GET and HEAD of `/<bucket>/<key>`. A PUT is on disk, whole, when
 * it is answered; `If-None-Match: *` writes only what is not there yet. Signatures are accepted without a check:
 * the store listens on this machine alone.
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
  const name = fileName(target.key);
  if (name.length > longestName) return fail(response, 400, 'KeyTooLongError');
  const path = join(directory, target.bucket, name);
  if (request.method === 'PUT') return put(path, request, response);
  if (request.method === 'GET' || request.method === 'HEAD') return get(path, request, response);
  fail(response, 405, 'MethodNotAllowed');
}

function parseTarget(url: string): { bucket: string; key: string } | undefined {
  try {
    const [path = ''] = url.split('?');
    const [bucket = '', ...rest] = path.slice(1).split('/').map(decodeURIComponent);
    const key = rest.join('/');
    return bucket && key ? { bucket, key } : undefined;
  } catch {
    return undefined;
  }
}

/** A key as one file name: every byte that could lead out of the folder is escaped. */
const fileName = (key: string): string => encodeURIComponent(key).replace(/^\./, '%2E');
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
  response.writeHead(200, {
    etag: etagOf(body),
    'content-length': body.length,
    'content-type': 'application/octet-stream',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** As S3 computes it for objects that are put in one piece. */
const etagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`;

function fail(response: ServerResponse, status: number, code: string): void {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
