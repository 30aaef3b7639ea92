import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/assembly');

/**
 * The folder of the synthesized app, made from the sources as they stand. Synthesizing takes seconds, so it happens
 * when the first test asks and again only after a source has changed; test files that run at the same time may share it.
 */
export const synthesized = (context: object = {}): Promise<string> =>
  synthesizedFrom(
    [
      '{bin,lib,functions,core,store,contract,feed,ui,console,portal}/**/*.{ts,tsx,json,html,css,js}',
      'package-lock.json',
      'openapi.yaml',
    ],
    context,
  );

/** The templates alone: no function is bundled, so this works, and fast, while a function does not. */
export const synthesizedTemplates = (): Promise<string> =>
  synthesizedFrom(['{bin,lib}/**/*.ts', 'contract/routes.ts', 'package-lock.json'], { 'aws:cdk:bundling-stacks': [] });

async function synthesizedFrom(sources: string[], context: object): Promise<string> {
  const directory = join(cache, await fingerprint(sources, context));
  if (existsSync(directory)) return directory;
  await mkdir(cache, { recursive: true });
  const temporary = `${directory}.${process.pid}`;
  try {
    await promisify(execFile)(process.execPath, ['bin/app.ts'], {
      cwd: root,
      env: { ...process.env, CDK_OUTDIR: temporary, CDK_CONTEXT_JSON: JSON.stringify(context) },
    });
    // Whoever synthesizes the same sources at the same time and comes second finds the folder there.
    await rename(temporary, directory).catch((error) => {
      if (!existsSync(directory)) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  return directory;
}

async function fingerprint(sources: string[], context: object): Promise<string> {
  const paths: string[] = [];
  for await (const path of glob(sources, { cwd: root })) paths.push(path);
  const states = paths.sort().map(async (path) => {
    const { mtimeMs, size } = await stat(join(root, path));
    return `${path} ${mtimeMs} ${size}`;
  });
  const all = [...sources, JSON.stringify(context), ...(await Promise.all(states))].join('\n');
  return createHash('sha256').update(all).digest('hex').slice(0, 16);
}
