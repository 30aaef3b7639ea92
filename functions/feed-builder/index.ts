import { randomBytes, randomUUID } from 'node:crypto';
import middy from '@middy/core';
import * as z from 'zod';
import type { FeedId } from '#core/feed/model.ts';
import { exchange } from '#feed/http/client.ts';
import { keyName } from '#feed/log.ts';
import type { Maker } from '#feed/maker.ts';
import { publish, type Source } from '#feed/publish.ts';
import { roll, wantsSnapshot } from '#feed/roll.ts';
import { type Waker, type Woken, wake } from '#feed/wake.ts';
import { required } from '#functions/environment.ts';
import { alone } from '#functions/feed-builder/alone.ts';
import { createDatabase } from '#store/clients.ts';
import { s3Documents } from '#store/documents.ts';
import { s3Files } from '#store/feed-files.ts';
import { dynamoHeads } from '#store/feed-heads.ts';
import { dynamoLeases } from '#store/feed-leases.ts';
import { kmsKey } from '#store/feed-signer.ts';
import { dynamoWakings } from '#store/feed-wakings.ts';
import { listedJurisdictions } from '#store/jurisdictions.ts';
import { dynamoLedger } from '#store/ledger.ts';

/** How often those who take a feed are asked to look, in seconds. */
const POLL_SECONDS = 300;

const db = createDatabase();
const ledger = dynamoLedger(db, required('LEDGER_TABLE'));
const units = required('UNITS_TABLE');
const heads = dynamoHeads(db, required('FEEDS_TABLE'));
const leases = dynamoLeases(db, required('FEEDS_TABLE'));
const documents = s3Documents(required('DOCUMENTS_URL'));
const wakings = dynamoWakings<Woken>(db, required('FEEDS_TABLE'));
const hooks = z
  .array(z.url())
  .parse(JSON.parse(required('FEED_HOOKS')))
  .map((hook) => new URL(hook));
const filesUrl = required('FEEDS_URL');
const signer = kmsKey(required('FEED_KEY_ARN'));

const makerOf = (feed: FeedId): Maker => ({
  feed,
  files: s3Files(filesUrl, feed),
  heads,
  signer: signer(keyName(feed)),
  now: () => new Date().toISOString(),
  newSalt: () => randomBytes(16).toString('hex'),
  newEpoch: () => randomUUID(),
  pollSeconds: POLL_SECONDS,
});

const sourceOf = (feed: FeedId): Source => ({
  after: (seq, limit) => ledger.after(feed, seq, limit),
  releasesOf: (unit) => ledger.releasesOf(feed, unit),
  documents,
});

/** Brings a feed up to its ledger, and gives it the snapshot it needs: none but the first, and after a takedown, before their day. */
async function tell(feed: FeedId): Promise<void> {
  const maker = makerOf(feed);
  const kept = await publish(maker, sourceOf(feed));
  const told = kept && wantsSnapshot(kept) ? await roll(maker) : kept;
  if (told?.head) await wake(wakerOf(feed), told.head);
}

const wakerOf = (feed: FeedId): Waker => ({
  hooks,
  wakings,
  signer: signer(keyName(feed)),
  exchange,
  now: () => new Date(),
  report: ({ host }, why) => console.warn({ message: 'hook', host, why }),
});

async function tellAndRoll(feed: FeedId): Promise<void> {
  const maker = makerOf(feed);
  await publish(maker, sourceOf(feed));
  await roll(maker);
}

/** One feed that cannot be told keeps none of the others from it. */
async function each(feeds: Iterable<FeedId>, work: (feed: FeedId) => Promise<void>): Promise<void> {
  const errors: unknown[] = [];
  for (const feed of feeds) await alone(leases, feed, () => work(feed)).catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors.length === 1 ? errors[0] : new AggregateError(errors, 'Feeds could not be told');
}

const event = z.union([
  z.object({ task: z.enum(['roll', 'catchUp']) }),
  z.object({
    Records: z.array(z.object({ dynamodb: z.object({ Keys: z.object({ pk: z.object({ S: z.string() }) }) }) })),
  }),
]);

/**
 * Woken by the ledger's stream, and by schedules: daily for the snapshots, and every few minutes for what a crash has left. What to tell
 * is read from the ledger itself, so that repeats, gaps and any order of delivery end in the same feed.
 */
export const handler = middy().handler(async (given: unknown) => {
  const woken = event.parse(given);
  if ('Records' in woken) return each(new Set(woken.Records.map(({ dynamodb }) => dynamodb.Keys.pk.S)), tell);
  const feeds = await listedJurisdictions(db, units);
  return each(feeds, woken.task === 'roll' ? tellAndRoll : tell);
});
