import { AccountPage, PeopleList } from '#console/people.tsx';
import { RosterPage } from '#console/roster.tsx';
import { consoleWords } from '#console/words.ts';
import { codesOf } from '#core/codes/code-list.ts';
import { type Role, role } from '#core/people.ts';
import { linesOf } from '#functions/console/rows.ts';
import type { UnitName } from '#functions/console/unit-names.ts';
import type { ConsoleRoute, Elsewhere, Visit } from '#functions/console/visit.ts';
import { commandOf, textOf, typedIn } from '#functions/pages/read-form.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { missingRoles, putAccount, rosterOf, seeAccount } from '#functions/workflow/accounts.ts';
import { actorFor } from '#functions/workflow/context.ts';
import { unitsIn } from '#functions/workflow/register.ts';
import type { FieldErrors } from '#ui/form/state.ts';

/** 人员账号: who may act, as what, for which units. */
export const peopleList: ConsoleRoute = {
  path: '/console/people',
  get: async ({ w, person, jurisdiction, lang, query }) => {
    actorFor(person, 'managePeople', { jurisdiction });
    const [people, units] = await Promise.all([w.people.inJurisdiction(jurisdiction), unitsIn(w, jurisdiction)]);
    const names = new Map(units.map((u) => [u.id, u.name]));
    const [q, wanted] = [(query.get('q') ?? '').trim(), query.get('role') ?? ''];
    const shown = people.filter((p) => p.name.includes(q) && (wanted === '' || p.roles.some((r) => r === wanted)));
    const open = units.filter((u) => u.stage !== 'notStarted' && u.withheld === undefined);
    return {
      title: consoleWords[lang].people,
      body: (
        <PeopleList
          people={shown}
          unitName={(id) => names.get(id) ?? id}
          missing={missingRoles(open, people)}
          query={Object.fromEntries(query)}
        />
      ),
    };
  },
};

/** 信息员名册 (S9): every unit with who acts for it, and the office telephone. */
export const rosterPage: ConsoleRoute = {
  path: '/console/people/roster',
  get: async ({ w, person, jurisdiction, lang, query }) => {
    actorFor(person, 'managePeople', { jurisdiction });
    const [people, units] = await Promise.all([w.people.inJurisdiction(jurisdiction), unitsIn(w, jurisdiction)]);
    const q = (query.get('q') ?? '').trim();
    return {
      title: lang === 'zh' ? '单位人员名册' : 'People of units',
      breadcrumbs: [{ href: '/console/people', text: consoleWords[lang].people }],
      body: (
        <RosterPage
          units={rosterOf(
            units.filter((u) => u.name.includes(q)),
            people,
          )}
          query={Object.fromEntries(query)}
        />
      ),
    };
  },
};

export const newAccountPage: ConsoleRoute = {
  path: '/console/people/new',
  get: async ({ w, person, jurisdiction, lang, path, command }) => {
    actorFor(person, 'managePeople', { jurisdiction });
    const register = await unitsIn(w, jurisdiction);
    return {
      title: lang === 'zh' ? '新增账号' : 'New account',
      breadcrumbs: [{ href: '/console/people', text: consoleWords[lang].people }],
      body: (
        <AccountPage
          account={null}
          units=""
          examines=""
          register={register}
          history={[]}
          action={path}
          command={command}
        />
      ),
    };
  },
  post: (visit, form) => put(visit, form, textOf(form, 'id')),
};

export const accountPage: ConsoleRoute = {
  path: '/console/people/:id',
  get: async ({ w, person, params, jurisdiction, lang, path, command }) => {
    const [account, units] = await Promise.all([
      seeAccount(w, person, jurisdiction, params.id ?? ''),
      unitsIn(w, jurisdiction),
    ]);
    const names = new Map(units.map((u) => [u.id, u.name]));
    const namesOf = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id).join('\n');
    return {
      title: account.person.name,
      breadcrumbs: [{ href: '/console/people', text: consoleWords[lang].people }],
      body: (
        <AccountPage
          account={account}
          units={namesOf(account.person.units)}
          examines={namesOf(account.person.examines ?? [])}
          register={units}
          history={account.history}
          action={path}
          command={command}
        />
      ),
    };
  },
  post: (visit, form) => put(visit, form, visit.params.id ?? ''),
};

async function put({ w, person, jurisdiction }: Visit, form: FormData, id: string): Promise<Elsewhere> {
  const name = textOf(form, 'name');
  const wanted = new Set(form.getAll('roles'));
  const roles: Role[] = codesOf(role).filter((code) => wanted.has(code));
  const errors: Record<string, FieldErrors[string]> = {};
  if (!/^[\w.:@|-]{1,128}$/.test(id))
    errors.id = { zh: '只能是字母、数字和 . : @ | - _', en: 'Letters, digits and . : @ | - _ only' };
  if (name === '' || [...name].length > 40)
    errors.name = { zh: '请填写姓名，最多 40 字', en: 'A name of up to 40 characters' };
  if (roles.length === 0) errors.roles = { zh: '请至少选择一个角色', en: 'Choose a role' };
  const register = await unitsIn(w, jurisdiction);
  const [units, examines] = (['units', 'examines'] as const).map((field) => {
    const named = unitsNamed(register, linesOf(textOf(form, field)));
    const unknown = named.unknown.join('、');
    if (unknown) errors[field] = { zh: `名册中没有：${unknown}`, en: `Not in the register: ${unknown}` };
    return named.units;
  });
  if (Object.keys(errors).length > 0) throw new WrongInput(errors, typedIn(form));
  const active = form.has('active');
  const version = Number(textOf(form, 'version'));
  const phone = textOf(form, 'phone') || undefined;
  const scope = { units: units ?? [], ...(examines?.length ? { examines } : {}) };
  await putAccount(w, person, commandOf(form), jurisdiction, { id, name, roles, ...scope, active, phone, version });
  return { to: `/console/people/${encodeURIComponent(id)}`, done: 'saved' };
}

function unitsNamed(register: readonly UnitName[], names: readonly string[]) {
  const ids = new Map(register.flatMap((u) => [[u.name, u.id] as const, [u.id, u.id] as const]));
  return {
    units: [...new Set(names.flatMap((name) => ids.get(name) ?? []))],
    unknown: names.filter((name) => !ids.has(name)),
  };
}
