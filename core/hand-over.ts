import type { UnitId } from '#core/model.ts';
import { type Person, type Role, unitRoles } from '#core/people.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';

/** What a person does for which unit. */
type Duty = `${Role} ${UnitId}`;

const dutiesOf = ({ roles, units }: Pick<Person, 'roles' | 'units'>): Duty[] =>
  roles.filter((role) => unitRoles.includes(role)).flatMap((role) => units.map((unit): Duty => `${role} ${unit}`));

/** The account with exactly these duties in units; undefined where roles times units would mean others besides. */
function withDuties(person: Person, duties: readonly Duty[]): Person | undefined {
  const inUnits = unitRoles.filter((role) => duties.some((duty) => duty.startsWith(`${role} `)));
  const units = [...new Set(duties.map((duty) => duty.slice(duty.indexOf(' ') + 1)))];
  if (inUnits.length * units.length !== duties.length) return undefined;
  const roles = [...person.roles.filter((role) => !unitRoles.includes(role)), ...inUnits];
  return { ...person, roles, units };
}

/**
 * 信息员交接 (S9): who enters for these units from now on, and who no longer does. Whoever is left without any role has their
 * account closed. Other roles of both stay as they are; every reason where that cannot be.
 */
export function handOver(
  from: Person,
  to: Person,
  units: readonly UnitId[],
): { from: Person; to: Person } | { refused: Refusal[] } {
  const given = [...new Set(units)].map((unit): Duty => `informationOfficer ${unit}`);
  const held = dutiesOf(from);
  const refused: Refusal[] = [];
  if (units.length === 0) refused.push(refusal('reasonMissing', '请选择单位', 'Choose the units', 'units'));
  if (!from.active || !given.every((duty) => held.includes(duty)))
    refused.push(
      refusal('cannotBeChosen', '移交人不是所选单位的信息员', 'They are not the information officer there', 'units'),
    );
  if (from.id === to.id) refused.push(refusal('cannotBeChosen', '须移交给另一人', 'Hand over to someone else', 'to'));
  if (!to.active)
    refused.push(refusal('cannotBeChosen', '接手人的账号已停用', 'The account of who takes over is closed', 'to'));
  const without = withDuties(
    from,
    held.filter((duty) => !given.includes(duty)),
  );
  const taken = withDuties(to, [...new Set([...dutiesOf(to), ...given])]);
  if (!without)
    refused.push(
      refusal(
        'cannotBeChosen',
        '移交人在其中一些单位另有角色，请一并移交或先调整其账号',
        'They have another role in some of these units; hand over all of them, or change the account first',
        'units',
      ),
    );
  if (!taken)
    refused.push(
      refusal(
        'cannotBeChosen',
        '接手人在其他单位另有角色，请先调整其账号或另选一人',
        'Who takes over has another role elsewhere; change that account first, or choose someone else',
        'to',
      ),
    );
  if (refused.length > 0 || !without || !taken) return { refused };
  return { from: { ...without, active: without.roles.length > 0 }, to: taken };
}
