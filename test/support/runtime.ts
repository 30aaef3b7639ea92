import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Runtime, startRuntime } from '#local/runtime.ts';
import { synthesized } from '#test/support/assembly.ts';

export type TestRuntime = Runtime & { dataDir: string };

type Options = { now?: () => number /** What whoever deploys has set. */; context?: object };

/** The whole synthesized app on any free port, with an empty data folder that is gone after `stop`. */
export async function startTestRuntime({ context = {}, ...options }: Options = {}): Promise<TestRuntime> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sunshine-'));
  const runtime = await startRuntime({ assembly: await synthesized(context), dataDir, port: 0, ...options });
  const stop = async () => {
    await runtime.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...runtime, dataDir, stop };
}
