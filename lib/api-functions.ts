import { Duration } from 'aws-cdk-lib';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Audience } from '#contract/routes.ts';
import { appendToLedger, useDocuments, useFeedFiles, useFeedKey, useIndexes, useKeys, useTable } from '#lib/access.ts';
import { listIn } from '#lib/addresses.ts';
import { BundledFunction } from '#lib/bundled-function.ts';
import type { DataStack } from '#lib/data-stack.ts';
import type { IdentityProvider } from '#lib/identity.ts';
import type { KeyedTable } from '#lib/keyed-table.ts';
import type { PrivateBucket } from '#lib/private-bucket.ts';

type Surroundings = { readonly data: DataStack; readonly feedKey: Key; readonly identity: IdentityProvider };

/** One function for each audience of the API, with what it may touch. */
export const apiFunctions = (
  scope: Construct,
  { data, feedKey, identity }: Surroundings,
): Record<Audience, BundledFunction> => ({
  'open-data': openData(scope, data),
  publishing: publishing(scope, data, identity),
  docs: docs(scope),
  console: officeConsole(scope, data, identity),
  portal: portal(scope, data),
  feed: feed(scope, data, feedKey),
  mcp: mcp(scope, data),
});

function openData(scope: Construct, data: DataStack): BundledFunction {
  const fn = new BundledFunction(scope, 'OpenData', {
    name: 'open-data',
    description: 'Answers every public read',
    memorySize: 1024,
    timeout: Duration.seconds(10),
  });
  readWhatIsPublic(fn, data);
  useDocuments(fn, data.documents, 'policies', ['GetObject']);
  return fn;
}

function mcp(scope: Construct, data: DataStack): BundledFunction {
  const fn = new BundledFunction(scope, 'Mcp', {
    name: 'mcp',
    description: 'Answers every public read to programs that speak the Model Context Protocol',
    memorySize: 1024,
    timeout: Duration.seconds(10),
  });
  readWhatIsPublic(fn, data);
  return fn;
}

function readWhatIsPublic(fn: BundledFunction, data: DataStack): void {
  useTable(fn, 'LEDGER_TABLE', data.ledger, ['GetItem', 'BatchGetItem', 'Query']);
  useTable(fn, 'UNITS_TABLE', data.units, ['GetItem', 'BatchGetItem', 'Query']);
  useTable(fn, 'STAFF_TABLE', data.staff, ['GetItem', 'BatchGetItem', 'Query']);
  // By which limits a county's freshness is judged.
  useTable(fn, 'SETTINGS_TABLE', data.settings, ['Query']);
  useDocuments(fn, data.documents, 'documents', ['GetObject']);
}

function publishing(scope: Construct, data: DataStack, identity: IdentityProvider): BundledFunction {
  const fn = new BundledFunction(scope, 'Publishing', {
    name: 'publishing',
    description: 'Takes in imports and publishes them',
    memorySize: 1769,
    timeout: Duration.seconds(29),
  });
  useTable(fn, 'LEDGER_TABLE', data.ledger, appendToLedger);
  useTable(fn, 'SUBMISSIONS_TABLE', data.submissions, ['GetItem', 'BatchGetItem', 'Query', 'PutItem']);
  useTable(fn, 'UNITS_TABLE', data.units, ['GetItem', 'Query']);
  useTable(fn, 'PEOPLE_TABLE', data.people, ['GetItem', 'Query']);
  useTable(fn, 'SETTINGS_TABLE', data.settings, ['Query']);
  useDocuments(fn, data.documents, 'documents', ['GetObject', 'PutObject']);
  useDocuments(fn, data.documents, 'imports', ['GetObject', 'PutObject']);
  identity.tell(fn);
  return fn;
}

function docs(scope: Construct): BundledFunction {
  return new BundledFunction(scope, 'Docs', {
    name: 'docs',
    description: 'Shows the contract and its documentation',
    memorySize: 512,
    timeout: Duration.seconds(10),
    staticFiles: docsFiles,
  });
}

function officeConsole(scope: Construct, data: DataStack, identity: IdentityProvider): BundledFunction {
  const fn = new BundledFunction(scope, 'Console', {
    name: 'console',
    description: 'Answers the pages on which officers work',
    memorySize: 1024,
    timeout: Duration.seconds(29),
    pages: true,
  });
  useTable(fn, 'LEDGER_TABLE', data.ledger, [...appendToLedger, 'GetItem']);
  useTable(fn, 'UNITS_TABLE', data.units, ['GetItem', 'BatchGetItem', 'Query']);
  useTable(fn, 'SUBMISSIONS_TABLE', data.submissions, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem']);
  useIndexes(fn, 'SUBMISSIONS_TABLE', data.submissions, ['queue', 'due', 'actor', 'unit']);
  useTable(fn, 'CASES_TABLE', data.cases, ['GetItem', 'BatchGetItem', 'Query', 'PutItem']);
  useIndexes(fn, 'CASES_TABLE', data.cases, ['queue']);
  useTable(fn, 'PEOPLE_TABLE', data.people, ['GetItem', 'Query', 'PutItem', 'UpdateItem']);
  useIndexes(fn, 'PEOPLE_TABLE', data.people, ['unread']);
  useTable(fn, 'SETTINGS_TABLE', data.settings, ['GetItem', 'Query', 'PutItem']);
  useDocuments(fn, data.documents, 'documents', ['GetObject', 'PutObject']);
  useDocuments(fn, data.documents, 'drafts', ['GetObject', 'PutObject']);
  useDocuments(fn, data.documents, 'evidence', ['GetObject', 'PutObject']);
  useDocuments(fn, data.documents, 'policies', ['PutObject']);
  useKeys(fn, data.keys);
  identity.tell(fn);
  return fn;
}

function portal(scope: Construct, data: DataStack): BundledFunction {
  const fn = new BundledFunction(scope, 'Portal', {
    name: 'portal',
    description: 'Answers the pages on which everyone reads notices and objects',
    memorySize: 1024,
    timeout: Duration.seconds(10),
    pages: true,
  });
  useTable(fn, 'LEDGER_TABLE', data.ledger, ['Query']);
  useTable(fn, 'UNITS_TABLE', data.units, ['GetItem', 'Query']);
  useTable(fn, 'SUBMISSIONS_TABLE', data.submissions, ['GetItem', 'Query', 'PutItem', 'UpdateItem']);
  useIndexes(fn, 'SUBMISSIONS_TABLE', data.submissions, ['queue']);
  useTable(fn, 'CASES_TABLE', data.cases, ['GetItem', 'PutItem']);
  // Those concerned are told of an objection by a message.
  useTable(fn, 'PEOPLE_TABLE', data.people, ['PutItem']);
  useTable(fn, 'SETTINGS_TABLE', data.settings, ['Query']);
  useDocuments(fn, data.documents, 'documents', ['GetObject']);
  useDocuments(fn, data.documents, 'drafts', ['GetObject']);
  useKeys(fn, data.clientKey);
  return fn;
}

function feed(scope: Construct, data: DataStack, key: Key): BundledFunction {
  const fn = feedFunction(scope, { feeds: data.feeds, feedFiles: data.feedFiles, key });
  // A province's doubt becomes a case, due by the rules in force.
  useTable(fn, 'SUBMISSIONS_TABLE', data.submissions, ['GetItem', 'PutItem']);
  useTable(fn, 'SETTINGS_TABLE', data.settings, ['Query']);
  return fn;
}

type Told = { readonly feeds: KeyedTable; readonly feedFiles: PrivateBucket; readonly key: Key };

/** Answers those who take feeds, of a county or of a province. */
export function feedFunction(scope: Construct, { feeds, feedFiles, key }: Told): BundledFunction {
  const fn = new BundledFunction(scope, 'Feed', {
    name: 'feed',
    description: 'Answers those who take the feed, and keeps what witnesses sign and doubt',
    memorySize: 1024,
    timeout: Duration.seconds(29),
  });
  useTable(fn, 'FEEDS_TABLE', feeds, ['Query', 'PutItem']);
  useFeedFiles(fn, feedFiles, ['GetObject']);
  useFeedKey(fn, key, ['GetPublicKey']);
  // Keys of those whose word that they have seen the feed is kept.
  fn.addEnvironment('FEED_WITNESSES', JSON.stringify(listIn(scope, 'FEED_WITNESSES')));
  return fn;
}

/** The contract and the page that shows it; no CDN is asked at run time. */
const docsFiles = [
  'openapi.yaml',
  'functions/docs/static/home.html',
  'functions/docs/static/docs.html',
  'functions/docs/static/llms.txt',
  'functions/docs/static/site.css',
  'functions/docs/static/home.js',
  'functions/docs/static/start.js',
  'node_modules/swagger-ui-dist/swagger-ui-bundle.js',
  'node_modules/swagger-ui-dist/swagger-ui.css',
  'functions/docs/static/icon.svg',
];
