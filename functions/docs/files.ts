import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file ready to be sent, in both of its encodings; each has a strong tag of its own. */
export type StaticFile = {
  contentType: string;
  cacheControl: string;
  plain: { etag: string; body: Buffer };
  gzip: { etag: string; body: Buffer };
};

const pages = 'public, max-age=300, stale-while-revalidate=86400';
const assets = 'public, max-age=86400, stale-while-revalidate=604800';

/** Every file this function serves. A name that does not stand here is not looked for on disk. */
const known = {
  'home.html': ['text/html; charset=utf-8', pages],
  'docs.html': ['text/html; charset=utf-8', pages],
  'openapi.yaml': ['application/yaml', pages],
  'site.css': ['text/css; charset=utf-8', assets],
  'start.js': ['text/javascript; charset=utf-8', assets],
  'swagger-ui-bundle.js': ['text/javascript; charset=utf-8', assets],
  'swagger-ui.css': ['text/css; charset=utf-8', assets],
  'favicon-32x32.png': ['image/png', assets],
} as const satisfies Record<string, readonly [contentType: string, cacheControl: string]>;

export type FileName = keyof typeof known;

export const isFileName = (name: string): name is FileName => Object.hasOwn(known, name);

const loaded = new Map<FileName, StaticFile>();

/** Reads and compresses a file when it is first asked for, and keeps it: the bundle does not change under a process. */
export function staticFile(name: FileName): StaticFile {
  const file = loaded.get(name) ?? load(name);
  loaded.set(name, file);
  return file;
}

function load(name: FileName): StaticFile {
  const body = readFileSync(join(import.meta.dirname, 'static', name));
  const digest = createHash('sha256').update(body).digest('base64url');
  const [contentType, cacheControl] = known[name];
  return {
    contentType,
    cacheControl,
    plain: { etag: `"${digest}"`, body },
    gzip: { etag: `"${digest}-gzip"`, body: gzipSync(body) },
  };
}
