import { type CfnElement, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { BundledFunction } from '#lib/bundled-function.ts';
import type { KeyedTable } from '#lib/keyed-table.ts';
import type { PrivateBucket } from '#lib/private-bucket.ts';

type TableVariable =
  | 'LEDGER_TABLE'
  | 'UNITS_TABLE'
  | 'STAFF_TABLE'
  | 'SUBMISSIONS_TABLE'
  | 'PEOPLE_TABLE'
  | 'CASES_TABLE'
  | 'SETTINGS_TABLE'
  | 'FEEDS_TABLE'
  | 'MIRRORS_TABLE';
type FileAction = 'GetObject' | 'PutObject' | 'DeleteObject';
type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem';

/** An append reads the head and the slots it wants, then puts entry and slot in one conditional transaction. */
export const appendToLedger: readonly TableAction[] = ['Query', 'BatchGetItem', 'PutItem'];

/** Tells a function the name of a table and lets it do exactly these actions on its items (not on its indexes); or nothing. */
export function useTable(
  fn: BundledFunction,
  variable: TableVariable,
  table: KeyedTable,
  actions: readonly TableAction[],
): void {
  fn.addEnvironment(variable, table.tableName);
  allow(fn, actions, table.tableArn);
}

/** Tells a function the name of a table and lets it query these indexes of that table, nothing else. */
export function useIndexes(fn: BundledFunction, variable: TableVariable, table: KeyedTable, indexes: string[]): void {
  fn.addEnvironment(variable, table.tableName);
  for (const index of indexes) allow(fn, ['Query'], `${table.tableArn}/index/${index}`);
}

/** Tells a function where a secret with a key stands, and lets it read that. */
export function useKeys(fn: BundledFunction, keys: Secret): void {
  fn.addEnvironment('SECRETS_ARN', keys.secretArn);
  fn.addToRolePolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [keys.secretArn] }));
}

/**
 * Tells a function where documents stand and lets it do exactly these actions on those of one folder: `documents` is what is
 * published, `drafts` and `imports` what is not yet, `policies` the files of policy documents, `evidence` what is never public.
 * Nobody may list the bucket, so S3 answers 403, not 404, for a document that is not there.
 */
export function useDocuments(
  fn: BundledFunction,
  bucket: PrivateBucket,
  folder: 'documents' | 'drafts' | 'imports' | 'policies' | 'evidence',
  actions: ('GetObject' | 'PutObject')[],
): void {
  fn.addEnvironment('DOCUMENTS_URL', `https://${bucket.bucketRegionalDomainName}`);
  const resources = [bucket.arnForObjects(`${folder}/*`)];
  fn.addToRolePolicy(new PolicyStatement({ actions: actions.map((action) => `s3:${action}`), resources }));
  if (fn.role)
    Validations.of(fn.role).acknowledge({
      // The finding names the export through which other stacks know the bucket.
      id: `AwsSolutions-IAM5[Resource::SunshineData:ExportsOutputFnGetAttDocuments7E5B2978Arn159F38C5/${folder}/*]`,
      reason:
        'A document stands under the digest of its content, which nobody knows beforehand; the prefix is the narrowest resource.',
    });
}

/**
 * Tells a function where the files of feeds stand and lets it do exactly these actions on them. It may list them too: nothing but feeds
 * is in the bucket, and to whoever may not list, S3 answers 403 for what is not there.
 */
export function useFeedFiles(fn: BundledFunction, bucket: PrivateBucket, actions: FileAction[]): void {
  fn.addEnvironment('FEEDS_URL', `https://${bucket.bucketRegionalDomainName}`);
  allowFiles(fn, bucket, actions, `SunshineData:ExportsOutputFnGetAttFeedFilesB862278EArn2B60782C`);
}

/** Tells a function where the files of what a province holds stand, and lets it read, put, remove and list them. */
export function useMirrorFiles(fn: BundledFunction, bucket: PrivateBucket): void {
  fn.addEnvironment('MIRRORS_URL', `https://${bucket.bucketRegionalDomainName}`);
  allowFiles(fn, bucket, ['GetObject', 'PutObject', 'DeleteObject']);
}

/** `exported` is the export through which another stack knows the bucket; findings name it. */
function allowFiles(fn: BundledFunction, bucket: PrivateBucket, actions: FileAction[], exported = ''): void {
  const resources = [bucket.arnForObjects('v1/feeds/*')];
  fn.addToRolePolicy(new PolicyStatement({ actions: actions.map((action) => `s3:${action}`), resources }));
  fn.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
  if (!fn.role) return;
  const stack = Stack.of(bucket);
  const inside = stack === Stack.of(fn);
  const named = inside ? `<${stack.getLogicalId(bucket.node.defaultChild as CfnElement)}.Arn>` : exported;
  Validations.of(fn.role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${named}/v1/feeds/*]`,
    reason: 'A file of a feed stands under the digest of its content; the prefix is the narrowest resource.',
  });
}

/** Tells a function which key the feeds are signed with, and lets it do exactly this with it. */
export function useFeedKey(fn: BundledFunction, key: Key, actions: ('GetPublicKey' | 'Sign')[]): void {
  fn.addEnvironment('FEED_KEY_ARN', key.keyArn);
  fn.addToRolePolicy(
    new PolicyStatement({ actions: actions.map((action) => `kms:${action}`), resources: [key.keyArn] }),
  );
}

function allow(fn: BundledFunction, actions: readonly TableAction[], resource: string): void {
  if (actions.length === 0) return;
  fn.addToRolePolicy(
    new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources: [resource] }),
  );
}
