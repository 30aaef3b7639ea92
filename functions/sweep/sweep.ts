import { localDate } from '#core/calendar.ts';
import type { Instant, JurisdictionCode, LedgerEvent, LocalDate } from '#core/model.ts';
import type { UnitRecord } from '#core/projection.ts';
import { flagsDue } from '#core/sweep.ts';
import type { Ledger } from '#store/ledger.ts';

export type SweepResult = { today: LocalDate; units: number; flags: number };

/** Puts every flag that has come due on the ledger. May run twice, at once, late, or stop half way. */
export async function sweep(
  ledger: Pick<Ledger, 'append'>,
  due: (today: LocalDate) => AsyncIterable<UnitRecord[]>,
  now: Instant,
): Promise<SweepResult> {
  const today = localDate(now);
  const result: SweepResult = { today, units: 0, flags: 0 };
  for await (const units of due(today)) {
    result.units += units.length;
    const events = new Map<JurisdictionCode, LedgerEvent[]>();
    for (const unit of units)
      events.set(unit.jurisdiction, [...(events.get(unit.jurisdiction) ?? []), ...flagsDue(unit, today)]);
    for (const [jurisdiction, flags] of events) {
      await ledger.append(jurisdiction, flags, now);
      result.flags += flags.length;
    }
  }
  return result;
}
