import type { EstablishmentType, LeadershipPost, StaffStatus } from '#core/codes/lists.ts';
import { mintStaffId } from '#core/ids.ts';
import type { LocalDate, Staff } from '#core/model.ts';
import { daysBefore } from '#local/seed/days.ts';
import type { Kind } from '#local/seed/kinds.ts';
import { type DemoSex, inventName } from '#local/seed/names.ts';
import type { Random } from '#local/seed/random.ts';
import type { PlannedUnit } from '#local/seed/units.ts';

/** An invented person on the establishment, and the leading post they hold. */
export type Person = { staff: Staff; leads?: LeadershipPost };

/** What the last characters of a unit's or department's name call its head. */
const titles: readonly (readonly [ending: string, title: string])[] = [
  ['委员会', '书记'],
  ['大队', '大队长'],
  ['室', '主任'],
  ['部', '部长'],
  ['局', '局长'],
  ['所', '所长'],
  ['站', '站长'],
  ['馆', '馆长'],
  ['院', '院长'],
  ['庭', '庭长'],
  ['校', '校长'],
  ['中学', '校长'],
  ['小学', '校长'],
  ['园', '园长'],
  ['团', '团长'],
  ['场', '场长'],
  ['会', '主席'],
  ['组', '组长'],
  ['股', '股长'],
];
const titleOf = (name: string): string => titles.find(([ending]) => name.endsWith(ending))?.[1] ?? '主任';

/** How many deputies a unit of a size has. */
const deputiesFor = (size: number): number => (size < 6 ? 0 : size < 12 ? 1 : size < 30 ? 2 : size < 100 ? 3 : 4);

/** The departments a unit of a size is divided into. */
export const departmentsFor = (kind: Kind, size: number): readonly string[] =>
  size < 8 ? [] : kind.departments.slice(0, Math.max(2, Math.round(size / 9)));

/** Everyone of a unit on a day: its head, deputies, heads of departments, and those who lead nothing. */
export function peopleOf(random: Random, unit: PlannedUnit, size: number, day: LocalDate): Person[] {
  const { kind } = unit;
  const departments = departmentsFor(kind, size);
  const workers = Math.floor(size * kind.support);
  const title = kind.title ?? titleOf(unit.name);
  const deputies = deputiesFor(size);
  return Array.from({ length: size }, (_, i): Person => {
    const person = personOf(random, unit, i < size - workers ? kind.main : 'support', i, longAgo(random, day));
    const { staff } = person;
    if (i === 0) return leading(person, 'chief', { post: title, level: kind.leaderLevels[0], head: true });
    if (i <= deputies) return leading(person, 'deputy', { post: `副${title}`, level: kind.leaderLevels[1] });
    const inner = i - deputies - 1;
    const department = departments[inner % departments.length];
    if (department === undefined) return person;
    staff.department = department;
    // One head a department, and a deputy for each in a unit with many to lead.
    if (inner < departments.length) return leading(person, 'internalChief', { post: titleOf(department) });
    if (inner < 2 * departments.length && size > 60)
      return leading(person, 'internalDeputy', { post: `副${titleOf(department)}` });
    staff.status = statusOf(random);
    return person;
  });
}

/** One who comes to a unit later, on its main type; `serial` is a number nobody in the unit had before. */
export function newcomer(random: Random, unit: PlannedUnit, serial: number, since: LocalDate): Person {
  return personOf(random, unit, unit.kind.main, serial, since);
}

function personOf(
  random: Random,
  { id, kind }: PlannedUnit,
  type: EstablishmentType,
  serial: number,
  since: LocalDate,
): Person {
  const sex: DemoSex = random.chance(0.52) ? 'male' : 'female';
  const name = inventName(random, sex);
  const worker = type === 'support';
  return {
    staff: {
      id: mintStaffId(id, name, serial),
      name,
      sex,
      post: worker ? '工勤人员' : random.pick(kind.posts),
      level: worker ? random.pick(['技术工三级', '技术工四级', '普通工']) : random.pick(kind.levels),
      type,
      status: 'atPost',
      since,
      head: false,
    },
  };
}

function leading(person: Person, leads: LeadershipPost, change: Partial<Staff>): Person {
  return { staff: { ...person.staff, ...change }, leads };
}

/** Nearly everyone is at work. */
function statusOf(random: Random): StaffStatus {
  if (random.chance(0.96)) return 'atPost';
  return random.pick(['seconded', 'seconded', 'attached', 'training', 'sickLeave', 'internallyRetired', 'offPost']);
}

/** A first of a month up to 33 years back. */
const longAgo = (random: Random, day: LocalDate): LocalDate =>
  `${daysBefore(day, random.int(60, 365 * (random.chance(0.5) ? 10 : 33))).slice(0, 7)}-01`;
