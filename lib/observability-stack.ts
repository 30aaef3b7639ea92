import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { AlarmStatusWidget, Dashboard, GraphWidget, type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { Alarms } from '#lib/alarms.ts';
import type { ApiStack } from '#lib/api-stack.ts';
import type { BundledFunction } from '#lib/bundled-function.ts';
import type { FeedStack } from '#lib/feed-stack.ts';
import type { ProjectionStack } from '#lib/projection-stack.ts';
import type { SchedulesStack } from '#lib/schedules-stack.ts';

type Watched = {
  readonly projection: ProjectionStack;
  readonly schedules: SchedulesStack;
  readonly feed: FeedStack;
  readonly api: ApiStack;
};

/** Alarms for whatever needs a person, and one page that shows how the system is doing. */
export class ObservabilityStack extends Stack {
  constructor(scope: Construct, id: string, { projection, schedules, feed, api, ...props }: StackProps & Watched) {
    super(scope, id, { ...props, description: 'Sunshine Bianzhi: alarms and dashboard' });
    const watched = { projection, schedules, feed, api };
    const alarms = new Alarms(this, 'Alarms');
    for (const [name, fn] of Object.entries(functionsOf(watched))) {
      alarms.ringAt(1, fn.metricErrors(), `${name}Errors`, `函数 ${name} 出错 · Function ${name} failed`);
      alarms.ringAt(
        1,
        fn.metricThrottles(),
        `${name}Throttles`,
        `函数 ${name} 被限流 · Function ${name} was throttled`,
      );
    }
    watchPublication(alarms, watched);
    watchClocks(alarms, watched);
    watchFeed(alarms, watched);
    alarms.ringAt(
      5,
      api.stage.metricServerError(serverErrors),
      'ApiServerErrors',
      '接口连续出错 · The API answers with 5xx',
    );

    this.dashboard(alarms, watched);
    new CfnOutput(this, 'AlarmTopic', { value: alarms.topic.topicArn, description: 'Subscribe those on duty to this' });
  }

  private dashboard(alarms: Alarms, watched: Watched): void {
    const functions = Object.values(functionsOf(watched));
    const { stage } = watched.api;
    const queues = [watched.projection.failures, watched.schedules.failures, watched.feed.failures];
    const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12 });
    new Dashboard(this, 'Dashboard', {
      defaultInterval: Duration.days(7),
      widgets: [
        [new AlarmStatusWidget({ title: '告警 · Alarms', alarms: alarms.all, width: 24 })],
        [
          graph('请求 · Requests', [stage.metricCount(), stage.metricClientError(), stage.metricServerError()]),
          graph('响应时间 · Latency', [
            stage.metricLatency({ statistic: Stats.p(50) }),
            stage.metricLatency({ statistic: Stats.p(99) }),
          ]),
        ],
        [
          graph('公开滞后 · Age of the oldest entry not yet visible', [
            iteratorAge(watched.projection.projector),
            iteratorAge(watched.feed.builder),
          ]),
          graph(
            '待处理失败 · Failures set aside',
            queues.map((queue) => queue.metricApproximateNumberOfMessagesVisible()),
          ),
        ],
        [
          graph(
            '函数耗时 · Duration of functions',
            functions.map((fn) => fn.metricDuration({ statistic: Stats.p(99) })),
          ),
          graph(
            '函数错误 · Errors of functions',
            functions.map((fn) => fn.metricErrors()),
          ),
        ],
      ],
    });
  }
}

const serverErrors = { period: Duration.minutes(5), statistic: Stats.SUM };

const functionsOf = ({ projection, schedules, feed, api }: Watched): Record<string, BundledFunction> => ({
  OpenData: api.functions['open-data'],
  Publishing: api.functions.publishing,
  Docs: api.functions.docs,
  Console: api.functions.console,
  Portal: api.functions.portal,
  Feed: api.functions.feed,
  Mcp: api.functions.mcp,
  Projector: projection.projector,
  FeedBuilder: feed.builder,
  Sweep: schedules.sweep,
  Clocks: schedules.clocks,
});

/** Milliseconds since the oldest ledger entry was appended that a function has not taken yet. */
const iteratorAge = (fn: BundledFunction) => fn.metric('IteratorAge', { statistic: Stats.MAXIMUM });

function watchPublication(alarms: Alarms, { projection }: Watched): void {
  const tenMinutes = Duration.minutes(10).toMilliseconds();
  alarms.ringAt(
    tenMinutes,
    iteratorAge(projection.projector),
    'ProjectionLate',
    '已公开内容超过十分钟仍未可见 · What was published ten minutes ago is not visible yet',
  );
  alarms.ringAt(
    1,
    projection.failures.metricApproximateNumberOfMessagesVisible(),
    'ProjectionFailed',
    '有台账条目未能展示 · A ledger entry could not be projected',
  );
}

function watchClocks(alarms: Alarms, { schedules: { group, sweep, clocks, failures } }: Watched): void {
  const failed = failures.metricApproximateNumberOfMessagesVisible();
  alarms.ringAt(1, failed, 'ScheduleFailed', '定时任务失败 · A scheduled task failed for good');
  alarms.ringAt(
    1,
    group.metricTargetErrors(),
    'ScheduleTargetErrors',
    '定时器调用出错 · The scheduler could not start a task',
  );
  alarms.ringAt(1, group.metricDropped(), 'ScheduleDropped', '定时器放弃调用 · The scheduler gave up on a task');
  // Two hours more than a day: figures come minutes late, and a run seconds later than the day before is no miss.
  const runs = sweep.metricInvocations({ period: Duration.hours(1) });
  alarms.ringWhenSilent(26, runs, 'SweepMissed', '一日未清查 · No sweep for a day');
  const looks = clocks.metricInvocations({ period: Duration.minutes(10) });
  alarms.ringWhenSilent(
    3,
    looks,
    'ClocksMissed',
    '公示截止半小时未检查 · Nobody looked for half an hour for what is due',
  );
}

function watchFeed(alarms: Alarms, { feed: { group, builder, failures } }: Watched): void {
  const late = Duration.minutes(30).toMilliseconds();
  alarms.ringAt(late, iteratorAge(builder), 'FeedLate', '已公开内容超过半小时未入供数 · The feed is half an hour late');
  const failed = failures.metricApproximateNumberOfMessagesVisible();
  alarms.ringAt(1, failed, 'FeedFailed', '有台账条目未能供数 · A ledger entry could not be told in the feed');
  const ids = [
    [group.metricTargetErrors(), 'FeedScheduleTargetErrors'],
    [group.metricDropped(), 'FeedScheduleDropped'],
  ] as const;
  for (const [metric, id] of ids)
    alarms.ringAt(1, metric, id, '供数定时器出错 · The scheduler could not start the feed');
  const runs = builder.metricInvocations({ period: Duration.minutes(15) });
  alarms.ringWhenSilent(4, runs, 'FeedMissed', '供数一小时未运行 · The feed has not run for an hour');
}
