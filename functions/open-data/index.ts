import { required } from '#functions/environment.ts';
import { httpHandler } from '#functions/http/stack.ts';
import { createDatabase } from '#store/clients.ts';
import { freshnessOver } from '#store/county-freshness.ts';
import { s3Documents } from '#store/documents.ts';
import { dynamoLedger } from '#store/ledger.ts';
import { policyStore } from '#store/policies.ts';
import { dynamoReader } from '#store/reader.ts';
import { dynamoSettings } from '#store/settings.ts';
import { openData } from './open-data.ts';

const db = createDatabase();
const settings = dynamoSettings(db, required('SETTINGS_TABLE'));

/** The public API: reads only, for anyone. */
export const handler = httpHandler(
  openData({
    reader: dynamoReader(db, { units: required('UNITS_TABLE'), staff: required('STAFF_TABLE') }),
    ledger: dynamoLedger(db, required('LEDGER_TABLE')),
    documents: s3Documents(required('DOCUMENTS_URL')),
    policies: policyStore(db, required('SETTINGS_TABLE'), required('DOCUMENTS_URL')),
    settings,
    freshnessOf: freshnessOver(settings),
    now: () => new Date().toISOString(),
  }),
);
