import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from '#local/listen.ts';
import type { County } from '../data.ts';
import { untilAnswers } from './until-answers.ts';

export type JsonServer = { url: string; version: string; stop(): Promise<void> };

/** json-server over the county: `/units`, `/pages`, and `/staff` in the order in which our search answers. */
export async function startJsonServer({ units, pages, staff }: County): Promise<JsonServer> {
  const manifest = createRequire(import.meta.url).resolve('json-server/package.json');
  const directory = mkdtempSync(join(tmpdir(), 'bench-json-'));
  const database = join(directory, 'db.json');
  const key = ({ name, unit, id }: County['staff'][number]) => `${name}#${unit.id}#${id}`;
  const byName = staff.toSorted((a, b) => Buffer.compare(Buffer.from(key(a)), Buffer.from(key(b))));
  writeFileSync(database, JSON.stringify({ units, pages, staff: byName }));
  const port = await freePort();
  const options = ['--quiet', '--host', '127.0.0.1', '--port', String(port), database];
  const child = spawn(process.execPath, [join(dirname(manifest), 'lib/cli/bin.js'), ...options], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  await untilAnswers(`${url}/pages/${pages[0]?.id}`);
  return { url, version: JSON.parse(readFileSync(manifest, 'utf8')).version, stop };
}
