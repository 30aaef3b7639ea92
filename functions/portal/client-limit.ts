import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Instant } from '#core/model.ts';
import type { Request } from '#functions/http/answer.ts';
import type { ClientTurns } from '#store/client-turns.ts';

/** Objections that one client may send in an hour: an office or a mobile network may stand behind one address. */
export const TURNS = 20;

const HOUR = 3_600_000;

export type ClientLimit = (request: Request, now: Instant) => Promise<{ again: Instant } | undefined>;

/**
 * Counts a client's turns by the hour. What is kept is a keyed hash of hour and address, so that nobody can read an address from
 * it, nor tell that one client came in two hours. Answers when to come again, or nothing while there are turns left.
 */
export function clientLimit(turns: ClientTurns, key: () => Promise<Uint8Array>): ClientLimit {
  return async ({ requestContext }, now) => {
    const hour = Math.floor(Date.parse(now) / HOUR);
    const again = new Date((hour + 1) * HOUR).toISOString();
    const { sourceIp } = requestContext.http;
    const mark = createHmac('sha256', await key())
      .update(`objections ${hour} ${networkOf(sourceIp)}`)
      .digest('base64url');
    return (await turns.take(mark, TURNS, again)) ? undefined : { again };
  };
}

/** An IPv4 address; of IPv6 the first 64 bits, since whoever has one address there has all of them. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const groups = (part: string) => part.split(':').filter(Boolean);
  const [first, last] = [groups(head), groups(tail)];
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  return [...first, ...zeros, ...last]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
