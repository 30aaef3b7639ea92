import type { _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams';
import { place } from '#local/assembly.ts';

/** A record of a DynamoDB stream as Lambda hands it to a function: the service's own JSON. */
export type LambdaRecord = {
  eventID: string;
  eventName: string;
  eventVersion: string;
  eventSource: string;
  awsRegion: string;
  eventSourceARN: string;
  dynamodb: { SequenceNumber: string; ApproximateCreationDateTime: number } & Record<string, unknown>;
};

/** The client has turned binary values into bytes and times into dates; this turns them back. */
export function lambdaRecord({ dynamodb, ...record }: StreamRecord, streamArn: string): LambdaRecord {
  const { ApproximateCreationDateTime: created, SequenceNumber = '', ...data } = dynamodb ?? {};
  return {
    eventID: record.eventID ?? SequenceNumber,
    eventName: record.eventName ?? '',
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: place.region,
    eventSourceARN: streamArn,
    dynamodb: {
      ...(encoded(data) as Record<string, unknown>),
      SequenceNumber,
      ApproximateCreationDateTime: Math.floor((created?.getTime() ?? 0) / 1000),
    },
  };
}

function encoded(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(encoded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, encoded(inner)]));
}
