import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { JurisdictionCode, UnitId } from '#core/model.ts';
import { inParallel } from '#core/parallel.ts';
import { queryAll } from '#store/query-all.ts';

/** Where a person whose keyed hash is known stands: in which unit, as which record. */
export type Standing = { unit: UnitId; unitName: string; staff: string };

const WIDTH = 16;

export type Identities = ReturnType<typeof dynamoIdentities>;

/**
 * 查重: which units a person stands in, by a keyed hash of the identity number (`core/identity-mark.ts`). The number itself is
 * nowhere; without the key the mark says nothing.
 */
export function dynamoIdentities(db: DynamoDBDocumentClient, table: string) {
  const partition = (jurisdiction: JurisdictionCode, mark: string) => `identity#${jurisdiction}#${mark}`;

  const marksOf = (unit: UnitId) => `marks#${unit}`;

  /** Records where people stand, to be found from either side. Recording twice is the same as once. */
  async function record(jurisdiction: JurisdictionCode, people: readonly (Standing & { mark: string })[]) {
    await inParallel(people, WIDTH, async ({ mark, ...standing }) => {
      const { unit, staff } = standing;
      const items = [
        { pk: marksOf(unit), sk: staff, mark },
        { pk: partition(jurisdiction, mark), sk: `${unit}#${staff}`, standing },
      ];
      for (const Item of items) await db.send(new PutCommand({ TableName: table, Item }));
    });
  }

  /** Marks of a unit's people, by staff id. */
  async function marks(unit: UnitId): Promise<Map<string, string>> {
    const items = await queryAll<{ sk: string; mark: string }>(db, {
      TableName: table,
      KeyConditionExpression: 'pk = :unit',
      ExpressionAttributeValues: { ':unit': marksOf(unit) },
    });
    return new Map(items.map(({ sk, mark }) => [sk, mark]));
  }

  /** Everywhere that people with these marks stand, by mark. */
  async function standings(jurisdiction: JurisdictionCode, marks: readonly string[]): Promise<Map<string, Standing[]>> {
    const found = new Map<string, Standing[]>();
    await inParallel(marks, WIDTH, async (mark) => {
      const page = await db.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :person',
          ExpressionAttributeValues: { ':person': partition(jurisdiction, mark) },
          ConsistentRead: true,
        }),
      );
      found.set(
        mark,
        (page.Items ?? []).map((item) => item.standing),
      );
    });
    return found;
  }

  return { record, marks, standings };
}
