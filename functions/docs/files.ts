import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '#functions/http/answer.ts';
import { render } from '#functions/http/conditional.ts';
import { rendered } from '#functions/http/stack.ts';

const pages = 'public, max-age=300, stale-while-revalidate=86400';
const assets = 'public, max-age=86400, stale-while-revalidate=604800';

/** Every file this function serves, all of them text. A name that does not stand here is not looked for on disk. */
const known = {
  'home.html': ['text/html; charset=utf-8', pages],
  'docs.html': ['text/html; charset=utf-8', pages],
  'openapi.yaml': ['application/yaml', pages],
  'llms.txt': ['text/plain; charset=utf-8', pages],
  'site.css': ['text/css; charset=utf-8', assets],
  'home.js': ['text/javascript; charset=utf-8', assets],
  'start.js': ['text/javascript; charset=utf-8', assets],
  'swagger-ui-bundle.js': ['text/javascript; charset=utf-8', assets],
  'swagger-ui.css': ['text/css; charset=utf-8', assets],
  'icon.svg': ['image/svg+xml', assets],
} as const satisfies Record<string, readonly [contentType: string, cache: string]>;

export type FileName = keyof typeof known;

export const isFileName = (name: string): name is FileName => Object.hasOwn(known, name);

/** Scripts and styles come from here alone; `data:` is for the pictures inside Swagger UI's style sheet. */
const headers = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

const loaded = new Map<FileName, Answer>();

/** Reads and compresses a file when it is first asked for, and keeps it: the bundle does not change under a process. */
export function staticFile(name: FileName): Answer {
  const answer = loaded.get(name) ?? load(name);
  loaded.set(name, answer);
  return answer;
}

function load(name: FileName): Answer {
  const body = readFileSync(join(import.meta.dirname, 'static', name));
  const [contentType, cache] = known[name];
  const answer: Answer = { status: 200, contentType, body, cache, headers };
  rendered.set(answer, render(answer));
  return answer;
}
