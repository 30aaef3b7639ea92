import { canonical } from '#core/digest.ts';
import { eventOf } from '#core/ledger.ts';
import {
  type FieldGroup,
  fieldGroups,
  type Instant,
  type JurisdictionCode,
  type LedgerEntry,
  type UnitId,
} from '#core/model.ts';
import { BaseMoved } from '#functions/publishing/publish-import.ts';
import { type Ledger, SlotTaken } from '#store/ledger.ts';

/**
 * 核实: what stands published of a unit is still so. The document stays the same; the confirmation is a release of its own.
 * Undefined when the unit has published nothing. Throws `BaseMoved` unless `baseRelease` is the release in force.
 */
export async function confirmUnit(
  ledger: Ledger,
  jurisdiction: JurisdictionCode,
  unit: UnitId,
  { groups, baseRelease }: { groups: readonly FieldGroup[]; baseRelease: number },
  now: Instant,
): Promise<{ entry: LedgerEntry; created: boolean } | undefined> {
  const newest = await ledger.newest(jurisdiction, { unit });
  if (newest?.kind !== 'publish' && newest?.kind !== 'confirm') return undefined;
  const event = {
    kind: 'confirm' as const,
    unit,
    release: baseRelease + 1,
    digest: newest.digest,
    groups: fieldGroups.filter((group) => groups.includes(group)),
  };
  if (canonical(eventOf(newest)) === canonical(event)) return { entry: newest, created: false };
  const moved = () => new BaseMoved([{ jurisdiction, unit, name: null, release: newest.release }]);
  if (newest.release !== baseRelease) throw moved();
  try {
    const [entry] = await ledger.append(jurisdiction, [event], now);
    return entry && { entry, created: true };
  } catch (error) {
    if (error instanceof SlotTaken) throw moved();
    throw error;
  }
}
