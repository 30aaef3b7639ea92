import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from '#local/problem.ts';

/** Writes a whole file or nothing: a reader, or the next start after a crash, sees the old content or the new. */
export async function writeAtomically(path: string, content: string | Uint8Array, mode = 0o644): Promise<void> {
  await throughTemporary(path, content, mode, (temporary) => rename(temporary, path));
}

/** Writes a whole file unless there is one already. Answers whether it was written; of two writers, one wins. */
export async function createAtomically(path: string, content: string | Uint8Array): Promise<boolean> {
  try {
    await throughTemporary(path, content, 0o644, (temporary) => link(temporary, path));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function throughTemporary(
  path: string,
  content: string | Uint8Array,
  mode: number,
  install: (temporary: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeDurably(temporary, content, mode, 'wx');
    await install(temporary);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Appends JSON values as lines that are on disk when the promise resolves. */
export async function appendLines(path: string, values: readonly unknown[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeDurably(path, values.map((value) => `${JSON.stringify(value)}\n`).join(''), 0o644, 'a');
}

/** The content of a file, or undefined where there is none. */
export async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The values of a file of JSON lines; the line a crash cut short is left out. */
export async function readLines(path: string): Promise<unknown[]> {
  const lines = ((await readIfPresent(path)) ?? '').split('\n').filter((line) => line !== '');
  return lines.flatMap((line) => {
    try {
      return [JSON.parse(line)];
    } catch {
      return [];
    }
  });
}

async function writeDurably(path: string, content: string | Uint8Array, mode: number, flags: string): Promise<void> {
  const file = await open(path, flags, mode);
  try {
    await file.writeFile(content);
    await file.datasync();
  } finally {
    await file.close();
  }
}
