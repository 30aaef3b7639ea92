import { PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { TestDatabase } from '#test/support/database.ts';

type Client = TestDatabase['client'];

/** The database as a process sees it that dies right before its n-th write (counted from 1). */
export const dyingBeforeWrite = (n: number, client: Client): Client => dyingProcess(n).database(client);

type Putting<Content> = { put(content: Content): Promise<string> };

/** A process that dies right before its n-th write (counted from 1), be it to the database or to a bucket. */
export function dyingProcess(n: number) {
  let writes = 0;
  const write = () => {
    if (++writes >= n) throw new Error('killed');
  };
  return {
    database: (client: Client): Client => observed(client, (command) => isWrite(command) && write()),
    bucket: <Content, Store extends Putting<Content>>(store: Store & Putting<Content>): Store => ({
      ...store,
      put: async (content: Content) => {
        write();
        return store.put(content);
      },
    }),
  };
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
