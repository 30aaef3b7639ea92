import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Construct } from 'constructs';
import { useDocuments, useTable } from '#lib/access.ts';
import { BundledFunction } from '#lib/bundled-function.ts';
import type { DataStack } from '#lib/data-stack.ts';
import { DeadLetterQueue } from '#lib/dead-letter-queue.ts';

/** Turns every new ledger entry into what the public reads, and tells the event bus about it. */
export class ProjectionStack extends Stack {
  readonly projector: BundledFunction;
  readonly failures: DeadLetterQueue;

  constructor(scope: Construct, id: string, { data, ...props }: StackProps & { data: DataStack }) {
    super(scope, id, { ...props, description: 'Sunshine Bianzhi: from the ledger to the public tables' });
    this.projector = new BundledFunction(this, 'Projector', {
      name: 'projector',
      description: 'Projects ledger entries onto the public tables',
      memorySize: 1769,
      timeout: Duration.minutes(5),
    });
    useTable(this.projector, 'LEDGER_TABLE', data.ledger, ['Query']);
    useTable(this.projector, 'UNITS_TABLE', data.units, ['GetItem', 'BatchGetItem', 'PutItem']);
    useTable(this.projector, 'STAFF_TABLE', data.staff, ['Query', 'PutItem', 'UpdateItem']);
    useDocuments(this.projector, data.documents, 'documents', ['GetObject']);

    const bus = new EventBus(this, 'Events', { description: 'What was published and what has gone stale' });
    bus.grantPutEventsTo(this.projector);
    this.projector.addEnvironment('EVENT_BUS', bus.eventBusName);

    this.failures = new DeadLetterQueue(this, 'ProjectorFailures');
    this.followLedger(data);
  }

  /** Only ledger entries wake the projector; one bad entry is cut out of its batch and set aside, the rest goes on. */
  private followLedger(data: DataStack): void {
    const streamArn = data.ledger.tableStreamArn;
    if (!streamArn) throw new Error('The ledger table has no stream');
    this.projector.addToRolePolicy(
      new PolicyStatement({
        actions: ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
          (action) => `dynamodb:${action}`,
        ),
        resources: [streamArn],
      }),
    );
    this.projector.addEventSourceMapping('Ledger', {
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      bisectBatchOnError: true,
      retryAttempts: 5,
      maxRecordAge: Duration.hours(6),
      filters: [FilterCriteria.filter({ dynamodb: { Keys: { sk: { S: FilterRule.beginsWith('entry#') } } } })],
      onFailure: new SqsDlq(this.failures),
    });
  }
}
