import { RegistrationPage } from '#console/registration.tsx';
import { consoleWords } from '#console/words.ts';
import { codesOf } from '#core/codes/code-list.ts';
import { rolloutStage, withholdingReason } from '#core/codes/lists.ts';
import { unitFor } from '#functions/console/unit-for.ts';
import type { ConsoleRoute } from '#functions/console/visit.ts';
import { assertLengths, commandOf, textOf, typedIn } from '#functions/pages/read-form.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { actorFor } from '#functions/workflow/context.ts';
import { registrationOf } from '#functions/workflow/register.ts';
import { changeRegistration, decisionsOf } from '#functions/workflow/registrations.ts';

/** 登记开展阶段与未公开原因. */
export const registrationPage: ConsoleRoute = {
  path: '/console/units/:unit/registration',
  get: async (visit) => {
    const { w, person, lang, path, command } = visit;
    const { unit, name, place } = await unitFor(visit);
    actorFor(person, 'editRegister', place);
    const [{ registration }, decisions] = await Promise.all([
      registrationOf(w, place.jurisdiction, unit),
      decisionsOf(w, unit),
    ]);
    return {
      title: lang === 'zh' ? `登记开展阶段：${name}` : `Stage of rollout: ${name}`,
      breadcrumbs: [
        { href: '/console/units', text: consoleWords[lang].units },
        { href: `/console/units/${unit}`, text: name },
      ],
      body: <RegistrationPage registration={registration} decisions={decisions} action={path} command={command} />,
    };
  },
  post: async ({ w, person, params }, form) => {
    const unit = params.unit ?? '';
    assertLengths(form, { document: 60 });
    const stage = codesOf(rolloutStage).find((code) => code === textOf(form, 'stage'));
    if (!stage) throw new WrongInput({ stage: { zh: '请选择开展阶段', en: 'Choose the stage' } }, typedIn(form));
    const withheld = codesOf(withholdingReason).find((code) => code === textOf(form, 'withheld')) ?? null;
    await changeRegistration(w, person, commandOf(form), unit, { stage, withheld, document: textOf(form, 'document') });
    return { to: `/console/units/${unit}`, done: 'recorded' };
  },
};
