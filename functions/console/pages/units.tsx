import { TakeDownPage, TakedownPage, UnitPage } from '#console/units.tsx';
import { codesOf } from '#core/codes/code-list.ts';
import { takedownReason } from '#core/codes/work-lists.ts';
import { fieldGroups } from '#core/model.ts';
import { roleFor } from '#core/permissions.ts';
import { isFresh } from '#core/workflow/fresh.ts';
import { signInAgain } from '#functions/console/sign-in-again.ts';
import { unitNames } from '#functions/console/unit-names.ts';
import { type ConsoleRoute, NothingThere, type Visit } from '#functions/console/visit.ts';
import { assertLengths, commandOf, textOf, typedIn } from '#functions/pages/read-form.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { confirmUnchanged } from '#functions/workflow/confirm.ts';
import { actorFor } from '#functions/workflow/context.ts';
import { confirmTakedown, seeTakedown, takeDown } from '#functions/workflow/takedowns.ts';
import { standingOf } from '#store/standing.ts';
import type { FieldErrors } from '#ui/form/state.ts';

/** A unit's releases on the ledger, newest first, and its name; 404 for whom it is not to be seen. */
async function unitFor({ w, person, params }: Visit) {
  const unit = params.unit ?? '';
  const jurisdiction = await w.jurisdictionOf(unit);
  const [named] = await unitNames(w, [unit]);
  if (!jurisdiction || !named) throw new NothingThere();
  const place = { jurisdiction, unit };
  actorFor(person, 'viewSubmission', place);
  const [entries, standing] = await Promise.all([
    w.ledger.releasesOf(jurisdiction, unit),
    standingOf(w.ledger, jurisdiction, unit),
  ]);
  const releases = entries.flatMap((e) => ('release' in e ? [{ number: e.release, at: e.at }] : []));
  return { unit, name: named.name, place, releases, withdrawn: standing?.withdrawn ?? null };
}

export const unitPage: ConsoleRoute = {
  path: '/console/units/:unit',
  get: async (visit) => {
    const { w, person, signedInAt, now, path, command } = visit;
    const { unit, name, place, releases, withdrawn } = await unitFor(visit);
    const submissions = await w.submissions.getMany(await w.submissions.ofUnit(unit));
    const mayConfirm = roleFor(person, 'confirmUnit', place) !== undefined;
    return {
      title: name,
      body: (
        <UnitPage
          unit={unit}
          release={releases[0] ?? null}
          withdrawn={withdrawn}
          submissions={submissions}
          confirm={mayConfirm ? (isFresh(signedInAt, now) ? 'fresh' : 'stale') : null}
          signIn={signInAgain(path)}
          takeDown={roleFor(person, 'takeDown', place) && releases.length > 0 ? `${path}/take-down` : null}
          command={command}
        />
      ),
    };
  },
  post: async ({ w, person, params, signedInAt }, form) => {
    const unit = params.unit ?? '';
    const groups = fieldGroups.filter((group) => form.getAll('groups').includes(group));
    const errors: Record<string, FieldErrors[string]> = {};
    if (groups.length === 0) errors.groups = { zh: '请勾选核实的部分', en: 'Tick what is confirmed' };
    if (Object.keys(errors).length > 0) throw new WrongInput(errors, typedIn(form));
    await confirmUnchanged(w, person, unit, { groups, baseRelease: Number(textOf(form, 'release')), signedInAt });
    return { to: `/console/units/${unit}`, done: 'confirmed' };
  },
};

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
