import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { JurisdictionCode } from '#core/model.ts';
import { queryAll } from '#store/query-all.ts';

/** Codes of all jurisdictions that have a register, in order. */
export async function listedJurisdictions(db: DynamoDBDocumentClient, units: string): Promise<JurisdictionCode[]> {
  const items = await queryAll<{ jurisdiction: JurisdictionCode }>(db, {
    TableName: units,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': 'jurisdictions', ':from': '0', ':to': ':' },
  });
  return items.map((item) => item.jurisdiction);
}
