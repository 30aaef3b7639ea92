import { UnitPage } from '#console/unit.tsx';
import { UnitList } from '#console/unit-list.tsx';
import { consoleWords } from '#console/words.ts';
import { freshnessOfAll } from '#core/freshness.ts';
import { fieldGroups } from '#core/model.ts';
import { roleFor } from '#core/permissions.ts';
import { isFresh } from '#core/workflow/fresh.ts';
import { isOpen } from '#core/workflow/model.ts';
import { signInAgain } from '#functions/console/sign-in-again.ts';
import { unitFor } from '#functions/console/unit-for.ts';
import type { ConsoleRoute } from '#functions/console/visit.ts';
import { unitRow } from '#functions/open-data/unit-row.ts';
import { commandOf, textOf, typedIn } from '#functions/pages/read-form.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { confirmUnchanged } from '#functions/workflow/confirm.ts';
import { registrationOf } from '#functions/workflow/register.ts';
import { unitSeen, unitsSeen } from '#functions/workflow/units.ts';
import type { FieldErrors } from '#ui/form/state.ts';

const collator = new Intl.Collator('zh-CN');

/** 单位: every unit I may see, with what is known and published of it. */
export const unitList: ConsoleRoute = {
  path: '/console/units',
  get: async ({ w, person, jurisdiction, lang, day, query }) => {
    const [records, rules] = await Promise.all([unitsSeen(w, person, jurisdiction), w.rulesOn(jurisdiction, day)]);
    const all = records.map((record) => unitRow(record, day, rules.freshness));
    const asked = (name: string) => (query.get(name) ?? '').trim();
    const [q, stage, status, freshness] = [asked('q'), asked('stage'), asked('status'), asked('freshness')];
    const over = asked('over') === 'true';
    const rows = all
      .filter((u) => [u.name, ...u.otherNames].some((name) => name.includes(q)))
      .filter((u) => stage === '' || u.stage === stage)
      .filter((u) => status === '' || u.status === status)
      .filter((u) => freshness === '' || u.freshness?.state === freshness)
      .filter((u) => !over || u.totals.over > 0)
      .sort((a, b) => collator.compare(a.name, b.name));
    const coverage = { registered: all.length, published: all.filter((u) => u.status === 'published').length };
    return {
      title: consoleWords[lang].units,
      values: { q, stage, status, freshness, over: over ? ['true'] : [] },
      body: <UnitList rows={rows} coverage={coverage} query={Object.fromEntries(query)} />,
    };
  },
};

export const unitPage: ConsoleRoute = {
  path: '/console/units/:unit',
  get: async (visit) => {
    const { w, person, signedInAt, now, day, lang, path, command } = visit;
    const { unit, name, place, releases, withdrawn } = await unitFor(visit);
    const { jurisdiction } = place;
    const [submissions, { registration }, seen, rules] = await Promise.all([
      w.submissions.ofUnit(unit).then((ids) => w.submissions.getMany(ids)),
      registrationOf(w, jurisdiction, unit),
      unitSeen(w, jurisdiction, unit),
      w.rulesOn(jurisdiction, day),
    ]);
    const mayConfirm = roleFor(person, 'confirmUnit', place) !== undefined;
    return {
      title: name,
      breadcrumbs: [{ href: '/console/units', text: consoleWords[lang].units }],
      body: (
        <UnitPage
          unit={unit}
          registration={registration}
          freshness={seen?.published ? freshnessOfAll(seen.published.touched, day, rules.freshness) : []}
          release={releases[0] ?? null}
          withdrawn={withdrawn}
          submissions={submissions}
          confirm={mayConfirm ? (isFresh(signedInAt, now) ? 'fresh' : 'stale') : null}
          signIn={signInAgain(path)}
          takeDown={roleFor(person, 'takeDown', place) && releases.length > 0 ? `${path}/take-down` : null}
          start={
            roleFor(person, 'startSubmission', place) && !submissions.some(({ state }) => isOpen(state))
              ? '/console/submissions/new'
              : null
          }
          register={roleFor(person, 'editRegister', place) ? `${path}/registration` : null}
          mandate={roleFor(person, 'viewMandates', place) ? `/console/mandates/${unit}` : null}
          command={command}
        />
      ),
    };
  },
  post: async ({ w, person, params, signedInAt }, form) => {
    const unit = params.unit ?? '';
    const key = commandOf(form);
    const groups = fieldGroups.filter((group) => form.getAll('groups').includes(group));
    const errors: Record<string, FieldErrors[string]> = {};
    if (groups.length === 0) errors.groups = { zh: '请勾选核实的部分', en: 'Tick what is confirmed' };
    if (Object.keys(errors).length > 0) throw new WrongInput(errors, typedIn(form));
    const given = { groups, baseRelease: Number(textOf(form, 'release')), signedInAt };
    await confirmUnchanged(w, person, key, unit, given);
    return { to: `/console/units/${unit}`, done: 'confirmed' };
  },
};
