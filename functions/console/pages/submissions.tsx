import { StartPage } from '#console/start.tsx';
import { SubmissionList } from '#console/submission-list.tsx';
import { consoleWords } from '#console/words.ts';
import { rolesOf, unitsOf } from '#core/delegation.ts';
import { roleFor } from '#core/permissions.ts';
import { openStates } from '#core/workflow/model.ts';
import { waitsOn } from '#core/workflow/todos.ts';
import { unitNames } from '#functions/console/unit-names.ts';
import type { ConsoleRoute } from '#functions/console/visit.ts';
import { idFrom } from '#functions/pages/ids.ts';
import { commandOf, textOf } from '#functions/pages/read-form.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { NotAllowed } from '#functions/workflow/context.ts';
import { openSubmissions } from '#functions/workflow/lists.ts';
import { startSubmission } from '#functions/workflow/start.ts';

/** 申报队列: everything under way that I may see, with whose hands it is in and for how long. */
export const submissionList: ConsoleRoute = {
  path: '/console/submissions',
  get: async ({ w, person, jurisdiction, lang, day, query }) => {
    const all = await openSubmissions(w, person, jurisdiction);
    const state = query.get('state') ?? '';
    const mine = query.get('mine') === 'true';
    const unit = (query.get('unit') ?? '').trim();
    const rows = all
      .filter((s) => state === '' || s.state === state)
      .filter((s) => !mine || waitsOn(person, s))
      .filter((s) => unit === '' || s.unitName.includes(unit));
    return {
      title: consoleWords[lang].submissions,
      values: { state, unit, mine: mine ? ['true'] : [] },
      body: (
        <SubmissionList
          rows={rows}
          all={all.length}
          day={day}
          states={openStates}
          query={Object.fromEntries(query)}
          canStart={rolesOf(person).includes('informationOfficer')}
        />
      ),
    };
  },
};

/** 新建申报: for one of my units that has none under way. */
export const startPage: ConsoleRoute = {
  path: '/console/submissions/new',
  get: async ({ w, person, jurisdiction, lang, command }) => {
    if (!unitsOf(person).some((unit) => roleFor(person, 'startSubmission', { jurisdiction, unit })))
      throw new NotAllowed('startSubmission', { jurisdiction });
    const [open, names] = await Promise.all([openSubmissions(w, person, jurisdiction), unitNames(w, unitsOf(person))]);
    return {
      title: lang === 'zh' ? '新建申报' : 'Start a submission',
      breadcrumbs: [{ href: '/console/submissions', text: consoleWords[lang].submissions }],
      body: <StartPage units={names} open={open} command={command} />,
    };
  },
  post: async ({ w, person }, form) => {
    const unit = idFrom(textOf(form, 'unit'));
    if (!unit) throw new WrongInput({ unit: { zh: '请选择单位', en: 'Choose a unit' } }, {});
    const { id } = await startSubmission(w, person, unit, commandOf(form));
    return { to: `/console/submissions/${id}`, done: 'started' };
  },
};
