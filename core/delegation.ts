import { dayOf, isDate } from '#core/local-date.ts';
import type { LocalDate, UnitId } from '#core/model.ts';
import { type Person, type PersonId, type Role, unitRoles } from '#core/people.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';

/** Longest time that somebody may stand in for another, in days; whoever is away longer hands over. */
const LONGEST = 180;

/** 代办: on the days from `from` until `until`, both counted, somebody acts in a unit role of whoever is away. */
export type Delegation = {
  role: Role;
  unit: UnitId;
  for: { id: PersonId; name: string };
  from: LocalDate;
  until: LocalDate;
  /** Document or reason it rests on. */
  reason: string;
};

const holds = (person: Person | undefined, { role, unit }: Pick<Delegation, 'role' | 'unit'>): boolean =>
  person?.active === true && person.roles.includes(role) && person.units.includes(unit);

/**
 * The person as they are at work on a day (China's): with what they act in for others. `givers` are the accounts of those others:
 * nobody passes on what they do not hold themselves any more.
 */
export function onDuty(
  { standsIn: _, ...person }: Person,
  day: LocalDate,
  givers: ReadonlyMap<PersonId, Person>,
): Person {
  const standsIn = delegationsOn(person, day).filter((one) => holds(givers.get(one.for.id), one));
  return standsIn.length > 0 ? { ...person, standsIn } : person;
}

/** Delegations of a person that count on a day, whatever has become of whom they stand in for. */
export const delegationsOn = ({ delegations = [] }: Pick<Person, 'delegations'>, day: LocalDate): Delegation[] =>
  delegations.filter(({ from, until }) => from <= day && day <= until);

/** Roles that a person acts in somewhere today, their own first. */
export const rolesOf = ({ roles, standsIn = [] }: Pick<Person, 'roles' | 'standsIn'>): Role[] => [
  ...new Set([...roles, ...standsIn.map(({ role }) => role)]),
];

/** Units that a person acts for today, their own first. */
export const unitsOf = ({ units, standsIn = [] }: Pick<Person, 'units' | 'standsIn'>): UnitId[] => [
  ...new Set([...units, ...standsIn.map(({ unit }) => unit)]),
];

/** What an administrator says: for these units, this role of `giving` is done by `taking` for some days. */
export type DelegationGiven = Pick<Delegation, 'role' | 'from' | 'until' | 'reason'> & { units: readonly UnitId[] };

/** The account of whoever stands in, with what is given to them today; or every reason why not. */
export function delegate(
  giving: Person,
  taking: Person,
  { units, ...given }: DelegationGiven,
  today: LocalDate,
): { person: Person } | { refused: Refusal[] } {
  const wanted = [...new Set(units)].map(
    (unit): Delegation => ({ ...given, unit, for: { id: giving.id, name: giving.name } }),
  );
  // What is over stands in the history of the account.
  const kept = (taking.delegations ?? []).filter(({ until }) => until >= today);
  const refused = [
    ...dayFaults(given, today),
    ...(given.reason.trim() === ''
      ? [refusal('reasonMissing', '请填写代办事由或依据文件', 'Give the reason or the document', 'reason')]
      : []),
    ...(units.length === 0 ? [refusal('reasonMissing', '请选择单位', 'Choose the units', 'units')] : []),
    ...(wanted.every((one) => unitRoles.includes(one.role) && holds(giving, one))
      ? []
      : [refusal('cannotBeChosen', '此人在所选单位没有这个角色', 'They do not hold this role there', 'role')]),
    ...takerFaults(giving, taking, wanted),
    ...(wanted.some((one) => kept.some((other) => overlaps(one, other)))
      ? [
          refusal(
            'alreadyOpen',
            '接替人在这些日子里已代办同一单位的同一角色',
            'They stand in there already on some of these days',
            'to',
          ),
        ]
      : []),
  ];
  return refused.length > 0 ? { refused } : { person: { ...taking, delegations: [...kept, ...wanted] } };
}

const overlaps = (a: Delegation, b: Delegation): boolean =>
  a.role === b.role && a.unit === b.unit && a.from <= b.until && b.from <= a.until;

function dayFaults({ from, until }: Pick<Delegation, 'from' | 'until'>, today: LocalDate): Refusal[] {
  const wrong = (['from', 'until'] as const).filter((field) => !isDate({ from, until }[field]));
  if (wrong.length > 0)
    return wrong.map((field) =>
      refusal('notADay', '请填写日期，如 2026-11-30', 'Give a date such as 2026-11-30', field),
    );
  if (from < today) return [refusal('pastDate', '不能早于今天', 'It cannot begin before today', 'from')];
  if (until < from) return [refusal('pastDate', '不能早于起始日期', 'It cannot end before it begins', 'until')];
  if (dayOf(until) - dayOf(from) >= LONGEST)
    return [
      refusal(
        'tooLong',
        `最长 ${LONGEST} 天；更久的，请办理移交`,
        `At most ${LONGEST} days; for longer, hand over`,
        'until',
      ),
    ];
  return [];
}

function takerFaults(giving: Person, taking: Person, wanted: readonly Delegation[]): Refusal[] {
  if (taking.id === giving.id) return [refusal('cannotBeChosen', '须由另一人代办', 'Somebody else stands in', 'to')];
  if (!taking.active)
    return [refusal('cannotBeChosen', '接替人的账号已停用', 'The account of who stands in is closed', 'to')];
  // Whoever examines or approves does not act for a unit too.
  if (!taking.roles.every((role) => unitRoles.includes(role)))
    return [refusal('cannotBeChosen', '只能由单位人员代办', 'Only someone who acts for units stands in', 'to')];
  if (wanted.some((one) => holds(taking, one)))
    return [refusal('cannotBeChosen', '接替人本来就是这个角色', 'They hold this role there themselves', 'to')];
  return [];
}

/** A delegation as a form names it. */
export const delegationKey = ({ role, unit, from }: Delegation): string => `${role} ${unit} ${from}`;
