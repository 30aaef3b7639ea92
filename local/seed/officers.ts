import type { UnitId } from '#core/model.ts';
import type { Person, Role } from '#core/people.ts';
import { DEMO_JURISDICTION } from '#local/seed/county.ts';
import { inventName } from '#local/seed/names.ts';
import { seededRandom } from '#local/seed/random.ts';

/** Who has an account. */
export type Account = Person;

/** Units of the demo county that have people to file for them, numbered from 1 in the ids of those people. */
export const unitsWithOfficers: readonly UnitId[] = [
  '12420923YM000384XM',
  '12420923YM0000999W',
  '11420923YM0001852P',
  '11420923YM0002409Q',
  '12420923YM0002812P',
  '11420923YM0000016B',
];

/** Small units that one team files for, as units of one system do; what the demo has under way stands with them. */
export const unitsOfOneTeam: readonly UnitId[] = [
  '12420923YM00018952',
  '12420923YM0001908P',
  '12420923YM0001924D',
  '12420923YM00001399',
  '12420923YM0000534G',
  '12420923YM00015296',
  '12420923YM0002070A',
  '12420923YM000077XD',
  '12420923YM0001721Q',
  '12420923YM0001449J',
  '12420923YM00020117',
  '11420923YM0001887A',
];

type Post = { id: string; roles: readonly Role[]; units: readonly UnitId[] };

const post = (role: Role, number: number, more: Partial<Post> = {}): Post => ({
  id: `demo-${role}-${number}`,
  roles: [role],
  units: [],
  ...more,
});

/** Several of one role for the whole county. */
const office = (role: Role, count: number): Post[] =>
  Array.from({ length: count }, (_, index) => post(role, index + 1));

/**
 * Those of one unit. The first two share an information officer, as units of one system do; in the fifth, a nursery school,
 * one person enters and handles.
 */
function postsOf(unit: UnitId, index: number): Post[] {
  const number = index + 1;
  const units = [unit];
  const leaders = [post('responsibleLeader', number, { units }), post('head', number, { units })];
  if (number === 2) return [post('handler', number, { units }), ...leaders];
  if (number === 5)
    return [post('informationOfficer', number, { units, roles: ['informationOfficer', 'handler'] }), ...leaders];
  const entered = number === 1 ? unitsWithOfficers.slice(0, 2) : units;
  return [post('informationOfficer', number, { units: entered }), post('handler', number, { units }), ...leaders];
}

const team: readonly Post[] = (['informationOfficer', 'handler', 'responsibleLeader', 'head'] as const).map((role) =>
  post(role, unitsWithOfficers.length + 1, { units: unitsOfOneTeam }),
);

const posts: readonly Post[] = [
  ...unitsWithOfficers.flatMap(postsOf),
  ...team,
  ...office('examiner', 3),
  ...office('taskForce', 3),
  ...office('leadingGroup', 3),
  ...office('accountability', 1),
  ...office('supervisor', 1),
  ...office('caseReceiver', 1),
  ...office('administrator', 2),
  ...office('secrecyReviewer', 1),
];

/** The invented people of the demo county who work with the console; the same on every machine. */
export const officers: readonly Person[] = named(posts);

/** Each a name of their own, so that a list of people tells them apart. */
function named(all: readonly Post[]): Person[] {
  const random = seededRandom(420_923);
  const taken = new Set<string>();
  return all.map((one, index) => {
    let name = '';
    do name = inventName(random, index % 2 === 0 ? 'male' : 'female');
    while (taken.has(name));
    taken.add(name);
    return { ...one, name, jurisdiction: DEMO_JURISDICTION, active: true };
  });
}

/** For whom `npm run import` acts: accounts for every jurisdiction, as whoever runs an installation has. */
export const importAccounts: readonly Person[] = (
  [
    { id: 'officer-1', name: '演示经办人', roles: ['publisher'] },
    { id: 'officer-2', name: '演示保密审查员', roles: ['secrecyReviewer'] },
  ] as const
).map((one) => ({ ...one, jurisdiction: '*', units: [], active: true }));
