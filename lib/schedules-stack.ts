import { Duration, Stack, type StackProps, TimeZone } from 'aws-cdk-lib';
import { ScheduleExpression, type ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { appendToLedger, useDocuments, useIndexes, useTable } from '#lib/access.ts';
import { BundledFunction } from '#lib/bundled-function.ts';
import { Clockwork } from '#lib/clockwork.ts';
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
    const clockwork = new Clockwork(this, [this.sweep, this.clocks], this.failures);
    this.group = clockwork.group;
    clockwork.fire(this.sweep, {
      id: 'SweepDaily',
      description: 'Daily at 06:00 in China',
      schedule: ScheduleExpression.cron({ hour: '6', minute: '0', timeZone: TimeZone.ASIA_SHANGHAI }),
    });
    clockwork.fire(this.clocks, {
      id: 'ClocksEveryFiveMinutes',
      description: 'Every five minutes',
      schedule: ScheduleExpression.rate(Duration.minutes(5)),
    });
  }

  private dailySweep(data: DataStack): BundledFunction {
    const fn = new BundledFunction(this, 'Sweep', {
      name: 'sweep',
      description: 'Flags disclosures that have gone stale',
      memorySize: 512,
      timeout: Duration.minutes(5),
    });
    useIndexes(fn, 'UNITS_TABLE', data.units, ['due']);
    // Where a county has set other limits, its units are reckoned anew.
    useTable(fn, 'SETTINGS_TABLE', data.settings, ['Query']);
    useTable(fn, 'UNITS_TABLE', data.units, ['BatchGetItem', 'Query', 'UpdateItem']);
    useTable(fn, 'LEDGER_TABLE', data.ledger, appendToLedger);
    // Heads are told what has gone stale of their units.
    useTable(fn, 'PEOPLE_TABLE', data.people, ['Query', 'PutItem']);
    return fn;
  }

  private clocksOfTheProcedure(data: DataStack): BundledFunction {
    const fn = new BundledFunction(this, 'Clocks', {
      name: 'clocks',
      description: 'Closes notices, tells who is late, and publishes what was approved and not finished',
      memorySize: 1024,
      timeout: Duration.minutes(5),
    });
    useTable(fn, 'LEDGER_TABLE', data.ledger, [...appendToLedger, 'GetItem']);
    useTable(fn, 'UNITS_TABLE', data.units, []);
    useTable(fn, 'SUBMISSIONS_TABLE', data.submissions, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem']);
    useIndexes(fn, 'SUBMISSIONS_TABLE', data.submissions, ['queue', 'due']);
    useTable(fn, 'CASES_TABLE', data.cases, []);
    useTable(fn, 'PEOPLE_TABLE', data.people, ['Query', 'PutItem']);
    useTable(fn, 'SETTINGS_TABLE', data.settings, ['Query']);
    useDocuments(fn, data.documents, 'documents', ['GetObject', 'PutObject']);
    useDocuments(fn, data.documents, 'drafts', ['GetObject']);
    return fn;
  }
}
