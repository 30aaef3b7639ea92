import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

type Message<T> = { ready: T } | { failed: string };
export type Child<T> = { value: T; stop(): Promise<void> };

/**
 * Runs a file of this folder in a process of its own, so that no contender shares one with the load or with another.
 * Resolves with what it reports once it is ready; it ends when it is told to, or when this process does.
 */
export async function startChild<I, T>(
  file: string,
  input: I,
  environment: Record<string, string> = {},
): Promise<Child<T>> {
  const child = fork(join(import.meta.dirname, file), { env: { ...process.env, ...environment } });
  const ended = once(child, 'exit');
  child.send(input as object);
  const message = await Promise.race([
    once(child, 'message').then(([given]) => given as Message<T>),
    ended.then(([code]): Message<T> => ({ failed: `${file} ended with code ${code}` })),
  ]);
  const stop = async () => {
    if (child.connected) child.disconnect();
    await ended;
  };
  if ('ready' in message) return { value: message.ready, stop };
  await stop();
  throw new Error(message.failed);
}

/** The other side: takes the input, reports what `start` answers, and ends after `stop` when the parent lets go. */
export function asChild<I, T>(start: (input: I) => Promise<{ value: T; stop(): Promise<void> }>): void {
  const report = (message: Message<T>) => process.send?.(message);
  // Ctrl-C reaches the parent too, which then lets go of its children in order.
  process.on('SIGINT', () => {});
  process.once('message', (input) => {
    const started = start(input as I);
    process.once('disconnect', () => {
      started.then(({ stop }) => stop()).finally(() => process.exit());
    });
    started.then(
      ({ value }) => report({ ready: value }),
      (error: Error) => report({ failed: error.stack ?? String(error) }),
    );
  });
}
