import { Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { BundledFunction } from '#lib/bundled-function.ts';
import type { KeyedTable } from '#lib/keyed-table.ts';
import type { PrivateBucket } from '#lib/private-bucket.ts';

type TableVariable = 'LEDGER_TABLE' | 'UNITS_TABLE' | 'STAFF_TABLE' | 'SUBMISSIONS_TABLE';
type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'UpdateItem';

/** An append reads the head and the slots it wants, then puts entry and slot in one conditional transaction. */
export const appendToLedger: readonly TableAction[] = ['Query', 'BatchGetItem', 'PutItem'];

/** Tells a function the name of a table and lets it do exactly these actions on its items (not on its indexes). */
export function useTable(
  fn: BundledFunction,
  variable: TableVariable,
  table: KeyedTable,
  actions: readonly TableAction[],
): void {
  fn.addEnvironment(variable, table.tableName);
  allow(fn, actions, table.tableArn);
}

/** Tells a function the name of a table and lets it query one index of that table, nothing else. */
export function useIndex(fn: BundledFunction, variable: TableVariable, table: KeyedTable, index: string): void {
  fn.addEnvironment(variable, table.tableName);
  allow(fn, ['Query'], `${table.tableArn}/index/${index}`);
}

/**
 * Tells a function where documents stand and lets it do exactly these actions on those of one folder: `documents` is what is
 * published, `imports` what is not yet.
 * Nobody may list the bucket, so S3 answers 403, not 404, for a document that is not there.
 */
export function useDocuments(
  fn: BundledFunction,
  bucket: PrivateBucket,
  folder: 'documents' | 'imports',
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

function allow(fn: BundledFunction, actions: readonly TableAction[], resource: string): void {
  fn.addToRolePolicy(
    new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources: [resource] }),
  );
}
