import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import middy from '@middy/core';
import * as z from 'zod';
import { required } from '#functions/environment.ts';
import { createDatabase } from '#store/clients.ts';
import { freshnessOver } from '#store/county-freshness.ts';
import { s3Documents } from '#store/documents.ts';
import { dynamoLedger } from '#store/ledger.ts';
import { dynamoProjector } from '#store/projector.ts';
import { dynamoSettings } from '#store/settings.ts';
import { announce, type FlagEntry } from './announce.ts';

const db = createDatabase();
const bus = new EventBridgeClient({});
const busName = required('EVENT_BUS');
const projector = dynamoProjector(
  db,
  { units: required('UNITS_TABLE'), staff: required('STAFF_TABLE') },
  dynamoLedger(db, required('LEDGER_TABLE')),
  s3Documents(required('DOCUMENTS_URL')),
  freshnessOver(dynamoSettings(db, required('SETTINGS_TABLE'))),
  () => new Date().toISOString(),
);

const streamEvent = z.object({
  Records: z.array(
    z.object({
      dynamodb: z.object({
        Keys: z.object({ pk: z.object({ S: z.string() }) }),
        NewImage: z.record(z.string(), z.custom<AttributeValue>()),
      }),
    }),
  ),
});

/**
 * Woken by the ledger's stream. What to apply is read from the ledger itself, so that repeats, gaps and any order of
 * delivery end in the same tables; the records only say which jurisdictions moved and which flags to announce.
 */
export const handler = middy().handler(async (event: unknown) => {
  const records = streamEvent.parse(event).Records.map((r) => r.dynamodb);
  for (const jurisdiction of new Set(records.map((r) => r.Keys.pk.S))) await projector.catchUp(jurisdiction);
  const entries = records.map((r) => unmarshall(r.NewImage).entry);
  await announce(
    bus,
    busName,
    entries.filter((entry): entry is FlagEntry => entry?.kind === 'flag'),
  );
});
