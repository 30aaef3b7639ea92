import { localDate } from '#core/calendar.ts';
import type { Instant, JurisdictionCode, LocalDate, UnitId } from '#core/model.ts';
import type { UnitRecord } from '#core/projection.ts';
import { flagsDue } from '#core/sweep.ts';
import type { Flagged } from '#functions/sweep/tell-heads.ts';
import type { FreshnessOf } from '#store/county-freshness.ts';
import type { Ledger } from '#store/ledger.ts';

export type SweepResult = { today: LocalDate; units: number; flags: number };

type Sweeping = {
  ledger: Pick<Ledger, 'append'>;
  /** Units that may have earned a flag by a day, in any order and some of them twice. */
  due: (today: LocalDate) => AsyncIterable<UnitRecord[]>;
  freshnessOf: FreshnessOf;
  /** Told before the flags are on the ledger: what a crash leaves between is found again, and told once. */
  tell: (jurisdiction: JurisdictionCode, flagged: readonly Flagged[], at: Instant) => Promise<void>;
};

/** Puts every flag that has come due on the ledger. May run twice, at once, late, or stop half way. */
export async function sweep({ ledger, due, freshnessOf, tell }: Sweeping, now: Instant): Promise<SweepResult> {
  const today = localDate(now);
  const result: SweepResult = { today, units: 0, flags: 0 };
  const seen = new Set<UnitId>();
  for await (const page of due(today)) {
    const units = page.filter(({ id }) => !seen.has(id));
    for (const { id } of units) seen.add(id);
    result.units += units.length;
    const found = new Map<JurisdictionCode, Flagged[]>();
    for (const unit of units) {
      const flags = flagsDue(unit, today, (await freshnessOf(unit.jurisdiction, today)).policies);
      if (flags.length > 0) found.set(unit.jurisdiction, [...(found.get(unit.jurisdiction) ?? []), { unit, flags }]);
    }
    for (const [jurisdiction, flagged] of found) {
      await tell(jurisdiction, flagged, now);
      const flags = flagged.flatMap((f) => f.flags);
      await ledger.append(jurisdiction, flags, now);
      result.flags += flags.length;
    }
  }
  return result;
}
