import { Duration, RemovalPolicy, Stack, type StackProps, TimeZone, Validations } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { useFeedFiles, useFeedKey, useMirrorFiles, useTable } from '#lib/access.ts';
import { Alarms } from '#lib/alarms.ts';
import { feedFunction } from '#lib/api-functions.ts';
import { BundledFunction } from '#lib/bundled-function.ts';
import { Clockwork } from '#lib/clockwork.ts';
import { DeadLetterQueue } from '#lib/dead-letter-queue.ts';
import { HttpDoor } from '#lib/http-door.ts';
import { KeyedTable } from '#lib/keyed-table.ts';
import { PrivateBucket } from '#lib/private-bucket.ts';
import type { ProvinceSettings } from '#lib/province-settings.ts';

/** A province: takes the feeds of its counties, proves what it holds, and tells it again by the same protocol. */
export class ProvinceStack extends Stack {
  /** Heads of what is told again, and who has witnessed it. */
  readonly feeds: KeyedTable;
  /** How far each county's feed has been taken, and the notes of the rounds. */
  readonly mirrors: KeyedTable;
  /** Files of what is told again; without versions: what a county destroys must stand nowhere. */
  readonly feedFiles: PrivateBucket;
  /** Files of what is held, row for row as the counties signed it. */
  readonly mirrorFiles: PrivateBucket;
  /** Ed25519: signs what is told again, and for whom the province is a witness. */
  readonly key: Key;

  constructor(scope: Construct, id: string, { settings, ...props }: StackProps & { settings: ProvinceSettings }) {
    super(scope, id, { ...props, description: 'Sunshine Bianzhi: a province', terminationProtection: true });
    this.feeds = new KeyedTable(this, 'Feeds');
    this.mirrors = new KeyedTable(this, 'Mirrors');
    const accessLogs = new PrivateBucket(this, 'FileLogs', { lifecycleRules: [{ expiration: Duration.days(365) }] });
    Validations.of(accessLogs).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'This bucket receives the access logs; logging its own writes would never end.',
    });
    // aws-cdk-lib's own Bucket does not fit its IBucket under exactOptionalPropertyTypes.
    const logged = (serverAccessLogsPrefix: string) => ({
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      serverAccessLogsBucket: accessLogs as IBucket,
      serverAccessLogsPrefix,
    });
    this.feedFiles = new PrivateBucket(this, 'FeedFiles', logged('feeds/'));
    this.mirrorFiles = new PrivateBucket(this, 'MirrorFiles', logged('mirrors/'));
    this.key = new Key(this, 'ProvinceKey', {
      description: 'Sunshine Bianzhi: signs what a province tells again, and its word as a witness',
      keySpec: KeySpec.ECC_NIST_EDWARDS25519,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: RemovalPolicy.RETAIN,
    });

    const aggregator = this.aggregator(settings);
    const failures = new DeadLetterQueue(this, 'AggregatorFailures');
    const clockwork = new Clockwork(this, [aggregator], failures, 'Aggregator');
    clockwork.fire(aggregator, {
      id: 'TakeEveryFiveMinutes',
      description: 'What the counties have told, every five minutes',
      schedule: ScheduleExpression.rate(Duration.minutes(5)),
      input: ScheduleTargetInput.fromObject({ task: 'take', byClock: true }),
    });
    clockwork.fire(aggregator, {
      id: 'ProveDaily',
      description: 'Every row that is held, daily at 04:00 in China',
      schedule: ScheduleExpression.cron({ hour: '4', minute: '0', timeZone: TimeZone.ASIA_SHANGHAI }),
      input: ScheduleTargetInput.fromObject({ task: 'prove' }),
    });

    const feed = feedFunction(this, { feeds: this.feeds, feedFiles: this.feedFiles, key: this.key });
    const door = new HttpDoor(this, 'Sunshine Bianzhi: what a province tells again');
    door.addRoutes({ feed }, 'feed');
    this.watch({ aggregator, feed }, failures, clockwork);
  }

  private aggregator({ name, sources }: ProvinceSettings): BundledFunction {
    const fn = new BundledFunction(this, 'Aggregator', {
      name: 'aggregator',
      description: 'Takes the feeds of counties, proves them, and tells them again',
      memorySize: 1769,
      timeout: Duration.minutes(15),
    });
    fn.addEnvironment('PROVINCE_NAME', name);
    fn.addEnvironment('PROVINCE_SOURCES', JSON.stringify(sources));
    useTable(fn, 'FEEDS_TABLE', this.feeds, ['GetItem', 'PutItem']);
    useTable(fn, 'MIRRORS_TABLE', this.mirrors, ['GetItem', 'PutItem']);
    useFeedFiles(fn, this.feedFiles, ['GetObject', 'PutObject', 'DeleteObject']);
    useMirrorFiles(fn, this.mirrorFiles);
    useFeedKey(fn, this.key, ['GetPublicKey', 'Sign']);
    return fn;
  }

  /** Alarms for whatever needs a person. */
  private watch(
    functions: Record<'aggregator' | 'feed', BundledFunction>,
    failures: DeadLetterQueue,
    { group }: Clockwork,
  ): void {
    const alarms = new Alarms(this, 'Alarms');
    for (const [name, fn] of Object.entries(functions)) {
      alarms.ringAt(1, fn.metricErrors(), `${name}Errors`, `函数 ${name} 出错 · Function ${name} failed`);
      alarms.ringAt(
        1,
        fn.metricThrottles(),
        `${name}Throttles`,
        `函数 ${name} 被限流 · Function ${name} was throttled`,
      );
    }
    const failed = failures.metricApproximateNumberOfMessagesVisible();
    alarms.ringAt(1, failed, 'AggregatorFailed', '有一轮汇集未能完成 · A round could not be finished');
    alarms.ringAt(1, group.metricTargetErrors(), 'ScheduleTargetErrors', '定时器出错 · The scheduler could not start');
    alarms.ringAt(1, group.metricDropped(), 'ScheduleDropped', '定时器放弃调用 · The scheduler gave up');
    const counted = (name: string, results: readonly string[], period: Duration) =>
      functions.aggregator.logGroup
        .addMetricFilter(`${name}Filter`, {
          metricNamespace: 'SunshineBianzhi',
          metricName: `${this.stackName}-${name}`,
          filterPattern: FilterPattern.any(
            ...results.map((result) => FilterPattern.stringValue('$.message.result', '=', result)),
          ),
        })
        .metric({ statistic: 'Sum', period });
    alarms.ringAt(
      1,
      counted('alarm', ['alarm', 'anew'], Duration.minutes(5)),
      'CountyNotProven',
      '县供数与签名不符或已另起 · A county’s feed is not what it signed, or began anew',
    );
    alarms.ringAt(
      12,
      counted('unreached', ['unreached'], Duration.hours(1)),
      'CountyUnreached',
      '一小时取不到县供数 · A county cannot be reached',
    );
    const runs = functions.aggregator.metricInvocations({ period: Duration.minutes(15) });
    alarms.ringWhenSilent(2, runs, 'RoundsMissed', '半小时未汇集 · No round for half an hour');
  }
}
