import { CheckBackList, CheckBackPage } from '#console/check-backs.tsx';
import { consoleWords } from '#console/words.ts';
import { codesOf } from '#core/codes/code-list.ts';
import { checkBackOutcome } from '#core/codes/work-lists.ts';
import { roleFor } from '#core/permissions.ts';
import type { ConsoleRoute } from '#functions/console/visit.ts';
import { commandOf, textOf, typedIn } from '#functions/pages/read-form.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { answerCheckBack, openCheckBacks, seeCheckBack } from '#functions/workflow/check-backs.ts';
import { actorFor } from '#functions/workflow/context.ts';

/** 校核: doubts of provinces that wait for the office's answer. */
export const checkBackList: ConsoleRoute = {
  path: '/console/check-backs',
  get: async ({ w, person, jurisdiction, lang, day }) => {
    actorFor(person, 'viewCheckBacks', { jurisdiction });
    return {
      title: consoleWords[lang].checkBacks,
      body: <CheckBackList checkBacks={await openCheckBacks(w, jurisdiction)} day={day} />,
    };
  },
};

export const checkBackPage: ConsoleRoute = {
  path: '/console/check-backs/:id',
  get: async ({ w, person, params, lang, day, command }) => {
    const checkBack = await seeCheckBack(w, params.id ?? '', person);
    return {
      title: checkBack.unitName,
      breadcrumbs: [{ href: '/console/check-backs', text: consoleWords[lang].checkBacks }],
      body: (
        <CheckBackPage
          checkBack={checkBack}
          day={day}
          mayAnswer={roleFor(person, 'answerCheckBack', checkBack) !== undefined}
          command={command}
        />
      ),
    };
  },
  post: async ({ w, person, params }, form) => {
    const id = params.id ?? '';
    const outcome = codesOf(checkBackOutcome).find((code) => code === textOf(form, 'outcome'));
    if (!outcome) throw new WrongInput({ outcome: { zh: '请选择校核结果', en: 'Choose the outcome' } }, typedIn(form));
    await answerCheckBack(w, id, person, commandOf(form), { outcome, text: textOf(form, 'text') });
    return { to: `/console/check-backs/${id}`, done: 'answered' };
  },
};
