// Runs in a process of its own, one for each instance of a function: what Lambda's Node.js runtime does, in short.
import { Socket } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readFrames, writeFrame } from '#local/frames.ts';
import { PAYLOAD_LIMIT } from '#local/limits.ts';

type Invocation = { requestId: string; deadline: number; arn: string; event: unknown };
type Handler = (event: unknown, context: object) => unknown;

const { env } = process;
const socket = new Socket({ fd: 3, readable: true, writable: true });
// The other end is gone: the runtime has ended, however it ended.
socket.on('close', () => process.exit());
socket.on('error', () => process.exit());
// Ctrl-C goes to every process of the terminal; the runtime ends its workers itself, after their answers.
process.on('SIGINT', () => {});

const handler = loadHandler();
handler.catch(() => {});
readFrames(socket, (frame) => void run(JSON.parse(frame)));

async function loadHandler(): Promise<Handler> {
  const [file = '', name = ''] = (env._HANDLER ?? '').split('.');
  const module = await import(pathToFileURL(join(env.LAMBDA_TASK_ROOT ?? '', `${file}.mjs`)).href);
  if (typeof module[name] !== 'function') throw new Error(`${env._HANDLER} is undefined or not exported`);
  return module[name];
}

async function run({ requestId, deadline, arn, event }: Invocation): Promise<void> {
  try {
    const result = (await (await handler)(event, contextOf(requestId, deadline, arn))) ?? null;
    const payload = JSON.stringify(result);
    const size = Buffer.byteLength(payload);
    if (size > PAYLOAD_LIMIT) throw tooLarge(size);
    writeFrame(socket, `+${payload}`);
  } catch (error) {
    console.error(error);
    writeFrame(socket, `-${JSON.stringify(describe(error))}`);
  }
}

const contextOf = (awsRequestId: string, deadline: number, invokedFunctionArn: string) => ({
  callbackWaitsForEmptyEventLoop: true,
  functionName: env.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
  memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
  logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
  awsRequestId,
  invokedFunctionArn,
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
});

function tooLarge(size: number): Error {
  const error = new Error(
    `Response payload size (${size} bytes) exceeded maximum allowed payload size (${PAYLOAD_LIMIT} bytes).`,
  );
  error.name = 'Function.ResponseSizeTooLarge';
  return error;
}

/** The shape in which Lambda reports what a function threw. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}
