import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { JurisdictionCode, UnitId } from '#core/model.ts';
import { unitKeys } from '#store/keys.ts';

/** Finds the jurisdiction a unit belongs to; it never changes. */
export const unitLocator =
  (db: DynamoDBDocumentClient, table: string) =>
  async (unit: UnitId): Promise<JurisdictionCode | undefined> => {
    const found = await db.send(
      new GetCommand({ TableName: table, Key: unitKeys.locator(unit), ConsistentRead: true }),
    );
    return found.Item?.jurisdiction;
  };
