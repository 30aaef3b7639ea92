import type { JurisdictionCode, UnitId } from '#core/model.ts';
import type { JurisdictionRecord, StaffRecord, UnitRecord } from '#core/projection.ts';
import { dueAt } from '#core/timeliness.ts';
import { DUE, staffKey, unitKeys } from '#store/keys.ts';

/** The items a projection consists of. The projector writes them; the proof (`verify`) expects exactly them. */
export const items = {
  head: (record: JurisdictionRecord) => ({ ...unitKeys.head(record.jurisdiction), record }),
  listing: (jurisdiction: JurisdictionCode) => ({ ...unitKeys.listing(jurisdiction), jurisdiction }),
  locator: (unit: UnitId, jurisdiction: JurisdictionCode) => ({ ...unitKeys.locator(unit), jurisdiction }),
  log: (record: UnitRecord) => ({ ...unitKeys.log(record.jurisdiction, record.seq, record.id), record }),
  /** Stands in the sparse index while there is a day on which it will be flagged. */
  now: (record: UnitRecord) => {
    const due = dueAt(record);
    return { ...unitKeys.now(record.jurisdiction, record.id), record, ...(due ? { duePk: DUE, dueAt: due } : {}) };
  },
  staff: (row: StaffRecord) => ({ ...staffKey(row.jurisdiction, row.unit, row.staff, row.from), row }),
} as const;
