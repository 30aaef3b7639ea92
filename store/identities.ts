import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { JurisdictionCode, UnitId } from '#core/model.ts';
import { inParallel } from '#core/parallel.ts';
import { getItems } from '#store/batch-get.ts';
import { queryAll } from '#store/query-all.ts';

/** A record of a unit's roster. */
export type Place = { unit: UnitId; staff: string };

/** Where a person whose keyed hash is known stands: in which unit, as which record. */
export type Standing = Place & { unitName: string };

/** One person under two records: `staff` of the unit asked for, and where they stand besides. */
export type Double = { staff: string; other: Standing };

const WIDTH = 16;
const MARKS = 'marks#';

export type Identities = ReturnType<typeof dynamoIdentities>;

/**
 * 查重: which records are one person, by a keyed hash of the identity number (`core/identity-mark.ts`). The number itself is
 * nowhere; without the key the mark says nothing.
 */
export function dynamoIdentities(db: DynamoDBDocumentClient, table: string) {
  const personPartition = (jurisdiction: JurisdictionCode, mark: string) => `identity#${jurisdiction}#${mark}`;
  const doublesPartition = (unit: UnitId) => `doubles#${unit}`;
  const markKey = ({ unit, staff }: Place) => ({ pk: `${MARKS}${unit}`, sk: staff });
  const nameOf = ({ unit, staff }: Place) => `${unit}#${staff}`;

  const put = (Item: Record<string, unknown>) => db.send(new PutCommand({ TableName: table, Item }));

  const itemsIn = <T>(partition: string) =>
    queryAll<T>(db, {
      TableName: table,
      KeyConditionExpression: 'pk = :partition',
      ExpressionAttributeValues: { ':partition': partition },
    });

  /**
   * Records where people of a unit stand, and under both records whom it finds twice, so that a unit's doubles are one query.
   * Recording twice is the same as once, and costs a read: a person's mark is put last, when the rest stands.
   */
  async function record(
    jurisdiction: JurisdictionCode,
    { unit, unitName }: Pick<Standing, 'unit' | 'unitName'>,
    people: readonly { staff: string; mark: string }[],
  ): Promise<void> {
    const known = await marks(people.map(({ staff }) => ({ unit, staff })));
    const changed = people.filter(({ staff, mark }) => known.get(nameOf({ unit, staff })) !== mark);
    await inParallel(changed, WIDTH, async ({ staff, mark }) => {
      const own: Standing = { unit, unitName, staff };
      await put({ pk: personPartition(jurisdiction, mark), sk: nameOf(own), standing: own });
      // Each is put before it looks: of two who record one person in the same moment, one at least sees the other.
      const standings = await itemsIn<{ standing: Standing }>(personPartition(jurisdiction, mark));
      for (const { standing: other } of standings.filter((s) => nameOf(s.standing) !== nameOf(own)))
        await Promise.all([putDouble(mark, own, other), putDouble(mark, other, own)]);
      await put({ ...markKey(own), mark });
    });
  }

  const putDouble = (mark: string, { unit, staff }: Place, other: Standing) =>
    put({ pk: doublesPartition(unit), sk: `${staff}#${mark}#${nameOf(other)}`, mark, staff, other });

  /** Marks on record, by unit and staff id (`unit#staff`). */
  async function marks(places: readonly Place[]): Promise<Map<string, string>> {
    const keys = new Map(places.map((place) => [nameOf(place), markKey(place)]));
    const items = await getItems<{ pk: string; sk: string; mark: string }>(db, table, [...keys.values()]);
    return new Map(items.map(({ pk, sk, mark }) => [nameOf({ unit: pk.slice(MARKS.length), staff: sk }), mark]));
  }

  /** Records of a unit whose person has another record in the county, the unit's own included, as their marks are now. */
  async function doubles(unit: UnitId): Promise<Double[]> {
    const found = await itemsIn<Double & { mark: string }>(doublesPartition(unit));
    const now = await marks(found.flatMap(({ staff, other }) => [{ unit, staff }, other]));
    // A number that was mistyped and corrected makes nobody double.
    const holds = ({ mark, staff, other }: (typeof found)[number]) =>
      [{ unit, staff }, other].every((place) => now.get(nameOf(place)) === mark);
    return found.filter(holds).map(({ staff, other }) => ({ staff, other }));
  }

  return { record, marks, doubles };
}
