import { required } from '#functions/environment.ts';
import { httpHandler } from '#functions/http/stack.ts';
import { identifier } from '#functions/identity/identify.ts';
import { publishingRoutes } from '#functions/publishing/use-cases.ts';
import { createDatabase } from '#store/clients.ts';
import { s3Documents, s3Plans } from '#store/documents.ts';
import { dynamoHistories } from '#store/histories.ts';
import { dynamoLedger } from '#store/ledger.ts';
import { dynamoPeople } from '#store/people.ts';
import { dynamoSettings } from '#store/settings.ts';
import { dynamoSubmissionStore } from '#store/submission-store.ts';
import { dynamoSubmissions } from '#store/submissions.ts';
import { unitLocator } from '#store/unit-locator.ts';

const db = createDatabase();

/** Takes in files and publishes them: the one way data get in. */
export const handler = httpHandler(
  publishingRoutes({
    ledger: dynamoLedger(db, required('LEDGER_TABLE')),
    documents: s3Documents(required('DOCUMENTS_URL')),
    plans: s3Plans(required('DOCUMENTS_URL')),
    histories: dynamoHistories(db, required('SUBMISSIONS_TABLE')),
    submissions: dynamoSubmissions(db, required('SUBMISSIONS_TABLE')),
    settings: dynamoSettings(db, required('SETTINGS_TABLE')),
    jurisdictionOf: unitLocator(db, required('UNITS_TABLE')),
    underWay: dynamoSubmissionStore(db, required('SUBMISSIONS_TABLE')).underWay,
    identify: identifier({
      issuer: required('OIDC_ISSUER'),
      audience: required('OIDC_AUDIENCE'),
      administrator: process.env.ADMINISTRATOR_SUBJECT ?? '',
      people: dynamoPeople(db, required('PEOPLE_TABLE')),
    }),
    now: () => new Date().toISOString(),
  }),
);
