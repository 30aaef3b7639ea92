import { Duration, RemovalPolicy, Stack, type StackProps, TimeZone } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { ScheduleExpression, type ScheduleGroup, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { useDocuments, useFeedFiles, useFeedKey, useTable } from '#lib/access.ts';
import { isAddress, listIn } from '#lib/addresses.ts';
import { BundledFunction } from '#lib/bundled-function.ts';
import { Clockwork } from '#lib/clockwork.ts';
import type { DataStack } from '#lib/data-stack.ts';
import { DeadLetterQueue } from '#lib/dead-letter-queue.ts';
import { followLedger } from '#lib/follow-ledger.ts';

/** Tells the ledger as a verifiable feed, signed with a key that never leaves KMS. */
export class FeedStack extends Stack {
  /** Ed25519. Whoever takes the feed knows it by its public key: outlives its stack. */
  readonly key: Key;
  readonly builder: BundledFunction;
  readonly group: ScheduleGroup;
  readonly failures: DeadLetterQueue;

  constructor(scope: Construct, id: string, { data, ...props }: StackProps & { data: DataStack }) {
    super(scope, id, { ...props, description: 'Sunshine Bianzhi: the feed', terminationProtection: true });
    this.key = new Key(this, 'FeedKey', {
      description: 'Sunshine Bianzhi: signs the checkpoints of the feeds',
      keySpec: KeySpec.ECC_NIST_EDWARDS25519,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.builder = this.feedBuilder(data);
    this.failures = new DeadLetterQueue(this, 'FeedFailures');
    followLedger(this.builder, data, this.failures);
    const clockwork = new Clockwork(this, [this.builder], this.failures, 'Feed');
    this.group = clockwork.group;
    clockwork.fire(this.builder, {
      id: 'FeedRollDaily',
      description: 'Snapshots, daily at 03:00 in China',
      schedule: ScheduleExpression.cron({ hour: '3', minute: '0', timeZone: TimeZone.ASIA_SHANGHAI }),
      input: ScheduleTargetInput.fromObject({ task: 'roll' }),
    });
    clockwork.fire(this.builder, {
      id: 'FeedEveryQuarterHour',
      description: 'What a crash has left, every fifteen minutes',
      schedule: ScheduleExpression.rate(Duration.minutes(15)),
      input: ScheduleTargetInput.fromObject({ task: 'catchUp' }),
    });
  }

  private feedBuilder(data: DataStack): BundledFunction {
    const fn = new BundledFunction(this, 'FeedBuilder', {
      name: 'feed-builder',
      description: 'Tells ledger entries as changes of the feed, and makes its snapshots',
      memorySize: 1769,
      timeout: Duration.minutes(15),
    });
    useTable(fn, 'LEDGER_TABLE', data.ledger, ['Query']);
    useTable(fn, 'UNITS_TABLE', data.units, ['Query']);
    useTable(fn, 'FEEDS_TABLE', data.feeds, ['GetItem', 'PutItem']);
    useDocuments(fn, data.documents, 'documents', ['GetObject']);
    useFeedFiles(fn, data.feedFiles, ['GetObject', 'PutObject', 'DeleteObject']);
    useFeedKey(fn, this.key, ['GetPublicKey', 'Sign']);
    fn.addEnvironment('FEED_HOOKS', JSON.stringify(this.hooks()));
    return fn;
  }

  /** Addresses that are told when a feed has gone on: context `FEED_HOOKS`. Throws for what is no https address. */
  private hooks(): unknown[] {
    const hooks = listIn(this, 'FEED_HOOKS');
    const wrong = hooks.find((hook) => !isAddress(hook));
    if (wrong !== undefined) throw new Error(`FEED_HOOKS: ${wrong} 不是 https 网址 · is no https address`);
    return hooks;
  }
}
