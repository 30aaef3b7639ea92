import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { pad } from '#core/ledger.ts';
import type { JurisdictionCode } from '#core/model.ts';
import type { PolicyVersion } from '#core/policies.ts';
import { s3Bytes } from '#store/bytes.ts';
import type { Outcome } from '#store/conditions.ts';
import { putNew } from '#store/put-new.ts';
import { queryAll } from '#store/query-all.ts';

export type Policies = ReturnType<typeof policyStore>;

/**
 * 制度文件: their records in the partition of their county beside its settings, so that one query lists them; their files in a
 * bucket, `policies/<digest>.pdf`. A file is kept before the record that names it.
 */
export function policyStore(
  db: DynamoDBDocumentClient,
  table: string,
  documentsUrl: string,
  environment?: NodeJS.ProcessEnv,
) {
  const files = s3Bytes(`${documentsUrl}/policies`, { ending: 'pdf', contentType: 'application/pdf' }, environment);
  const commandKey = (pk: JurisdictionCode, command: string) => ({ pk, sk: `command#policy#${command}` });

  /** Every version of every policy document of a county. */
  async function versions(jurisdiction: JurisdictionCode): Promise<PolicyVersion[]> {
    const items = await queryAll<{ policy: PolicyVersion }>(db, {
      TableName: table,
      KeyConditionExpression: 'pk = :county AND begins_with(sk, :policy)',
      ExpressionAttributeValues: { ':county': jurisdiction, ':policy': 'policy#' },
    });
    return items.map((item) => item.policy);
  }

  /** Whether a command has been carried out. */
  async function isDone(jurisdiction: JurisdictionCode, command: string): Promise<boolean> {
    const Key = commandKey(jurisdiction, command);
    const found = await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return found.Item !== undefined;
  }

  /** Records a version. `repeated` where this command has recorded one before, `moved` where another bears its number; nothing is written then. */
  const record = (policy: PolicyVersion, command: string): Promise<Outcome> =>
    putNew(db, table, [
      commandKey(policy.jurisdiction, command),
      { pk: policy.jurisdiction, sk: `policy#${policy.id}#${pad(policy.version)}`, policy },
    ]);

  return { versions, isDone, record, putFile: files.put, file: files.get };
}
