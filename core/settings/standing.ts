import { catalogue } from '#core/catalogue.ts';
import type { Label } from '#core/codes/code-list.ts';
import { examinationPolicies } from '#core/examination/policy.ts';
import { begunBy, inForceOn } from '#core/in-force.ts';
import type { LocalDate } from '#core/model.ts';
import { disclosureRuleSets } from '#core/settings/disclosure-clocks.ts';
import { shippedFreshness } from '#core/settings/freshness.ts';
import {
  basisLabel,
  type SettingKind,
  type SettingValues,
  type SettingVersion,
  versionName,
  versionsOf,
} from '#core/settings/model.ts';
import { calendarPolicies, clockPolicies } from '#core/workflow/clocks.ts';
import { workflowDefinitions } from '#core/workflow/definition.ts';

/** What is in force: by which version, since when, resting on what. */
export type Rule<K extends SettingKind> = { version: string; from: LocalDate; basis: Label } & SettingValues[K];
type Rules<K extends SettingKind> = readonly [Rule<K>, ...Rule<K>[]];

/** What this system ships with, for a county that has set nothing of its own yet. */
const shipped: { readonly [K in SettingKind]: Rules<K> } = {
  clocks: clockPolicies,
  workflow: workflowDefinitions,
  examination: examinationPolicies,
  calendar: calendarPolicies,
  points: [
    {
      version: '2026-01',
      from: '2026-01-01',
      basis: { zh: '尚未登记查询点', en: 'No query point has been recorded yet' },
      points: [],
    },
  ],
  disclosureClocks: [disclosureRuleSets[0]],
  freshness: [shippedFreshness],
  committees: [
    {
      version: '2026-01',
      from: '2026-01-01',
      basis: { zh: '尚未登记领导小组与专班组成人员', en: 'No member of a committee has been recorded yet' },
      members: [],
    },
  ],
  catalogue: [
    {
      version: catalogue.version,
      from: '2026-01-01',
      basis: {
        zh: '系统所附公开目录，各字段依据见表',
        en: 'The catalogue of the system; each field names what it rests on',
      },
      narrowed: {},
    },
  ],
};

/** The rule of a kind in force on a day: the county's own where one has begun, otherwise the shipped one. */
export function ruleOn<K extends SettingKind>(versions: readonly SettingVersion[], kind: K, day: LocalDate): Rule<K> {
  const own = begunBy(versionsOf(versions, kind), day);
  return own ? asRule(own) : inForceOn<Rule<K>>(shipped[kind], day);
}

/** A county's version as the rule it sets. */
export const asRule = <K extends SettingKind>(version: SettingVersion<K>): Rule<K> => ({
  version: versionName(version),
  from: version.from,
  basis: basisLabel(version.basis),
  ...version.value,
});
