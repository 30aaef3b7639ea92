import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { pad } from '#core/ledger.ts';
import type { JurisdictionCode } from '#core/model.ts';
import type { SettingKind, SettingVersion } from '#core/settings/model.ts';
import type { Outcome } from '#store/conditions.ts';
import { putNew } from '#store/put-new.ts';
import { queryAll } from '#store/query-all.ts';

export type Settings = ReturnType<typeof dynamoSettings>;

/** What counties have set, version after version. A partition a county, so that one query reads all that is in force. */
export function dynamoSettings(db: DynamoDBDocumentClient, table: string) {
  /** Every version that a county has recorded: of every kind, or of one. */
  async function versions(jurisdiction: JurisdictionCode, kind?: SettingKind): Promise<SettingVersion[]> {
    const items = await queryAll<{ version: SettingVersion }>(db, {
      TableName: table,
      KeyConditionExpression: 'pk = :county AND begins_with(sk, :version)',
      ExpressionAttributeValues: { ':county': jurisdiction, ':version': kind ? `version#${kind}#` : 'version#' },
    });
    return items.map((item) => item.version);
  }

  /**
   * Records a version under the number it has. `repeated` where this command has recorded it before, `moved` where another
   * version bears that number; nothing is written then.
   */
  async function record(version: SettingVersion, command: string): Promise<Outcome> {
    const { jurisdiction: pk, kind, number } = version;
    return putNew(db, table, [
      { pk, sk: `command#${kind}#${command}`, number },
      { pk, sk: `version#${kind}#${pad(number)}`, version },
    ]);
  }

  return { versions, record };
}
