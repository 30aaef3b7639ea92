import { type Person, type Role, role as roles, unitRoles } from '#core/people.ts';
import { DEMO_JURISDICTION } from '#local/seed/county.ts';
import { plannedUnits } from '#local/seed/units.ts';

type Listed = { id: string; name: string; what: string };

const unitNames = new Map(plannedUnits(DEMO_JURISDICTION).map(({ id, name }) => [id, name]));
const nameOf = (unit: string): string => unitNames.get(unit) ?? unit;
const labelOf = (code: Role) => roles.items.find((item) => item.code === code) ?? { zh: code, en: code };

/** People as lists to choose from: those of each unit, then those of each role of the whole county. Closed accounts are left out. */
export function rosterOf(all: readonly Person[]): { title: string; people: Listed[] }[] {
  const people = all.filter(({ active }) => active);
  const units = [...new Set(people.filter(forUnits).flatMap((one) => one.units))];
  const ofUnits = units.map((unit) => ({
    title: nameOf(unit),
    people: people.filter((one) => forUnits(one) && one.units.includes(unit)).map(listed),
  }));
  const ofRoles = roles.items
    .filter(({ code }) => !unitRoles.includes(code))
    .map(({ code, zh, en }) => ({
      title: `${zh} · ${en}`,
      people: people.filter((one) => one.roles.includes(code)).map(listed),
    }));
  return [...ofUnits, ...ofRoles].filter((group) => group.people.length > 0);
}

const forUnits = ({ roles }: Person): boolean => roles.some((role) => unitRoles.includes(role));

const listed = (person: Person): Listed => ({
  id: person.id,
  name: person.name,
  what: [
    person.roles.map((code) => labelOf(code).zh).join('、'),
    person.roles.map((code) => labelOf(code).en).join(', '),
    ...(forUnits(person) ? person.units.map(nameOf) : []),
  ].join(' · '),
});
