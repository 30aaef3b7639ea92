import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { JurisdictionCode, UnitId } from '#core/model.ts';
import type { WriteItem } from '#store/histories.ts';
import { inParallel } from '#store/parallel.ts';
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

  /** The writes that record where a person stands, to be found from either side. Recording twice is the same as once. */
  const recording = (jurisdiction: JurisdictionCode, mark: string, standing: Standing): WriteItem[] => [
    {
      Put: {
        TableName: table,
        Item: { pk: partition(jurisdiction, mark), sk: `${standing.unit}#${standing.staff}`, standing },
      },
    },
    { Put: { TableName: table, Item: { pk: marksOf(standing.unit), sk: standing.staff, mark } } },
  ];

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

  return { recording, marks, standings };
}
