import { createHash } from 'node:crypto';
import type { FeedHead, FeedId } from '#core/feed/model.ts';
import type { Signer } from '#core/feed/ports.ts';
import type { Exchange } from '#feed/pull/origin.ts';

/** Answers of a hook are read no further than this, in bytes. */
const LIMIT = 10_000;

/** How far each hook has been woken, by its address; one that is gone is left alone. */
export type Woken = Readonly<Record<string, { epoch: string; seq: number; gone?: true }>>;

/** Where it is kept how far the hooks of a feed have been woken. */
export type Wakings = {
  read(feed: FeedId): Promise<Woken>;
  write(feed: FeedId, woken: Woken): Promise<void>;
};

export type Waker = {
  hooks: readonly URL[];
  wakings: Wakings;
  /** The key of the feed: what it signs here never has the lines of a checkpoint. */
  signer: Signer;
  exchange: Exchange;
  now: () => Date;
  report: (hook: URL, why: string) => void;
};

/**
 * Tells hooks that a feed has gone on; what is new, they fetch themselves. A hook that fails is told again the next time, of the newest
 * change alone; one that answers 410 never again. Signed after Standard Webhooks, by the feed's own public key (`v1a`, Ed25519), so that
 * no secret has to be shared.
 */
export async function wake({ hooks, wakings, ...waker }: Waker, head: FeedHead): Promise<void> {
  if (hooks.length === 0) return;
  const { feed, epoch, seq } = head;
  const before = await wakings.read(feed);
  const asleep = hooks.filter(({ href }) => {
    const known = before[href];
    return !known?.gone && !(known?.epoch === epoch && known.seq >= seq);
  });
  if (asleep.length === 0) return;
  const after = await Promise.all(
    asleep.map(async (hook): Promise<[string, Woken[string]][]> => {
      const status = await told(waker, hook, head);
      if (status === undefined) return [];
      return [[hook.href, status === 410 ? { epoch, seq, gone: true } : { epoch, seq }]];
    }),
  );
  const standing = Object.entries(before).filter(([href]) => hooks.some((hook) => hook.href === href));
  await wakings.write(feed, Object.fromEntries([...standing, ...after.flat()]));
}

/** The headers by which a message proves whose it is (Standard Webhooks, asymmetric signature). */
export async function webhookHeaders(
  signer: Pick<Signer, 'sign'>,
  { id, at, body }: { id: string; at: Date; body: string },
): Promise<Record<`webhook-${'id' | 'timestamp' | 'signature'}`, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = await signer.sign(Buffer.from(`${id}.${timestamp}.${body}`, 'utf8'));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1a,${Buffer.from(signature).toString('base64')}`,
  };
}

/** Status of a hook that has heard it; nothing for one that has to be told again. */
async function told(
  { signer, exchange, now, report }: Omit<Waker, 'hooks' | 'wakings'>,
  hook: URL,
  { feed, epoch, seq, at }: FeedHead,
): Promise<number | undefined> {
  const data = { feed, epoch, seq, head: `/v1/feeds/${feed}/head` };
  const body = JSON.stringify({ type: 'feed.changed', timestamp: at, data });
  // The same for every attempt, so that who has heard it knows it again.
  const id = `msg_${createHash('sha256').update(`${hook.href} ${epoch} ${seq}`).digest('hex').slice(0, 32)}`;
  const headers = {
    'content-type': 'application/json',
    ...(await webhookHeaders(signer, { id, at: now(), body })),
  };
  try {
    const { status } = await exchange(hook, { method: 'POST', body, headers, limit: LIMIT });
    if (status < 300 || status === 410) return status;
    report(hook, String(status));
  } catch (error) {
    report(hook, error instanceof Error ? error.message : String(error));
  }
  return undefined;
}
