import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { BundledFunction } from '#lib/bundled-function.ts';
import type { DataStack } from '#lib/data-stack.ts';
import type { DeadLetterQueue } from '#lib/dead-letter-queue.ts';

/** Only ledger entries wake the function; one bad entry is cut out of its batch and set aside, the rest goes on. */
export function followLedger(fn: BundledFunction, data: DataStack, failures: DeadLetterQueue): void {
  const streamArn = data.ledger.tableStreamArn;
  if (!streamArn) throw new Error('The ledger table has no stream');
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
        (action) => `dynamodb:${action}`,
      ),
      resources: [streamArn],
    }),
  );
  fn.addEventSourceMapping('Ledger', {
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    bisectBatchOnError: true,
    retryAttempts: 5,
    maxRecordAge: Duration.hours(6),
    filters: [FilterCriteria.filter({ dynamodb: { Keys: { sk: { S: FilterRule.beginsWith('entry#') } } } })],
    onFailure: new SqsDlq(failures),
  });
}
