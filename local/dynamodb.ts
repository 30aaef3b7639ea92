import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { freePort } from '#local/listen.ts';
import { Problem } from '#local/problem.ts';

export type DatabaseProcess = { endpoint: string; stop(): Promise<void> };

/**
 * Runs the embedded DynamoDB on a free port of 127.0.0.1 with its data in one SQLite file, which survives kill -9.
 * With `DYNAMODB_ENDPOINT` in the environment, that one is used and nothing is started.
 */
export async function startDynamoDB(
  dataDir: string,
  environment: NodeJS.ProcessEnv = process.env,
  binary: string | undefined = embeddedBinary(),
): Promise<DatabaseProcess> {
  const given = environment.DYNAMODB_ENDPOINT;
  if (given) {
    await assertAnswers(given);
    return { endpoint: given, stop: async () => {} };
  }
  if (!binary || !existsSync(binary)) throw binaryMissing();
  await mkdir(dataDir, { recursive: true });
  for (let attempt = 1; ; attempt++) {
    try {
      return await run(binary, join(dataDir, 'dynamodb.sqlite'), await freePort());
    } catch (error) {
      // Somebody took the free port first.
      if (attempt === 3) throw error;
    }
  }
}

/**
 * The shell becomes the database; beside it, a reader waits for the end of our standard input, which comes when this
 * process ends for whatever reason, and then ends the database: no orphan holds the file after a kill -9.
 */
const tether = 'exec 3<&0; (read -r _ <&3; kill "$$" 2>/dev/null) & exec "$0" "$@" 3<&- </dev/null';

async function run(binary: string, file: string, port: number): Promise<DatabaseProcess> {
  const options = ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', file];
  // Detached: Ctrl-C in the terminal must reach the database last, from us.
  const child = spawn('sh', ['-c', tether, binary, ...options], { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  let output = '';
  const exited = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      if (output.includes('listening on')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`The embedded DynamoDB ended at once: ${output.trim()}`)));
  });
  const unexpected = () =>
    process.stderr.write('内置的 DynamoDB 意外退出，请重新启动 · The embedded DynamoDB ended: start again.\n');
  child.once('exit', unexpected);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.off('exit', unexpected);
      child.stdin.end();
      await exited;
    },
  };
}

function embeddedBinary(): string | undefined {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'dynoxide');
  } catch {
    return undefined;
  }
}

const binaryMissing = (): Problem =>
  new Problem(
    `本机（${process.platform}-${process.arch}）没有内置的 DynamoDB，请另行启动一个 DynamoDB（例如 DynamoDB Local），并设置 DYNAMODB_ENDPOINT=http://127.0.0.1:8000 · ` +
      `There is no embedded DynamoDB for this machine (${process.platform}-${process.arch}): start one, such as DynamoDB Local, and set DYNAMODB_ENDPOINT=http://127.0.0.1:8000.`,
  );

/** Whatever answers HTTP will do; what it answers shows when the tables are created. */
async function assertAnswers(endpoint: string): Promise<void> {
  try {
    await (await fetch(endpoint, { signal: AbortSignal.timeout(5000) })).arrayBuffer();
  } catch (cause) {
    throw new Problem(
      `DYNAMODB_ENDPOINT（${endpoint}）没有应答 · Nothing answers at DYNAMODB_ENDPOINT (${endpoint}): start it or unset the variable.`,
      { cause },
    );
  }
}
