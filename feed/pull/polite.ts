import { setTimeout as wait } from 'node:timers/promises';
import { atMost } from '#core/parallel.ts';
import { ClientFault, exchange } from '#feed/http/client.ts';
import type { Exchange } from '#feed/pull/origin.ts';

/** Requests under way at one server at once. */
const AT_ONCE = 4;
/** Milliseconds to wait before each further attempt, unless the server says how long. */
const PAUSES = [500, 2_000, 8_000];
/** Milliseconds that are waited for a server within a round; what asks for more is left alone until then. */
const PATIENCE = 30_000;

/** A server that has asked not to be asked before a time. */
export class ServerRests extends ClientFault {
  readonly until: Date;
  constructor(origin: string, until: Date) {
    const at = until.toISOString();
    super(`${origin} 要求 ${at} 之后再来 · asks not to be asked before ${at}`, true);
    this.name = 'ServerRests';
    this.until = until;
  }
}

/**
 * Asks one server politely: few requests at once, and after a failure only as soon as it allows; while it asks to wait, nothing is asked
 * of it. Throws `ServerRests` where that is too long for a round.
 */
export function politeExchange(
  ask: Exchange = exchange,
  pauses: readonly number[] = PAUSES,
  patience = PATIENCE,
): Exchange {
  const inTurn = atMost(AT_ONCE);
  let restsUntil = 0;

  async function awake({ origin }: URL): Promise<void> {
    for (let left = restsUntil - Date.now(); left > 0; left = restsUntil - Date.now()) {
      if (left > patience) throw new ServerRests(origin, new Date(restsUntil));
      await wait(left);
    }
  }

  return async (url, asked) => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await inTurn(async () => {
          await awake(url);
          return ask(url, asked);
        });
      } catch (error) {
        if (!(error instanceof ClientFault) || !error.again || error instanceof ServerRests) throw error;
        if (error.wait !== undefined) restsUntil = Math.max(restsUntil, Date.now() + error.wait);
        if (restsUntil - Date.now() > patience) throw new ServerRests(url.origin, new Date(restsUntil));
        const pause = pauses[attempt];
        if (pause === undefined) throw error;
        if (error.wait === undefined) await wait(pause);
      }
    }
  };
}
