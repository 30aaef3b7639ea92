import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { counties } from '#functions/open-data/counties.ts';
import type { Workflow } from '#functions/workflow/context.ts';
import { rulesOver } from '#functions/workflow/rules.ts';
import { freshnessOver } from '#store/county-freshness.ts';
import { s3Documents, s3Drafts, s3Evidence } from '#store/documents.ts';
import { dynamoHistories } from '#store/histories.ts';
import { dynamoIdentities } from '#store/identities.ts';
import { dynamoInbox } from '#store/inbox.ts';
import { dynamoLedger } from '#store/ledger.ts';
import { dynamoMandates } from '#store/mandates.ts';
import { dynamoPeople } from '#store/people.ts';
import { policyStore } from '#store/policies.ts';
import { dynamoReader } from '#store/reader.ts';
import { dynamoSettings } from '#store/settings.ts';
import { dynamoSubmissionStore } from '#store/submission-store.ts';
import { unitLocator } from '#store/unit-locator.ts';

export type WorkflowTables = {
  ledger: string;
  units: string;
  submissions: string;
  people: string;
  cases: string;
  settings: string;
};

/** The use cases' stores over one database and one bucket. */
export function workflowOver(
  db: DynamoDBDocumentClient,
  tables: WorkflowTables,
  documentsUrl: string,
  more: Pick<Workflow, 'now' | 'newId'> & Partial<Pick<Workflow, 'markOf' | 'administrator'>>,
  environment?: NodeJS.ProcessEnv,
): Workflow {
  const histories = dynamoHistories(db, tables.submissions);
  const ledger = dynamoLedger(db, tables.ledger);
  const settings = dynamoSettings(db, tables.settings);
  const reader = dynamoReader(db, { units: tables.units, staff: '' });
  return {
    submissions: dynamoSubmissionStore(db, tables.submissions),
    histories,
    cases: dynamoHistories(db, tables.cases),
    mandates: dynamoMandates(histories),
    identities: dynamoIdentities(db, tables.submissions),
    inbox: dynamoInbox(db, tables.people),
    people: dynamoPeople(db, tables.people),
    ledger,
    counties: counties(reader, ledger, freshnessOver(settings), more.now),
    documents: s3Documents(documentsUrl, environment),
    drafts: s3Drafts(documentsUrl, environment),
    evidence: s3Evidence(documentsUrl, environment),
    policies: policyStore(db, tables.settings, documentsUrl, environment),
    ...rulesOver(settings, more.now),
    jurisdictionOf: unitLocator(db, tables.units),
    administrator: '',
    markOf: () => Promise.reject(new Error('This function has no key to mark identity numbers with')),
    ...more,
  };
}
