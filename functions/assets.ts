import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import * as z from 'zod';
import type { Answer, UseCase } from '#functions/http/answer.ts';
import { render } from '#functions/http/conditional.ts';
import { notFound } from '#functions/http/problem.ts';
import { rendered } from '#functions/http/stack.ts';
import { type AssetUrl, assetUrls } from '#ui/assets.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** A name holds the hash of the content: what stands under it never changes. */
const cache = 'public, max-age=31536000, immutable';

/**
 * Stylesheet, scripts and islands as they stand in a folder, by default beside the bundle: their addresses for pages, and the
 * use case that serves them under `/assets/{file}`. Nothing is read before it is asked for.
 */
export function openAssets(folder = join(import.meta.dirname, 'assets')): { url: AssetUrl; serve: UseCase } {
  let url: AssetUrl | undefined;
  const loaded = new Map<string, Answer>();

  const load = (name: string): Answer => {
    const contentType = contentTypes[extname(name)];
    if (!contentType || !/^[\w.-]+-[A-Z0-9]{8}\.(css|js)$/.test(name)) throw noFile(name);
    const answer: Answer = { status: 200, contentType, body: readFile(join(folder, name), name), cache };
    rendered.set(answer, render(answer));
    loaded.set(name, answer);
    return answer;
  };

  return {
    url: (source) => {
      url ??= assetUrls(manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))));
      return url(source);
    },
    serve: async ({ pathParameters }) => {
      const name = pathParameters?.file ?? '';
      return loaded.get(name) ?? load(name);
    },
  };
}

const manifest = z.record(z.string(), z.string());

const noFile = (name: string) => notFound(`没有文件 ${name} · There is no file ${name}`);

function readFile(path: string, name: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw noFile(name);
    throw error;
  }
}
