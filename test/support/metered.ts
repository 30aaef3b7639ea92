import type { TestDatabase } from '#test/support/database.ts';

type Client = TestDatabase['client'];

/** One call of the database: its name, e.g. `GetCommand`, its input, and the capacity units it was charged for. */
export type Call = { name: string; input: object; units: number };

/** The database, with every call written down with what it costs. */
export function metered(client: Client): { client: Client; calls: Call[] } {
  const calls: Call[] = [];
  const watched = new Proxy(client, {
    get: (target, property) =>
      property === 'send'
        ? async (command: Parameters<typeof target.send>[0]) => {
            Object.assign(command.input, { ReturnConsumedCapacity: 'TOTAL' });
            const answer = await target.send(command);
            const charged = 'ConsumedCapacity' in answer ? [answer.ConsumedCapacity].flat() : [];
            const units = charged.reduce((sum, c) => sum + ((c as { CapacityUnits?: number })?.CapacityUnits ?? 0), 0);
            calls.push({ name: command.constructor.name, input: command.input, units });
            return answer;
          }
        : Reflect.get(target, property),
  });
  return { client: watched, calls };
}
