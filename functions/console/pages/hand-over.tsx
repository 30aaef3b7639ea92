import { HandOverPage } from '#console/hand-over.tsx';
import { consoleWords } from '#console/words.ts';
import { unitNames } from '#functions/console/unit-names.ts';
import type { ConsoleRoute } from '#functions/console/visit.ts';
import { idFrom } from '#functions/pages/ids.ts';
import { commandOf, textOf, typedIn } from '#functions/pages/read-form.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { seeAccount } from '#functions/workflow/accounts.ts';
import { handOverUnits } from '#functions/workflow/people.ts';

/** 信息员交接 (S9): from one account to another of the county, both at once. */
export const handOverPage: ConsoleRoute = {
  path: '/console/people/:id/hand-over',
  get: async ({ w, person, params, jurisdiction, lang, path, command }) => {
    const giving = await seeAccount(w, person, jurisdiction, params.id ?? '');
    const isOfficer = giving.person.roles.includes('informationOfficer');
    const [units, all] = await Promise.all([
      isOfficer ? unitNames(w, giving.person.units) : [],
      w.people.inJurisdiction(jurisdiction),
    ]);
    const others = all.filter((p) => p.active && p.id !== giving.person.id);
    return {
      title: lang === 'zh' ? '信息员交接' : 'Hand over',
      breadcrumbs: [
        { href: '/console/people', text: consoleWords[lang].people },
        { href: `/console/people/${encodeURIComponent(giving.person.id)}`, text: giving.person.name },
      ],
      body: <HandOverPage action={path} command={command} version={giving.version} units={units} people={others} />,
    };
  },
  post: async ({ w, person, params, jurisdiction }, form) => {
    const to = idFrom(textOf(form, 'to'));
    if (!to) throw new WrongInput({ to: { zh: '请选择接手人', en: 'Choose who takes over' } }, typedIn(form));
    const units = form.getAll('units').filter((unit) => typeof unit === 'string');
    await handOverUnits(w, person, commandOf(form), jurisdiction, {
      from: { id: params.id ?? '', version: Number(textOf(form, 'version')) },
      to,
      units,
    });
    return { to: `/console/people/${encodeURIComponent(to)}`, done: 'saved' };
  },
};
