import {
  type FieldGroup,
  fieldGroups,
  type Instant,
  type JurisdictionCode,
  type LedgerEntry,
  type UnitId,
} from '#core/model.ts';
import type { Withdrawal } from '#core/withdrawal.ts';
import { BaseMoved } from '#functions/publishing/publish-import.ts';
import { type Ledger, SlotTaken } from '#store/ledger.ts';
import { standingOf } from '#store/standing.ts';

/** What would be confirmed has been taken down: nothing stands that could still be so. */
export class BaseWithdrawn extends Error {
  readonly withdrawal: Withdrawal;
  constructor(withdrawal: Withdrawal) {
    super(`Releases ${withdrawal.releases.join()} of ${withdrawal.unit} have been taken down`);
    this.name = 'BaseWithdrawn';
    this.withdrawal = withdrawal;
  }
}

/**
 * 核实: what stands published of a unit is still so. The document stays the same; the confirmation is a release of its own.
 * Undefined when the unit has published nothing. Throws `BaseMoved` unless `baseRelease` is the release in force, and
 * `BaseWithdrawn` where that has been taken down.
 */
export async function confirmUnit(
  ledger: Ledger,
  jurisdiction: JurisdictionCode,
  unit: UnitId,
  { groups, baseRelease }: { groups: readonly FieldGroup[]; baseRelease: number },
  now: Instant,
): Promise<{ entry: LedgerEntry; created: boolean } | undefined> {
  const standing = await standingOf(ledger, jurisdiction, unit);
  if (!standing) return undefined;
  if (standing.withdrawn) throw new BaseWithdrawn(standing.withdrawn);
  const release = baseRelease + 1;
  const moved = () => new BaseMoved([{ jurisdiction, unit, name: null, release: standing.release }]);
  // Asked once more, the confirmation is itself what stands.
  if (standing.release !== baseRelease && standing.release !== release) throw moved();
  const event = {
    kind: 'confirm' as const,
    unit,
    release,
    digest: standing.digest,
    groups: fieldGroups.filter((group) => groups.includes(group)),
  };
  try {
    const [entry] = await ledger.append(jurisdiction, [event], now);
    return entry && { entry, created: entry.seq > standing.seq };
  } catch (error) {
    if (error instanceof SlotTaken) throw moved();
    throw error;
  }
}
