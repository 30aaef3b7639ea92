import { randomBytes } from 'node:crypto';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod';
import { signedDoubt } from '#contract/feed.ts';
import { vkeyOf } from '#core/tlog/note.ts';
import { checkBacksOf, raiseDoubt } from '#feed/pull/doubt.ts';
import type { KeptMirror } from '#feed/pull/mirror.ts';
import { politeExchange } from '#feed/pull/polite.ts';
import type { Province } from '#feed/pull/province.ts';
import { round } from '#feed/pull/round.ts';
import type { Outcome } from '#feed/pull/take.ts';
import { required } from '#functions/environment.ts';
import { createDatabase } from '#store/clients.ts';
import { s3Files } from '#store/feed-files.ts';
import { dynamoHeads } from '#store/feed-heads.ts';
import { dynamoMirrors } from '#store/feed-mirrors.ts';
import { kmsKey } from '#store/feed-signer.ts';

/** Milliseconds that taking one feed may need; with less left, it waits for the next round. */
const FOR_ONE_FEED = 240_000;

const db = createDatabase();
const { mirrors, notes } = dynamoMirrors<KeptMirror>(db, required('MIRRORS_TABLE'));
const [feedsUrl, mirrorsUrl] = [required('FEEDS_URL'), required('MIRRORS_URL')];
const sources = z.array(z.url()).parse(JSON.parse(required('PROVINCE_SOURCES')));
const signer = kmsKey(required('FEED_KEY_ARN'));
const name = required('PROVINCE_NAME');

const provinceFor = (context: Context, proves: Province['proves'], byClock: boolean): Province => ({
  store: {
    mirrors,
    mirrorFiles: (feed) => s3Files(mirrorsUrl, feed),
    heads: dynamoHeads(db, required('FEEDS_TABLE')),
    ownFiles: (feed) => s3Files(feedsUrl, feed),
    notes,
  },
  name,
  signer,
  exchange: () => politeExchange(),
  now: () => new Date(),
  newId: () => randomBytes(16).toString('hex'),
  republishes: true,
  proves,
  byClock,
  mayBegin: () => context.getRemainingTimeInMillis() > FOR_ONE_FEED,
  report: (feed, step) => log({ feed, step }),
});

/** As an object, so that a filter of the log finds its fields. */
const log = (line: object): void => console.log(line);

const { feed, record, kind, text } = signedDoubt.shape.doubt.shape;
const event = z.discriminatedUnion('task', [
  z.object({ task: z.literal('take'), byClock: z.boolean().default(false) }),
  z.object({ task: z.enum(['prove', 'key']) }),
  z.object({ task: z.literal('checkBacks'), feed }),
  z.object({ task: z.literal('doubt'), source: z.enum(sources), feed, record, kind, text }),
]);

/** Counts of a round by what became of each feed; what needs a person is logged by itself, and rings. */
function account(outcomes: readonly Outcome[]): Partial<Record<Outcome['result'], number>> {
  const counts: Partial<Record<Outcome['result'], number>> = {};
  for (const outcome of outcomes) {
    counts[outcome.result] = (counts[outcome.result] ?? 0) + 1;
    if (outcome.result !== 'same') log(outcome);
  }
  return counts;
}

/**
 * Started by schedules to take what is new and, daily, to prove every row; and by the province's own people, to learn the key by which
 * it is a witness, to report a doubt on a record and to read what counties have answered. A round that is cut off goes on with the next.
 */
export const handler = middy().handler(async (given: unknown, context: Context) => {
  const asked = event.parse(given);
  const byClock = asked.task === 'take' && asked.byClock;
  const province = provinceFor(context, asked.task === 'prove' ? 'rows' : 'news', byClock);
  switch (asked.task) {
    case 'take':
    case 'prove':
      return account(
        await round(
          province,
          sources.map((source) => new URL(source)),
        ),
      );
    case 'key':
      return vkeyOf({ name, algorithm: 'cosignature', publicKey: await signer(name).publicKey() });
    case 'checkBacks':
      return checkBacksOf(province, asked.feed);
    case 'doubt':
      return raiseDoubt(province, new URL(asked.source), asked);
  }
});
