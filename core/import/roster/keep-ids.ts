import { mintStaffId } from '#core/ids.ts';
import type { RosterPerson } from '#core/import/roster/check.ts';
import { likenesses, withId, withoutId } from '#core/import/staff-ids.ts';
import { folded } from '#core/import/table.ts';
import type { Staff, UnitId } from '#core/model.ts';

/** A person of the file with the record that they have, or are given. */
export type Identified = { person: RosterPerson; staff: Staff; known: Staff | undefined };

/**
 * Whoever is on the roster already keeps their id, wherever it came from: found by the office's number, else by name. Of people
 * of one name, those who are most alike are the same. `doubtful` are those for whom a roster that is only added to leaves open
 * whom of their name they mean.
 */
export function keepIds(
  unit: UnitId,
  people: readonly RosterPerson[],
  before: readonly Staff[],
): { identified: Identified[]; doubtful: RosterPerson[] } {
  const free = new Map(before.map((s) => [s.id, s]));
  const matched = new Map<RosterPerson, Staff>();
  const match = (person: RosterPerson, staff: Staff | undefined): boolean => {
    if (!staff) return false;
    free.delete(staff.id);
    matched.set(person, staff);
    return true;
  };
  const named = people.filter(({ value: { number } }) => number !== undefined);
  for (const person of named) match(person, free.get(mintStaffId(unit, person.value.number ?? '', 0)));

  const doubtful: RosterPerson[] = [];
  const open = people.filter((person) => !matched.has(person));
  for (const sharing of Map.groupBy(open, ({ value }) => folded(value.name)).values()) {
    const name = folded(sharing[0]?.value.name ?? '');
    const candidates = () => [...free.values()].filter((s) => folded(s.name) === name);
    let left = sharing;
    for (const likeness of likenesses)
      left = left.filter((person) => {
        const { number: _, ...facts } = person.value;
        return !match(
          person,
          candidates().find((s) => likeness(seenBy(person, s)) === likeness(facts)),
        );
      });
    // Whom nothing else tells apart is told apart by being the only one left.
    if (left.length !== 1 || candidates().length !== 1) doubtful.push(...(candidates().length > 0 ? left : []));
    left = left.filter((person) => !match(person, candidates()[0]));
  }
  return { identified: withNewIds(unit, people, before, matched), doubtful };
}

function withNewIds(
  unit: UnitId,
  people: readonly RosterPerson[],
  before: readonly Staff[],
  matched: ReadonlyMap<RosterPerson, Staff>,
): Identified[] {
  const taken = new Set(before.map((s) => s.id));
  const newId = (key: string): string => {
    let ordinal = 0;
    while (taken.has(mintStaffId(unit, key, ordinal))) ordinal += 1;
    const id = mintStaffId(unit, key, ordinal);
    taken.add(id);
    return id;
  };
  return people.map((person) => {
    const known = matched.get(person);
    const { value } = person;
    const staff = withId(value, known?.id ?? newId(value.number ?? value.name));
    return { person, known, staff: known ? { ...unspoken(person, known), ...staff, ...headOf(person, known) } : staff };
  });
}

/** What of a record the file has a column for: only in that can the two differ. */
function seenBy({ where }: RosterPerson, staff: Staff): Omit<Staff, 'id'> {
  const { type, status, name, head, ...more } = withoutId(staff);
  const seen = Object.entries(more).filter(([field]) => where.columns.has(field));
  return { name, type, status, head: where.columns.has('head') && head, ...Object.fromEntries(seen) };
}

/** What the file has no column for stays as it is. */
const unspoken = ({ where }: RosterPerson, known: Staff): Partial<Staff> =>
  Object.fromEntries(Object.entries(known).filter(([field]) => !where.columns.has(field)));

const headOf = ({ where }: RosterPerson, { head }: Staff): Partial<Staff> =>
  where.columns.has('head') ? {} : { head };
