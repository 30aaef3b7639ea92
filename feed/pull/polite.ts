import { setTimeout as wait } from 'node:timers/promises';
import { ClientFault, exchange } from '#feed/http/client.ts';
import type { Exchange } from '#feed/pull/origin.ts';

/** Requests under way at one server at once. */
const AT_ONCE = 4;
/** Milliseconds to wait before each further attempt, unless the server says how long. */
const PAUSES = [500, 2_000, 8_000];

/** Asks one server politely: few requests at once, and after a failure only as soon as it allows. */
export function politeExchange(ask: Exchange = exchange, pauses: readonly number[] = PAUSES): Exchange {
  let free = AT_ONCE;
  const waiting: (() => void)[] = [];
  const enter = async () => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async (url, asked) => {
    for (let attempt = 0; ; attempt += 1) {
      await enter();
      try {
        return await ask(url, asked);
      } catch (error) {
        const pause = pauses[attempt];
        if (!(error instanceof ClientFault) || !error.again || pause === undefined) throw error;
        await wait(error.wait ?? pause);
      } finally {
        leave();
      }
    }
  };
}
