import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { useDocuments, useTable } from '#lib/access.ts';
import { BundledFunction } from '#lib/bundled-function.ts';
import type { DataStack } from '#lib/data-stack.ts';
import { DeadLetterQueue } from '#lib/dead-letter-queue.ts';
import { followLedger } from '#lib/follow-ledger.ts';

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
    useTable(this.projector, 'SETTINGS_TABLE', data.settings, ['Query']);
    useDocuments(this.projector, data.documents, 'documents', ['GetObject']);

    const bus = new EventBus(this, 'Events', { description: 'What was published and what has gone stale' });
    bus.grantPutEventsTo(this.projector);
    this.projector.addEnvironment('EVENT_BUS', bus.eventBusName);

    this.failures = new DeadLetterQueue(this, 'ProjectorFailures');
    followLedger(this.projector, data, this.failures);
  }
}
