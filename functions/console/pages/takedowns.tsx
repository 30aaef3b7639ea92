import { TakeDownPage, TakedownPage } from '#console/takedowns.tsx';
import { codesOf } from '#core/codes/code-list.ts';
import { takedownReason } from '#core/codes/work-lists.ts';
import { roleFor } from '#core/permissions.ts';
import { unitFor } from '#functions/console/unit-for.ts';
import type { ConsoleRoute } from '#functions/console/visit.ts';
import { assertLengths, commandOf, textOf, typedIn } from '#functions/pages/read-form.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { actorFor } from '#functions/workflow/context.ts';
import { confirmTakedown, seeTakedown, takeDown } from '#functions/workflow/takedowns.ts';
import type { FieldErrors } from '#ui/form/state.ts';

export const takeDownPage: ConsoleRoute = {
  path: '/console/units/:unit/take-down',
  get: async (visit) => {
    const { unit, name, place, releases } = await unitFor(visit);
    actorFor(visit.person, 'takeDown', place);
    return {
      title: visit.lang === 'zh' ? `撤下：${name}` : `Take down: ${name}`,
      breadcrumbs: [{ href: `/console/units/${unit}`, text: name }],
      body: <TakeDownPage unit={unit} releases={releases} command={visit.command} />,
    };
  },
  post: async ({ w, person, params, signedInAt }, form) => {
    const releases = form.getAll('releases').map(Number).filter(Number.isInteger);
    const reason = codesOf(takedownReason).find((code) => code === textOf(form, 'reason'));
    const errors: Record<string, FieldErrors[string]> = {};
    if (releases.length === 0) errors.releases = { zh: '请选择要撤下的版本', en: 'Choose the releases to take down' };
    if (!reason) errors.reason = { zh: '请选择撤下原因', en: 'Choose the reason' };
    if (!reason || Object.keys(errors).length > 0) throw new WrongInput(errors, typedIn(form));
    const order = { unit: params.unit ?? '', releases, reason, text: textOf(form, 'text'), signedInAt };
    const { id } = await takeDown(w, person, commandOf(form), order);
    return { to: `/console/takedowns/${id}`, done: 'takenDown' };
  },
};

export const takedownPage: ConsoleRoute = {
  path: '/console/takedowns/:id',
  get: async ({ w, person, params, day, command }) => {
    const takedown = await seeTakedown(w, params.id ?? '', person);
    return {
      title: takedown.unitName,
      body: (
        <TakedownPage
          takedown={takedown}
          day={day}
          mayConfirm={roleFor(person, 'confirmTakedown', takedown) !== undefined}
          own={takedown.by.id === person.id}
          command={command}
        />
      ),
    };
  },
  post: async ({ w, person, params, signedInAt }, form) => {
    const id = params.id ?? '';
    assertLengths(form, { note: 2_000 });
    await confirmTakedown(w, id, person, commandOf(form), { note: textOf(form, 'note'), signedInAt });
    return { to: `/console/takedowns/${id}`, done: 'confirmed' };
  },
};
