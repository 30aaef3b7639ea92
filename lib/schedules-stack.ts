import { Duration, RemovalPolicy, Stack, type StackProps, TimeZone } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Schedule, ScheduleExpression, ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import { appendToLedger, useIndex, useTable } from '#lib/access.ts';
import { BundledFunction } from '#lib/bundled-function.ts';
import type { DataStack } from '#lib/data-stack.ts';
import { DeadLetterQueue } from '#lib/dead-letter-queue.ts';

/** What happens by the clock: every morning before office hours, what has gone stale overnight is flagged. */
export class SchedulesStack extends Stack {
  readonly sweep: BundledFunction;
  readonly group: ScheduleGroup;
  readonly failures: DeadLetterQueue;

  constructor(scope: Construct, id: string, { data, ...props }: StackProps & { data: DataStack }) {
    super(scope, id, { ...props, description: 'Sunshine Bianzhi: clocks' });
    this.failures = new DeadLetterQueue(this, 'ScheduleFailures');
    this.sweep = new BundledFunction(this, 'Sweep', {
      name: 'sweep',
      description: 'Flags disclosures that have gone stale',
      memorySize: 512,
      timeout: Duration.minutes(5),
    });
    useIndex(this.sweep, 'UNITS_TABLE', data.units, 'due');
    useTable(this.sweep, 'UNITS_TABLE', data.units, ['BatchGetItem']);
    useTable(this.sweep, 'LEDGER_TABLE', data.ledger, appendToLedger);

    // The scheduler only hands the event over; failures inside the function are retried and set aside by Lambda.
    this.sweep.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: new SqsDestination(this.failures),
    });
    this.group = new ScheduleGroup(this, 'Schedules', { removalPolicy: RemovalPolicy.DESTROY });
    new Schedule(this, 'SweepDaily', {
      description: 'Daily at 06:00 in China',
      scheduleGroup: this.group,
      schedule: ScheduleExpression.cron({ hour: '6', minute: '0', timeZone: TimeZone.ASIA_SHANGHAI }),
      target: new LambdaInvoke(this.sweep, {
        role: this.invoker(),
        retryAttempts: 10,
        maxEventAge: Duration.hours(6),
        deadLetterQueue: this.failures,
      }),
    });
  }

  /** The role of the scheduler, fixed here: the target's own grant would cover every version and alias by a wildcard. */
  private invoker() {
    const role = new Role(this, 'Invoker', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.sweep.functionArn] }));
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.failures.queueArn] }));
    return role.withoutPolicyUpdates();
  }
}
