import { Duration, RemovalPolicy, Stack, type StackProps, TimeZone } from 'aws-cdk-lib';
import { type IRole, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Schedule, ScheduleExpression, ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import { appendToLedger, useDocuments, useIndexes, useTable } from '#lib/access.ts';
import { BundledFunction } from '#lib/bundled-function.ts';
import type { DataStack } from '#lib/data-stack.ts';
import { DeadLetterQueue } from '#lib/dead-letter-queue.ts';

/** What happens by the clock: stale disclosures are flagged every morning, notices close and approvals go on every few minutes. */
export class SchedulesStack extends Stack {
  readonly sweep: BundledFunction;
  readonly clocks: BundledFunction;
  readonly group: ScheduleGroup;
  readonly failures: DeadLetterQueue;

  constructor(scope: Construct, id: string, { data, ...props }: StackProps & { data: DataStack }) {
    super(scope, id, { ...props, description: 'Sunshine Bianzhi: clocks' });
    this.failures = new DeadLetterQueue(this, 'ScheduleFailures');
    this.sweep = this.dailySweep(data);
    this.clocks = this.clocksOfTheProcedure(data);
    this.group = new ScheduleGroup(this, 'Schedules', { removalPolicy: RemovalPolicy.DESTROY });
    const role = this.invoker();
    const atSix = ScheduleExpression.cron({ hour: '6', minute: '0', timeZone: TimeZone.ASIA_SHANGHAI });
    this.fire(this.sweep, role, 'SweepDaily', 'Daily at 06:00 in China', atSix);
    const often = ScheduleExpression.rate(Duration.minutes(5));
    this.fire(this.clocks, role, 'ClocksEveryFiveMinutes', 'Every five minutes', often);
  }

  private dailySweep(data: DataStack): BundledFunction {
    const fn = new BundledFunction(this, 'Sweep', {
      name: 'sweep',
      description: 'Flags disclosures that have gone stale',
      memorySize: 512,
      timeout: Duration.minutes(5),
    });
    useIndexes(fn, 'UNITS_TABLE', data.units, ['due']);
    useTable(fn, 'UNITS_TABLE', data.units, ['BatchGetItem']);
    useTable(fn, 'LEDGER_TABLE', data.ledger, appendToLedger);
    return fn;
  }

  private clocksOfTheProcedure(data: DataStack): BundledFunction {
    const fn = new BundledFunction(this, 'Clocks', {
      name: 'clocks',
      description: 'Closes notices, and publishes what was approved and not finished',
      memorySize: 1024,
      timeout: Duration.minutes(5),
    });
    useTable(fn, 'LEDGER_TABLE', data.ledger, [...appendToLedger, 'GetItem']);
    useTable(fn, 'UNITS_TABLE', data.units, []);
    useTable(fn, 'SUBMISSIONS_TABLE', data.submissions, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem']);
    useIndexes(fn, 'SUBMISSIONS_TABLE', data.submissions, ['queue', 'due', 'actor']);
    useTable(fn, 'CASES_TABLE', data.cases, []);
    useTable(fn, 'PEOPLE_TABLE', data.people, ['PutItem']);
    useTable(fn, 'SETTINGS_TABLE', data.settings, ['Query']);
    useDocuments(fn, data.documents, 'documents', ['GetObject', 'PutObject']);
    useDocuments(fn, data.documents, 'drafts', ['GetObject']);
    return fn;
  }

  /** The scheduler only hands the event over; failures inside the function are retried and set aside by Lambda. */
  private fire(fn: BundledFunction, role: IRole, id: string, description: string, schedule: ScheduleExpression): void {
    fn.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: new SqsDestination(this.failures),
    });
    new Schedule(this, id, {
      description,
      scheduleGroup: this.group,
      schedule,
      target: new LambdaInvoke(fn, {
        role,
        retryAttempts: 10,
        maxEventAge: Duration.hours(6),
        deadLetterQueue: this.failures,
      }),
    });
  }

  /** The role of the scheduler, fixed here: the target's own grant would cover every version and alias by a wildcard. */
  private invoker(): IRole {
    const role = new Role(this, 'Invoker', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    });
    const functions = [this.sweep, this.clocks].map((fn) => fn.functionArn);
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: functions }));
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.failures.queueArn] }));
    return role.withoutPolicyUpdates();
  }
}
