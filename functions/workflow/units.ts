import { type Freshness, freshnessOfAll } from '#core/freshness.ts';
import type { FieldGroup, JurisdictionCode, LocalDate, UnitId } from '#core/model.ts';
import { isListed, type Person } from '#core/people.ts';
import { roleFor } from '#core/permissions.ts';
import type { UnitRecord } from '#core/projection.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';

/**
 * Units on the register that are listed for a person, as the public sees them: those they act for or are assigned, or all of the
 * county from memory.
 * Throws `NotAllowed` for whom none is to be seen.
 */
export async function unitsSeen(w: Workflow, person: Person, jurisdiction: JurisdictionCode): Promise<UnitRecord[]> {
  const position = await w.counties.head(jurisdiction);
  const all = roleFor(person, 'viewSubmission', { jurisdiction }) !== undefined;
  const [unit = ''] = person.units;
  if (!all) actorFor(person, 'viewSubmission', { jurisdiction, unit });
  const { units } = all ? await w.counties.state(position) : { units: await w.counties.named(position, person.units) };
  return [...units.values()].filter(
    ({ id, registered }) =>
      registered && isListed(person, roleFor(person, 'viewSubmission', { jurisdiction, unit: id }), id),
  );
}

/** A unit as the public sees it now. */
export async function unitSeen(w: Workflow, jurisdiction: JurisdictionCode, unit: UnitId) {
  return (await w.counties.named(await w.counties.head(jurisdiction), [unit])).get(unit);
}

/** 逾期未更新: a unit's parts that have passed their limit, with the last day they stood. */
export type StaleUnit = { unit: UnitId; unitName: string; groups: { group: FieldGroup; due: LocalDate }[] };

/** What has gone stale of the units whose head a person is, the longest first. */
export async function staleUnits(
  w: Workflow,
  person: Person,
  jurisdiction: JurisdictionCode,
  day: LocalDate,
): Promise<StaleUnit[]> {
  const own = person.units.filter((unit) => roleFor(person, 'confirmUnit', { jurisdiction, unit }));
  if (own.length === 0) return [];
  const units = await w.counties.named(await w.counties.head(jurisdiction), own);
  return [...units.values()]
    .flatMap(({ id, registered, registration, published }) => {
      const groups = registered && published ? freshnessOfAll(published.touched, day).filter(isStale) : [];
      return groups.length > 0
        ? [{ unit: id, unitName: registration.name, groups: groups.map(({ group, due }) => ({ group, due })) }]
        : [];
    })
    .sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1));
}

const isStale = ({ state }: Freshness): boolean => state === 'stale' || state === 'veryStale';
const dueOf = ({ groups }: StaleUnit): LocalDate => groups.map(({ due }) => due).reduce((a, b) => (a < b ? a : b));
