import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createAtomically, readIfPresent } from '#local/files.ts';
import { Problem } from '#local/problem.ts';

/** Where a runtime answers with its id. */
export const ID_PATH = '/_local/id';

/**
 * Holds a data folder for one runtime; answers how to let go. The file names the holder's address; it counts only as long as the holder
 * answers there with its id, so what a kill -9 or a power cut leaves behind is no hindrance.
 */
export async function lockFolder(dataDir: string, url: string, id: string): Promise<() => Promise<void>> {
  const file = join(dataDir, 'runtime.lock');
  while (!(await createAtomically(file, JSON.stringify({ id, url })))) {
    await assertFree(dataDir);
    await rm(file, { force: true });
  }
  return async () => {
    // Another runtime may have taken over while this one, no longer answering, was ending.
    if (JSON.parse((await readIfPresent(file)) ?? '{}').id === id) await rm(file, { force: true });
  };
}

/** Throws the sentence that says who holds the folder, if somebody does. */
export async function assertFree(dataDir: string): Promise<void> {
  const content = await readIfPresent(join(dataDir, 'runtime.lock'));
  const holder = content ? JSON.parse(content) : undefined;
  if (!holder || !(await answers(holder.url, holder.id))) return;
  throw new Problem(
    `数据目录 ${dataDir} 已由 ${holder.url} 的进程使用，请先停止它 · ` +
      `The data folder ${dataDir} is in use by the process at ${holder.url}: stop that one first.`,
  );
}

async function answers(url: string, id: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}${ID_PATH}`, { signal: AbortSignal.timeout(2000) });
    return (await response.text()) === id;
  } catch (error) {
    // Busy is not gone.
    return error instanceof DOMException && error.name === 'TimeoutError';
  }
}
