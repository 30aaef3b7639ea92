import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { JurisdictionCode, UnitId } from '#core/model.ts';
import type { UnitRecord } from '#core/projection.ts';
import { getItems } from '#store/batch-get.ts';
import { unitKeys } from '#store/keys.ts';

type Key = { pk: string; sk: string };

/** Unit records by key, as they stood after any entry. */
export function unitRecords(db: DynamoDBDocumentClient, table: string) {
  const get = async (keys: readonly Key[]): Promise<UnitRecord[]> =>
    (await getItems<{ record: UnitRecord }>(db, table, keys)).map((item) => item.record);

  /** `records` taken back to entry `seq`: each that is ahead is replaced by what stood before it. */
  async function stepBack(
    j: JurisdictionCode,
    records: readonly UnitRecord[],
    seq: number,
  ): Promise<Map<UnitId, UnitRecord>> {
    const settled = new Map<UnitId, UnitRecord>();
    let pending = records;
    while (pending.length > 0) {
      for (const record of pending) if (record.seq <= seq) settled.set(record.id, record);
      pending = await get(
        pending.flatMap((r) => (r.seq > seq && r.previousSeq !== null ? [unitKeys.log(j, r.previousSeq, r.id)] : [])),
      );
    }
    return settled;
  }

  /** The named units as they stood after entry `seq`; those unknown then are absent. */
  const at = async (j: JurisdictionCode, ids: readonly UnitId[], seq: number): Promise<Map<UnitId, UnitRecord>> =>
    stepBack(j, await get(ids.map((id) => unitKeys.now(j, id))), seq);

  return { get, at, stepBack };
}
