import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { appendLines, readLines } from '#local/files.ts';

export type Queues = {
  /** Appends a message; it is on disk when the promise resolves. */
  send(queue: string, body: object): Promise<void>;
  messages(queue: string): Promise<unknown[]>;
};

/** SQS queues as files of JSON lines, one message a line, which nothing here takes out again. */
export function fileQueues(dataDir: string): Queues {
  const file = (queue: string) => join(dataDir, 'queues', `${queue}.ndjson`);
  return {
    send: (queue, body) => appendLines(file(queue), [{ messageId: randomUUID(), body }]),
    messages: (queue) => readLines(file(queue)),
  };
}
