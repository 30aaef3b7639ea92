import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Synthesizes the sources as they stand, so that what is measured is what would be deployed. */
export async function synthesize(folder: string): Promise<string> {
  await promisify(execFile)(process.execPath, ['bin/app.ts'], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, CDK_OUTDIR: folder },
  });
  return folder;
}
