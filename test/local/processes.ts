import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Runtime } from '#local/runtime.ts';
import type { Fixture } from '#test/local/fixture.ts';

export type RunningProcess = Pick<Runtime, 'url' | 'endpoints' | 'tables'> & { child: ChildProcess };

/** Starts the runtime of a fixture in a process of its own and waits until it is ready. */
export async function startProcess({ assembly, dataDir }: Fixture): Promise<RunningProcess> {
  const script = join(import.meta.dirname, 'runtime-process.ts');
  const child = spawn(process.execPath, [script, assembly, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  return { ...JSON.parse(String(line)), child };
}

/** kill -9 of a process and everything that descends from it, as when the machine loses power. */
export async function killTree({ child }: RunningProcess): Promise<void> {
  const ended = once(child, 'exit');
  const pairs = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const doomed = [child.pid];
  for (const parent of doomed) for (const [pid, ppid] of pairs) if (ppid === parent) doomed.push(pid);
  for (const pid of doomed) if (pid) process.kill(pid, 'SIGKILL');
  await ended;
}
