import type { JurisdictionCode, Registration, UnitId } from '#core/model.ts';
import { type Person, type Role, unitRoles } from '#core/people.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { NotThere, Refused } from '#functions/workflow/problems.ts';
import type { Account, AccountChange } from '#store/people.ts';

/** What an administrator says of an account; `version` is the one they looked at, 0 for a new one. */
export type AccountGiven = {
  id: string;
  name: string;
  roles: readonly Role[];
  units: readonly UnitId[];
  examines?: readonly UnitId[];
  active: boolean;
  /** 办公电话, of the office and not of the person; for unit roles. */
  phone?: string | undefined;
  version: number;
};

/**
 * Opens, changes or closes an account. Nobody changes their own: whoever keeps the keys is seen by a second person, but for
 * the first administrator. Throws `Refused` with every reason.
 */
export async function putAccount(
  w: Workflow,
  by: Person,
  key: string,
  jurisdiction: JurisdictionCode,
  { version, phone, ...given }: AccountGiven,
): Promise<void> {
  actorFor(by, 'managePeople', { jurisdiction });
  const standing = await w.people.get(given.id);
  if (standing && standing.person.jurisdiction !== jurisdiction) throw new NotThere(given.id);
  const refusals = [
    ...selfRefusals(by, standing, given),
    ...keyRefusals(w, given),
    ...publisherRefusals(w, by, standing, given),
    ...scopeRefusals(given),
    ...phoneRefusals(phone),
  ];
  if (refusals.length > 0) throw new Refused(refusals);
  const person: Person = {
    ...given,
    jurisdiction,
    ...(phone ? { phone } : {}),
    ...keptDelegations(standing, given),
  };
  const outcome = await w.people.put(person, version, { at: w.now(), by: { id: by.id, name: by.name } }, key);
  if (outcome === 'moved')
    throw new Refused([
      refusal(
        'documentChanged',
        version === 0 ? '已有这个账号，请打开后修改' : '您打开之后他人已修改此账号，请重新打开核对',
        version === 0 ? 'There is such an account; open it to change it' : 'Someone else has changed it; open it again',
        version === 0 ? 'id' : undefined,
      ),
    ]);
}

/** What they stand in for stays theirs, unless they get a role of the office: nobody acts on both sides. */
const keptDelegations = (standing: Account | undefined, { roles }: Pick<AccountGiven, 'roles'>) =>
  standing?.person.delegations && roles.every((role) => unitRoles.includes(role))
    ? { delegations: standing.person.delegations }
    : {};

/**
 * The installation names one administrator by configuration, who acts without an open account. They may open one for
 * themselves, as an administrator: as anything else, nobody would be left to keep the keys.
 */
export function selfRefusals(
  by: Person,
  standing: Account | undefined,
  given: Pick<AccountGiven, 'id' | 'roles'>,
): Refusal[] {
  const isFirst = !standing?.person.active && given.roles.includes('administrator');
  if (by.id !== given.id || isFirst) return [];
  return [
    refusal('fourEyes', '不能修改自己的账号，请由另一位管理员办理', 'Another administrator must change your account'),
  ];
}

/** An account of theirs that is open as anything less would be of no use: they act as administrator before it. */
function keyRefusals(
  { administrator }: Pick<Workflow, 'administrator'>,
  { id, roles, active }: Omit<AccountGiven, 'version'>,
): Refusal[] {
  if (id !== administrator || !active || roles.includes('administrator')) return [];
  return [
    refusal(
      'administratorNeeded',
      '此人是系统配置指定的管理员，角色须包含“管理员”；要办理其他事项，请先在配置中改由他人担任',
      'The installation names this person as its administrator: the roles must include that one. For other work, first name someone else in the configuration',
      'roles',
    ),
  ];
}

/**
 * Whoever brings in existing records publishes without the procedure: only whom the installation names gives or takes that
 * role, and nobody to themselves.
 */
function publisherRefusals(
  { administrator }: Pick<Workflow, 'administrator'>,
  by: Person,
  standing: Account | undefined,
  { id, roles }: Pick<AccountGiven, 'id' | 'roles'>,
): Refusal[] {
  const before = standing?.person.roles.includes('publisher') ?? false;
  if (before === roles.includes('publisher') || (by.id === administrator && by.id !== id)) return [];
  return [
    refusal(
      'administratorNeeded',
      '“历史数据接入员”可不经办理程序公开，只能由系统配置指定的管理员授予或收回，且不能授予自己',
      'Whoever brings in existing records publishes without the procedure: only the administrator whom the installation names gives or takes this role, and not to themselves',
      'roles',
    ),
  ];
}

function scopeRefusals({ roles, units, examines = [] }: Pick<AccountGiven, 'roles' | 'units' | 'examines'>): Refusal[] {
  if (examines.length > 0 && !roles.includes('examiner'))
    return [
      refusal(
        'reasonMissing',
        '只有编办审核员有分工单位，请清空',
        'Only an examiner is assigned units; leave them out',
        'examines',
      ),
    ];
  const forUnits = roles.some((role) => unitRoles.includes(role));
  if (forUnits && units.length === 0)
    return [refusal('reasonMissing', '单位角色须指明单位', 'A role of a unit needs its units', 'units')];
  if (!forUnits && units.length > 0)
    return [
      refusal('reasonMissing', '所选角色不限单位，请清空单位', 'These roles are not of units; leave them out', 'units'),
    ];
  return [];
}

/** A landline, with or without area code and extension: a mobile number is a person's own, and stands nowhere here. */
function phoneRefusals(phone: string | undefined): Refusal[] {
  if (!phone || /^(0\d{2,3}-?)?[2-9]\d{6,7}(-\d{1,6})?$/.test(phone)) return [];
  return [
    refusal(
      'ruleInvalid',
      '请填写办公室座机，如 0712-4321234；不能填手机号',
      'A landline of the office, such as 0712-4321234; no mobile number',
      'phone',
    ),
  ];
}

/** Who acts for a unit, by role. */
export type UnitRoster = { id: UnitId; name: string; people: Person[] };

/** Units of a county with everybody who acts for them now: by the register, with one read of the accounts. */
export function rosterOf(units: readonly Pick<Registration, 'id' | 'name'>[], people: readonly Person[]): UnitRoster[] {
  const byUnit = new Map<UnitId, Person[]>();
  for (const person of people.filter((p) => p.active && p.roles.some((role) => unitRoles.includes(role))))
    for (const unit of person.units) byUnit.set(unit, [...(byUnit.get(unit) ?? []), person]);
  return units.map(({ id, name }) => ({ id, name, people: byUnit.get(id) ?? [] }));
}

/** An account with its history, for whoever manages accounts. */
export async function seeAccount(
  w: Workflow,
  by: Person,
  jurisdiction: JurisdictionCode,
  id: string,
): Promise<Account & { history: AccountChange[] }> {
  actorFor(by, 'managePeople', { jurisdiction });
  const account = await w.people.get(id);
  if (account?.person.jurisdiction !== jurisdiction) throw new NotThere(id);
  return { ...account, history: await w.people.history(id) };
}

/** Roles that every unit that publishes needs someone for, and has nobody. */
export function missingRoles(
  units: readonly Pick<Registration, 'id' | 'name'>[],
  people: readonly Person[],
): { unit: string; name: string; roles: Role[] }[] {
  const held = new Set(
    people.filter((p) => p.active).flatMap((p) => p.roles.flatMap((role) => p.units.map((unit) => `${role} ${unit}`))),
  );
  return units.flatMap(({ id, name }) => {
    const roles = unitRoles.filter((role) => !held.has(`${role} ${id}`));
    return roles.length > 0 ? [{ unit: id, name, roles }] : [];
  });
}
