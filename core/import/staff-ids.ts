import { canonical } from '#core/digest.ts';
import { mintStaffId } from '#core/ids.ts';
import type { StaffFact } from '#core/import/facts.ts';
import type { Staff, UnitId } from '#core/model.ts';

/**
 * Gives every person of a unit an id. It rests on the office's own number where there is one, else on the name; people of
 * one name keep the ids they had, as far as what is known of them still tells them apart, whatever the order of the rows.
 */
export function withIds(unit: UnitId, people: readonly StaffFact[], before: readonly Staff[]): Staff[] {
  const byKey = new Map<string, StaffFact[]>();
  for (const person of people) {
    const key = person.number ?? person.name;
    byKey.set(key, [...(byKey.get(key) ?? []), person]);
  }
  return [...byKey].flatMap(([key, sharing]) =>
    sharing.length === 1 ? single(unit, key, sharing) : several(unit, key, sharing, before),
  );
}

const single = (unit: UnitId, key: string, people: readonly StaffFact[]): Staff[] =>
  people.map((person) => withId(person, mintStaffId(unit, key, 0)));

/** By what two records of one name are found to mean one person. Most telling first: everything the same, then what seldom changes. */
export const likenesses: ((person: Omit<Staff, 'id'>) => string)[] = [
  (p) => canonical(p),
  (p) => canonical([p.sex ?? '', p.since ?? '', p.type]),
  (p) => canonical([p.sex ?? '', p.post ?? '', p.type]),
];

function several(unit: UnitId, key: string, people: readonly StaffFact[], before: readonly Staff[]): Staff[] {
  let unnamed = people
    .map((person) => ({ person, order: canonical(person) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ person }) => person);
  const free = new Map(people.map((_, ordinal) => [mintStaffId(unit, key, ordinal), ordinal]));
  const known = before.filter((s) => free.has(s.id));
  const named: Staff[] = [];
  for (const likeness of likenesses) {
    unnamed = unnamed.filter((person) => {
      const { number: _, ...facts } = person;
      const same = known.find((s) => free.has(s.id) && likeness(withoutId(s)) === likeness(facts));
      if (!same) return true;
      free.delete(same.id);
      named.push(withId(person, same.id));
      return false;
    });
  }
  const ids = [...free.keys()];
  return [...named, ...unnamed.map((person, i) => withId(person, ids[i] ?? ''))];
}

export const withId = ({ number: _, ...person }: StaffFact, id: string): Staff => ({ id, ...person });

export const withoutId = ({ id: _, ...person }: Staff): Omit<Staff, 'id'> => person;
