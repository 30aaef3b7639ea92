import { StandInPage } from '#console/stand-in.tsx';
import { consoleWords } from '#console/words.ts';
import { unitRoles } from '#core/people.ts';
import { unitNames } from '#functions/console/unit-names.ts';
import type { ConsoleRoute } from '#functions/console/visit.ts';
import { idFrom } from '#functions/pages/ids.ts';
import { assertLengths, commandOf, textOf, typedIn } from '#functions/pages/read-form.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { seeAccount } from '#functions/workflow/accounts.ts';
import { delegateRole, endDelegation, standInsFor } from '#functions/workflow/delegations.ts';
import type { FieldErrors } from '#ui/form/state.ts';

/** 委托代办 (S9): who acts for a person that is away, and until when. */
export const standInPage: ConsoleRoute = {
  path: '/console/people/:id/stand-in',
  get: async ({ w, person, params, jurisdiction, lang, path, day, command }) => {
    const { person: giving } = await seeAccount(w, person, jurisdiction, params.id ?? '');
    const [units, all] = await Promise.all([unitNames(w, giving.units), w.people.inJurisdiction(jurisdiction)]);
    const names = new Map(units.map((u) => [u.id, u.name]));
    const others = all.filter(
      (p) => p.active && p.id !== giving.id && p.roles.every((role) => unitRoles.includes(role)),
    );
    return {
      title: lang === 'zh' ? '委托代办' : 'Standing in',
      breadcrumbs: [
        { href: '/console/people', text: consoleWords[lang].people },
        { href: `/console/people/${encodeURIComponent(giving.id)}`, text: giving.name },
      ],
      body: (
        <StandInPage
          action={path}
          command={command}
          roles={giving.roles.filter((role) => unitRoles.includes(role))}
          units={units}
          people={others}
          standing={standInsFor(all, giving, day).map((one) => ({
            ...one,
            unitName: names.get(one.delegation.unit) ?? one.delegation.unit,
          }))}
        />
      ),
    };
  },
  post: async ({ w, person, params, jurisdiction, path }, form) => {
    const from = params.id ?? '';
    const key = commandOf(form);
    const ended = textOf(form, 'end');
    if (ended !== '') {
      const to = idFrom(textOf(form, 'standIn'));
      await endDelegation(w, person, key, jurisdiction, { from, to, delegation: ended });
      return { to: path, done: 'saved' };
    }
    assertLengths(form, { reason: 200 });
    const to = idFrom(textOf(form, 'to'));
    const role = unitRoles.find((one) => one === textOf(form, 'role'));
    const errors: Record<string, FieldErrors[string]> = {};
    if (!to) errors.to = { zh: '请选择由谁代办', en: 'Choose who stands in' };
    if (!role) errors.role = { zh: '请选择角色', en: 'Choose the role' };
    if (!to || !role) throw new WrongInput(errors, typedIn(form));
    const units = form.getAll('units').filter((unit) => typeof unit === 'string');
    const [first, last] = [textOf(form, 'from'), textOf(form, 'until')];
    const given = { role, units, from: first, until: last, reason: textOf(form, 'reason') };
    await delegateRole(w, person, key, jurisdiction, { from, to, given });
    return { to: path, done: 'saved' };
  },
};
