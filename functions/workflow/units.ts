import { unitsOf } from '#core/delegation.ts';
import { freshnessOfAll, isStale } from '#core/freshness.ts';
import type { FieldGroup, JurisdictionCode, LocalDate, UnitId } from '#core/model.ts';
import { isListed, type Person } from '#core/people.ts';
import { roleFor } from '#core/permissions.ts';
import type { UnitRecord } from '#core/projection.ts';
import { HttpProblem } from '#functions/http/problem.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';

type Reading = Pick<Workflow, 'counties'>;

/**
 * Units on the register that are listed for a person, as the public sees them: those they act for or are assigned, or all of the
 * county from memory. Throws `NotAllowed` for whom none is to be seen.
 */
export async function unitsSeen(w: Workflow, person: Person, jurisdiction: JurisdictionCode): Promise<UnitRecord[]> {
  const all = roleFor(person, 'viewSubmission', { jurisdiction }) !== undefined;
  const [unit = ''] = unitsOf(person);
  if (!all) actorFor(person, 'viewSubmission', { jurisdiction, unit });
  const position = await positionOf(w, jurisdiction);
  if (!position) return [];
  const { units } = all
    ? await w.counties.state(position)
    : { units: await w.counties.named(position, unitsOf(person)) };
  return [...units.values()].filter(
    ({ id, registered }) =>
      registered && isListed(person, roleFor(person, 'viewSubmission', { jurisdiction, unit: id }), id),
  );
}

/** Every unit on the register as the public sees it, from memory; none before the first register has been projected. */
export async function registeredUnits(w: Reading, jurisdiction: JurisdictionCode): Promise<UnitRecord[]> {
  const position = await positionOf(w, jurisdiction);
  return position ? [...(await w.counties.state(position)).units.values()].filter((u) => u.registered) : [];
}

/** A unit as the public sees it now. */
export async function unitSeen(w: Reading, jurisdiction: JurisdictionCode, unit: UnitId) {
  const position = await positionOf(w, jurisdiction);
  return position && (await w.counties.named(position, [unit])).get(unit);
}

/** Where a county stands for the public; undefined before its first register has been projected. */
const positionOf = (w: Reading, jurisdiction: JurisdictionCode) =>
  w.counties.head(jurisdiction).catch((error: unknown) => {
    if (error instanceof HttpProblem && error.problem.status === 404) return undefined;
    throw error;
  });

/** 逾期未更新: a unit's parts that have passed their limit, with the last day they stood. */
export type StaleUnit = { unit: UnitId; unitName: string; groups: { group: FieldGroup; due: LocalDate }[] };

/** What has gone stale of the units whose head a person is, the longest first. */
export async function staleUnits(
  w: Workflow,
  person: Person,
  jurisdiction: JurisdictionCode,
  day: LocalDate,
): Promise<StaleUnit[]> {
  const own = unitsOf(person).filter((unit) => roleFor(person, 'confirmUnit', { jurisdiction, unit }));
  const position = own.length > 0 ? await positionOf(w, jurisdiction) : undefined;
  if (!position) return [];
  const units = await w.counties.named(position, own);
  return [...units.values()]
    .flatMap(({ id, registered, registration, published }) => {
      const groups =
        registered && published
          ? freshnessOfAll(published.touched, day, position.policies).filter((f) => isStale(f.state))
          : [];
      return groups.length > 0
        ? [{ unit: id, unitName: registration.name, groups: groups.map(({ group, due }) => ({ group, due })) }]
        : [];
    })
    .sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1));
}

const dueOf = ({ groups }: StaleUnit): LocalDate => groups.map(({ due }) => due).reduce((a, b) => (a < b ? a : b));
