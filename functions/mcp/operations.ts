import { required } from '#functions/environment.ts';
import { openData } from '#functions/open-data/open-data.ts';
import { createDatabase } from '#store/clients.ts';
import { freshnessOver } from '#store/county-freshness.ts';
import { s3Documents } from '#store/documents.ts';
import { dynamoLedger } from '#store/ledger.ts';
import { policyStore } from '#store/policies.ts';
import { dynamoReader } from '#store/reader.ts';
import { dynamoSettings } from '#store/settings.ts';

const db = createDatabase();
const settings = dynamoSettings(db, required('SETTINGS_TABLE'));

/** The very operations of the public API, over the same tables. */
export const operations = openData({
  reader: dynamoReader(db, { units: required('UNITS_TABLE'), staff: required('STAFF_TABLE') }),
  ledger: dynamoLedger(db, required('LEDGER_TABLE')),
  documents: s3Documents(required('DOCUMENTS_URL')),
  policies: policyStore(db, required('SETTINGS_TABLE'), required('DOCUMENTS_URL')),
  settings,
  freshnessOf: freshnessOver(settings),
  now: () => new Date().toISOString(),
});
