import type { JurisdictionCode, LocalDate, UnitId } from '#core/model.ts';
import type { JurisdictionRecord, StaffRecord, UnitRecord } from '#core/projection.ts';
import type { CountyFreshness } from '#core/settings/county-freshness.ts';
import { dueAt } from '#core/timeliness.ts';
import { DUE, staffKey, unitKeys } from '#store/keys.ts';

/** The items a projection consists of. The projector writes them; the proof (`verify`) expects exactly them. */
export const items = {
  head: (record: JurisdictionRecord) => ({ ...unitKeys.head(record.jurisdiction), record }),
  listing: (jurisdiction: JurisdictionCode, reckonedBy: number) => ({
    ...unitKeys.listing(jurisdiction),
    jurisdiction,
    ...(reckonedBy > 0 ? { reckonedBy } : {}),
  }),
  locator: (unit: UnitId, jurisdiction: JurisdictionCode) => ({ ...unitKeys.locator(unit), jurisdiction }),
  log: (record: UnitRecord) => ({ ...unitKeys.log(record.jurisdiction, record.seq, record.id), record }),
  now: (record: UnitRecord, freshness: CountyFreshness) => ({
    ...unitKeys.now(record.jurisdiction, record.id),
    record,
    ...dueParts(record, freshness),
  }),
  staff: (row: StaffRecord) => ({ ...staffKey(row.jurisdiction, row.unit, row.staff, row.from), row }),
} as const;

/**
 * Stands in the sparse index while there is a day on which it will be flagged. `reckonedBy` is the number of the newest version
 * of the county's freshness policy that the day was reckoned by, where it had one.
 */
export function dueParts(
  record: UnitRecord,
  { policies, newest }: CountyFreshness,
): { duePk?: string; dueAt?: LocalDate; reckonedBy?: number } {
  const due = dueAt(record, policies);
  return { ...(due ? { duePk: DUE, dueAt: due } : {}), ...(newest > 0 ? { reckonedBy: newest } : {}) };
}
