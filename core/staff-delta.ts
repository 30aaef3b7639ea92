import { canonical } from '#core/digest.ts';
import type { LedgerEntry, ReleaseDocument } from '#core/model.ts';
import type { Projected, StaffRecord } from '#core/projection.ts';

/** The rows of people that begin and end with a release; a person about whom nothing changed keeps the row they have. */
export function staffDelta(
  entry: Extract<LedgerEntry, { kind: 'publish' }>,
  document: ReleaseDocument,
  previous: ReleaseDocument | undefined,
): Pick<Projected, 'opened' | 'closed'> {
  const renamed = previous !== undefined && previous.unit.name !== document.unit.name;
  const before = new Map(previous?.staff.map((s) => [s.id, s]));
  const opened: StaffRecord[] = [];
  const closed: Projected['closed'] = [];
  for (const staff of document.staff) {
    const was = before.get(staff.id);
    before.delete(staff.id);
    if (was && !renamed && canonical(was) === canonical(staff)) continue;
    if (was) closed.push({ unit: entry.unit, staff: was });
    const { jurisdiction, unit, seq } = entry;
    opened.push({ jurisdiction, unit, unitName: document.unit.name, staff, from: seq });
  }
  for (const staff of before.values()) closed.push({ unit: entry.unit, staff });
  return { opened, closed };
}
