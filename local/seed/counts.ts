import type { UnitId } from '#core/model.ts';
import type { Step } from '#local/seed/county.ts';

/** Units published and persons on their rosters after each entry; the first item stands for the empty ledger. */
export function countsBySeq(steps: readonly Step[]): { units: number; persons: number }[] {
  const staff = new Map<UnitId, number>();
  const all = [{ units: 0, persons: 0 }];
  let persons = 0;
  for (const { documents, events } of steps) {
    const releases = documents.filter((d) => 'staff' in d).values();
    for (const event of events) {
      if (event.kind === 'publish') {
        const now = releases.next().value?.staff.length ?? 0;
        persons += now - (staff.get(event.unit) ?? 0);
        staff.set(event.unit, now);
      }
      all.push({ units: staff.size, persons });
    }
  }
  return all;
}
