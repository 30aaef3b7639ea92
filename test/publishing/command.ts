import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestRuntime } from '#test/support/runtime.ts';

const script = join(import.meta.dirname, '../../local/import.ts');

/** Runs `npm run import` against a runtime; answers everything it wrote, and its exit code. */
export async function importCommand({ url, dataDir }: Pick<TestRuntime, 'url' | 'dataDir'>, args: readonly string[]) {
  const token = join(dataDir, `${args.includes('--clear') ? 'secrecy-reviewer' : 'publisher'}.token`);
  const all = [script, '--url', url, '--token-file', token, ...args];
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
  const [code] = await once(child, 'close');
  return { code: code as number, output };
}

/** Writes files into a folder of their own below `directory`; answers their paths. */
export async function written(directory: string, files: Record<string, Uint8Array | string>): Promise<string[]> {
  const folder = await mkdtemp(join(directory, 'in-'));
  return Promise.all(
    Object.entries(files).map(async ([name, content]) => {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    }),
  );
}
