import { pad } from '#core/ledger.ts';
import type { JurisdictionCode, Staff, UnitId } from '#core/model.ts';

/** Keys of the `ledger` table, a partition per jurisdiction: the entries, and who stands in which slot. */
export const entryKey = (j: JurisdictionCode, seq: number) => ({ pk: j, sk: `entry#${pad(seq)}` });
export const slotKey = (j: JurisdictionCode, slot: string) => ({ pk: j, sk: `slot#${slot}` });

/** Keys of the `units` and `staff` tables. A jurisdiction is one partition of each. */
export const unitKeys = {
  /** What the public sees of the jurisdiction now, and up to which entry. */
  head: (j: JurisdictionCode) => ({ pk: j, sk: 'head' }),
  /** A unit as it is. */
  now: (j: JurisdictionCode, unit: UnitId) => ({ pk: j, sk: `now#${unit}` }),
  /** A unit as it was after an entry; never changed. */
  log: (j: JurisdictionCode, seq: number, unit: UnitId) => ({ pk: j, sk: `log#${pad(seq)}#${unit}` }),
  /** Which jurisdiction a unit belongs to; written once. */
  locator: (unit: UnitId) => ({ pk: `unit#${unit}`, sk: 'locator' }),
  /** The list of jurisdictions. */
  listing: (j: JurisdictionCode) => ({ pk: 'jurisdictions', sk: j }),
} as const;

/** Names sort first, so that a name or the start of one is a key range. */
export const staffKey = (j: JurisdictionCode, unit: UnitId, staff: Pick<Staff, 'name' | 'id'>, from: number) => ({
  pk: j,
  sk: `${staffPrefix(unit, staff)}${pad(from)}`,
});

export const staffPrefix = (unit: UnitId, staff: Pick<Staff, 'name' | 'id'>) => `${staff.name}#${unit}#${staff.id}#`;

/** The sparse index `due`: one partition, sorted by the next day a sweep has something to say. */
export const DUE = 'due';
