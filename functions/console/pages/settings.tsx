import type { ComponentChildren } from 'preact';
import { CatalogueFields } from '#console/catalogue.tsx';
import { DictionaryPage } from '#console/dictionary.tsx';
import { SettingPage, SettingsList } from '#console/settings.tsx';
import { consoleWords } from '#console/words.ts';
import {
  basisOf,
  type FormKind,
  formFrom,
  isFormKind,
  memberLabels,
  memberRow,
  pointRow,
  settingForm,
  settingLabels,
  valueFrom,
  versionForm,
} from '#contract/settings.ts';
import { dictionary } from '#core/codes/dictionary.ts';
import type { JurisdictionCode } from '#core/model.ts';
import { policyId, standingPolicies } from '#core/policies.ts';
import { type CommitteeMember, memberKey } from '#core/settings/committees.ts';
import {
  basisLabel,
  type SettingBasis,
  type SettingKind,
  type SettingValues,
  settingKinds,
  versionName,
} from '#core/settings/model.ts';
import type { QueryPoint } from '#core/settings/query-points.ts';
import { Rows } from '#functions/console/pages/rows-fields.tsx';
import { readRows } from '#functions/console/rows.ts';
import { type ConsoleRoute, type Elsewhere, NothingThere, type Visit } from '#functions/console/visit.ts';
import { commandOf, readForm, textOf } from '#functions/pages/read-form.ts';
import { actorFor, type Workflow } from '#functions/workflow/context.ts';
import { listSettings, recordSetting, type Setting, seeSetting } from '#functions/workflow/settings.ts';
import { SchemaFields } from '#ui/form/schema-form.tsx';

/** 规则设置: every rule with the document it rests on and the day it began. */
export const settingsList: ConsoleRoute = {
  path: '/console/settings',
  get: async ({ w, person, jurisdiction, lang }) => {
    const settings = await listSettings(w, person, jurisdiction);
    const policies = await policiesIn(w, jurisdiction);
    const rows = settings.map((setting) => ({
      kind: setting.kind,
      name: settingKinds[setting.kind],
      rule: { ...setting.rule, policy: policies.of(basisInForce(setting)) },
    }));
    return { title: consoleWords[lang].settings, body: <SettingsList settings={rows} /> };
  },
};

/** 数据字典: what the codes are called. Their meaning is part of what has been published, so that no setting changes it. */
export const dictionaryPage: ConsoleRoute = {
  path: '/console/settings/dictionary',
  get: async ({ person, jurisdiction, lang }) => {
    actorFor(person, 'manageSettings', { jurisdiction });
    return {
      title: consoleWords[lang].dictionary,
      breadcrumbs: [{ href: '/console/settings', text: consoleWords[lang].settings }],
      body: <DictionaryPage lists={dictionary} />,
    };
  },
};

/** One rule: changed by recording its next version. */
export const settingPage: ConsoleRoute = {
  path: '/console/settings/:kind',
  get: async ({ w, person, params, jurisdiction, lang, path, command }) => {
    const kind = kindOf(params.kind);
    const setting = await seeSetting(w, person, jurisdiction, kind);
    const policies = await policiesIn(w, jurisdiction);
    return {
      title: settingKinds[kind][lang],
      breadcrumbs: [{ href: '/console/settings', text: consoleWords[lang].settings }],
      body: (
        <SettingPage
          rule={{ ...setting.rule, policy: policies.of(basisInForce(setting)) }}
          newest={setting.newest}
          versions={setting.versions
            .map((v) => ({ ...v, basis: basisLabel(v.basis), policy: policies.of(v.basis) }))
            .reverse()}
          action={path}
          command={command}
        >
          {fieldsOf(setting, { lang, jurisdiction }, { basisNumber: policies.numbers })}
        </SettingPage>
      ),
    };
  },
  post: (visit, form) => {
    const kind = kindOf(visit.params.kind);
    if (isFormKind(kind)) return recordForm(visit, form, kind);
    return kind === 'points' ? recordPoints(visit, form) : recordMembers(visit, form);
  },
};

function kindOf(given: string | undefined): SettingKind {
  const kind = (Object.keys(settingKinds) as SettingKind[]).find((k) => k === given);
  if (!kind) throw new NothingThere();
  return kind;
}

/** The document that the rule in force rests on, where the county has recorded it. */
const basisInForce = <K extends SettingKind>({ rule, versions }: Setting<K>): SettingBasis | undefined =>
  versions.find((version) => versionName(version) === rule.version)?.basis;

/** Where the policy documents of a county are, by the basis of a rule, and the numbers of those that count. */
async function policiesIn({ policies }: Pick<Workflow, 'policies'>, jurisdiction: JurisdictionCode) {
  const standing = standingPolicies(await policies.versions(jurisdiction));
  const known = new Set(standing.map(({ id }) => id));
  return {
    of: (basis: SettingBasis | undefined): string | undefined => {
      const id = basis && policyId(basis.number);
      return id && known.has(id) ? `/console/policies/${id}` : undefined;
    },
    numbers: standing.flatMap(({ number, ended }) => (ended ? [] : [number])),
  };
}

function fieldsOf<K extends SettingKind>(
  { kind, rule }: Setting<K>,
  { lang, jurisdiction }: Pick<Visit, 'lang' | 'jurisdiction'>,
  offers: Record<string, string[]>,
): ComponentChildren {
  if (isFormKind(kind)) {
    const value = rule as SettingValues[FormKind];
    const stored = (formFrom[kind] as (value: SettingValues[FormKind]) => Record<string, unknown>)(value);
    // In a table with all that is public, where what a field rests on can be seen beside the choice.
    if (kind === 'catalogue')
      return (
        <>
          <CatalogueFields
            narrowed={(rule as SettingValues['catalogue']).narrowed}
            data={`/v1/catalogue?jurisdiction=${jurisdiction}`}
          />
          <SchemaFields schema={versionForm} offers={offers} />
        </>
      );
    return <SchemaFields schema={settingForm(kind)} stored={stored} labels={settingLabels} offers={offers} />;
  }
  return (
    <>
      {kind === 'points' ? (
        <Rows
          title={lang === 'zh' ? '查询点' : 'Query points'}
          name="points"
          schema={pointRow}
          stored={(rule as SettingValues['points']).points}
        />
      ) : (
        <Rows
          title={lang === 'zh' ? '组成人员' : 'Members'}
          name="members"
          schema={memberRow}
          stored={(rule as SettingValues['committees']).members}
          labels={memberLabels}
        />
      )}
      <SchemaFields schema={versionForm} offers={offers} />
    </>
  );
}

async function recordForm<K extends FormKind>(visit: Visit, form: FormData, kind: K): Promise<Elsewhere> {
  const given = readForm(settingForm(kind), form);
  const value = (valueFrom[kind] as (form: unknown) => SettingValues[K])(given);
  return record(visit, form, kind, value);
}

const recordPoints = (visit: Visit, form: FormData): Promise<Elsewhere> =>
  record(visit, form, 'points', { points: readRows(pointRow, 'points', form, (p) => p.id) as QueryPoint[] });

const recordMembers = (visit: Visit, form: FormData): Promise<Elsewhere> =>
  record(visit, form, 'committees', { members: readRows(memberRow, 'members', form, memberKey) as CommitteeMember[] });

async function record<K extends SettingKind>(
  { w, person, jurisdiction, path }: Visit,
  form: FormData,
  kind: K,
  value: SettingValues[K],
): Promise<Elsewhere> {
  const version = readForm(versionForm, form);
  await recordSetting(w, person, commandOf(form), jurisdiction, {
    kind,
    after: Number(textOf(form, 'after')),
    from: version.from,
    basis: basisOf(version),
    value,
  });
  return { to: path, done: 'recorded' };
}
