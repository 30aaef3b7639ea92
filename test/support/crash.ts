import { PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { TestDatabase } from '#test/support/database.ts';

type Client = TestDatabase['client'];

/** The database as a process sees it that dies right before its n-th write (counted from 1). */
export function dyingBeforeWrite(n: number, client: Client): Client {
  let writes = 0;
  return observed(client, (command) => {
    if (isWrite(command) && ++writes >= n) throw new Error('killed');
  });
}

/** The database, with every command shown to `see` before it is sent. */
export function observed(client: Client, see: (command: unknown) => void): Client {
  return new Proxy(client, {
    get: (target, property) =>
      property === 'send'
        ? async (command: Parameters<typeof target.send>[0]) => {
            see(command);
            return target.send(command);
          }
        : Reflect.get(target, property),
  });
}

export const isWrite = (command: unknown): boolean =>
  command instanceof TransactWriteCommand || command instanceof PutCommand || command instanceof UpdateCommand;
