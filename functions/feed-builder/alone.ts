import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { FeedId } from '#core/feed/model.ts';
import type { FeedLeases } from '#store/feed-leases.ts';

/** For so long a lease is taken, and waited for, in milliseconds; hardly any commit takes longer. */
const LEASE = 60_000;
const BETWEEN_LOOKS = 500;

/**
 * Does its work on a feed while nobody else does, as far as can be: the stream and two schedules wake makers of the same feed. Whoever
 * has waited for as long as a lease lasts goes on all the same, for then its holder has died or is slow, and either may be rivalled.
 */
export async function alone<T>(
  leases: FeedLeases,
  feed: FeedId,
  work: () => Promise<T>,
  { lease = LEASE, betweenLooks = BETWEEN_LOOKS } = {},
): Promise<T> {
  const holder = randomUUID();
  const patience = Date.now() + lease;
  while (!(await leases.take(feed, holder, Date.now(), Date.now() + lease)) && Date.now() < patience)
    await wait(betweenLooks);
  try {
    return await work();
  } finally {
    await leases.giveBack(feed, holder);
  }
}
