import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';
import { nameFromArn, type StreamMapping } from '#local/application.ts';
import { deliver, type FailedBatch } from '#local/delivery.ts';
import { readIfPresent, writeAtomically } from '#local/files.ts';
import { filterOf } from '#local/filters.ts';
import type { LocalFunction } from '#local/functions.ts';
import type { Queues } from '#local/queues.ts';
import { lambdaRecord } from '#local/stream-records.ts';

const IDLE_MILLISECONDS = 50;

type StreamSource = { client: DynamoDBStreamsClient; streamArn: string };
type Surroundings = { fn: LocalFunction; queues: Queues; dataDir: string; now: () => number };

/** How far each shard has been delivered, by sequence number. */
const checkpoints = z.object({ streamArn: z.string(), shards: z.record(z.string(), z.string()) });

/**
 * Feeds a function from a stream as its event source mapping says: in order within a shard, filtered, in batches, with
 * retries. What has been delivered is noted on disk after each batch, so a restart goes on from there; what was under
 * way when the process ended is delivered again.
 */
export async function followStream(mapping: StreamMapping, source: StreamSource, surroundings: Surroundings) {
  const { properties } = mapping;
  const { fn, queues, dataDir, now } = surroundings;
  const { client, streamArn } = source;
  const passes = filterOf(properties.FilterCriteria?.Filters.map(({ Pattern }) => Pattern) ?? []);
  const settings = {
    bisect: properties.BisectBatchOnFunctionError,
    retries: properties.MaximumRetryAttempts,
    maxAge: properties.MaximumRecordAgeInSeconds,
  };
  const file = join(dataDir, 'streams', `${mapping.name}.json`);
  const stored = await readIfPresent(file);
  const previous = stored ? checkpoints.parse(JSON.parse(stored)) : undefined;
  const done = new Map(previous?.streamArn === streamArn ? Object.entries(previous.shards) : []);
  const stopping = new AbortController();
  const { signal } = stopping;

  async function iteratorOf(shardId: string): Promise<string | undefined> {
    const after = done.get(shardId);
    const from = after
      ? ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after } as const)
      : ({ ShardIteratorType: properties.StartingPosition } as const);
    const shard = { StreamArn: streamArn, ShardId: shardId };
    try {
      return (await client.send(new GetShardIteratorCommand({ ...shard, ...from }))).ShardIterator;
    } catch (error) {
      if (!(error instanceof TrimmedDataAccessException)) throw error;
      // What came after has been trimmed since; the oldest that is left goes on, and the function takes repeats.
      const oldest = { ShardIteratorType: 'TRIM_HORIZON' } as const;
      return (await client.send(new GetShardIteratorCommand({ ...shard, ...oldest }))).ShardIterator;
    }
  }

  /** Delivers the next records of a shard. Answers where to go on, or undefined at the end of the shard. */
  async function step(shardId: string, iterator: string): Promise<{ next: string | undefined; count: number }> {
    const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: properties.BatchSize }));
    const records = (page.Records ?? []).map((record) => lambdaRecord(record, streamArn));
    const wanted = records.filter(passes);
    const invoke = (event: string) => fn.invoke(event);
    const onFailure = (failed: FailedBatch) => setAside(shardId, failed);
    if (wanted.length > 0) await deliver(wanted, { settings, invoke, onFailure, now, signal });
    const last = records.at(-1);
    if (last) {
      done.set(shardId, last.dynamodb.SequenceNumber);
      await writeAtomically(file, JSON.stringify({ streamArn, shards: Object.fromEntries(done) }));
    }
    return { next: page.NextShardIterator, count: records.length };
  }

  async function setAside(shardId: string, { records, condition, attempts }: FailedBatch): Promise<void> {
    const destination = properties.DestinationConfig?.OnFailure.Destination;
    if (!destination) return;
    await queues.send(nameFromArn(destination), {
      requestContext: { functionArn: fn.arn, condition, approximateInvokeCount: attempts },
      version: '1.0',
      timestamp: new Date(now()).toISOString(),
      DDBStreamBatchInfo: {
        shardId,
        startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
        endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
        batchSize: records.length,
        streamArn,
      },
    });
  }

  /** A child shard follows its parent, and the stream lists parents first, so shards are taken one after the other. */
  async function follow(): Promise<void> {
    const ended = new Set<string>();
    while (!signal.aborted) {
      const { StreamDescription: stream } = await client.send(new DescribeStreamCommand({ StreamArn: streamArn }));
      const shard = stream?.Shards?.find(({ ShardId }) => ShardId && !ended.has(ShardId))?.ShardId;
      if (!shard) {
        await sleep(IDLE_MILLISECONDS, undefined, { signal });
        continue;
      }
      let iterator = await iteratorOf(shard);
      while (iterator && !signal.aborted) {
        const { next, count } = await step(shard, iterator);
        if (count === 0) await sleep(IDLE_MILLISECONDS, undefined, { signal });
        iterator = next;
      }
      if (!iterator) ended.add(shard);
    }
  }

  /** An iterator that is too old, or a database that did not answer: the checkpoint is the place to begin again. */
  async function keepFollowing(): Promise<void> {
    while (!signal.aborted) {
      try {
        await follow();
      } catch (error) {
        if (signal.aborted) return;
        process.stderr.write(`Stream of ${mapping.name}: ${error}\n`);
        await sleep(1000, undefined, { signal }).catch(() => {});
      }
    }
  }

  const following = keepFollowing();
  return {
    stop: async () => {
      stopping.abort();
      await following;
    },
  };
}
