import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { FunctionResource } from '#local/application.ts';
import { readFrames, writeFrame } from '#local/frames.ts';

/** What a function answered: its payload as JSON text, or the error as Lambda reports it. */
export type Outcome =
  | { ok: true; payload: string }
  | { ok: false; errorType: string; errorMessage: string; trace?: string[] };

export type Invocation = { requestId: string; arn: string; event: string };

/** One process that runs a function's bundle; it handles one event at a time, as an execution environment of Lambda does. */
export class Instance {
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>;
  readonly #child: ChildProcess;
  readonly #socket: Socket;
  readonly #timeout: number;
  #settle: ((outcome: Outcome) => void) | undefined;
  #requestId = '';

  constructor({ properties, directory }: FunctionResource, environment: NodeJS.ProcessEnv, logFile: string) {
    this.#timeout = properties.Timeout;
    const log = openSync(logFile, 'a');
    this.#child = spawn(process.execPath, [join(import.meta.dirname, 'worker.ts')], {
      cwd: directory,
      env: environment,
      stdio: ['ignore', log, log, 'pipe'],
    });
    closeSync(log);
    const socket = this.#child.stdio[3];
    if (!(socket instanceof Socket)) throw new Error('The channel to the function is not a socket');
    this.#socket = socket;
    socket.on('error', () => this.#child.kill('SIGKILL'));
    readFrames(socket, (frame) => this.#settle?.(parseOutcome(frame)));
    this.ended = new Promise((resolve) => {
      const end = (reason: string) => {
        const errorMessage = `RequestId: ${this.#requestId} Error: Runtime exited ${reason}`;
        this.#settle?.({ ok: false, errorType: 'Runtime.ExitError', errorMessage });
        resolve();
      };
      this.#child.once('error', (error) => end(`with error: ${error.message}`));
      this.#child.once('exit', (code, signal) => end(signal ? `by signal ${signal}` : `with exit code ${code}`));
    });
  }

  /** Runs one event. After the function's timeout the process is killed and the outcome says so, in Lambda's words. */
  invoke({ requestId, arn, event }: Invocation): Promise<Outcome> {
    this.#requestId = requestId;
    const milliseconds = this.#timeout * 1000;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${this.#timeout.toFixed(2)} seconds`;
        this.#settle?.({ ok: false, errorType: 'Sandbox.Timedout', errorMessage });
        this.#child.kill('SIGKILL');
      }, milliseconds);
      this.#settle = (outcome) => {
        clearTimeout(timer);
        this.#settle = undefined;
        resolve(outcome);
      };
      const deadline = Date.now() + milliseconds;
      // The event is JSON already, so it is put in as it is.
      writeFrame(
        this.#socket,
        `{"requestId":"${requestId}","deadline":${deadline},"arn":${JSON.stringify(arn)},"event":${event}}`,
      );
    });
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    await this.ended;
  }
}

function parseOutcome(frame: string): Outcome {
  const payload = frame.slice(1);
  return frame.startsWith('+') ? { ok: true, payload } : { ok: false, ...JSON.parse(payload) };
}
