import type { Label } from '#core/codes/code-list.ts';
import {
  type FreshnessPolicy,
  type FreshnessRule,
  freshnessPolicies,
  graceDays,
  noticeDays,
  type Span,
} from '#core/freshness-policy.ts';
import { type FieldGroup, fieldGroups, type LocalDate } from '#core/model.ts';

/** 公开时效 as a county sets it; counts of days are working days. */
export type FreshnessLimits = {
  /** How long each part stands without a change or a confirmation. */
  limits: Record<FieldGroup, Span>;
  /** How long before its limit a part counts as due soon. */
  notice: number;
  /** How long after its limit a stale part turns into a very stale one. */
  grace: number;
  /** From a document to the publication of what it changes. */
  publication: number;
  /** 批量发布: `changes` in a window of `months`, of which such a `share` (0 … 1) on one day. */
  batch: { months: number; changes: number; share: number };
};

type Ruled = { version: string; from: LocalDate; basis: Label };

const [{ version, from, rules, publication, batch }] = freshnessPolicies;

/** What a county that has set nothing goes by, as it would set it. */
export const shippedFreshness: Ruled & FreshnessLimits = {
  version,
  from,
  basis: {
    zh: '政府信息公开条例第二十六条；机构编制核对惯例',
    en: 'Regulations on Open Government Information, art. 26; practice of checking establishment data',
  },
  limits: mapGroups((group) => rules[group].limit),
  notice: noticeDays,
  grace: graceDays,
  publication: publication.workingDays,
  batch: { months: batch.months, changes: batch.changes, share: batch.share },
};

/** The policy that a county's rule makes; every part of it rests on the county's document. */
export const policyBy = ({ basis, ...value }: Ruled & FreshnessLimits): FreshnessPolicy => ({
  version: value.version,
  from: value.from,
  rules: mapGroups(
    (group): FreshnessRule => ({
      group,
      limit: value.limits[group],
      notice: { workingDays: value.notice },
      grace: { workingDays: value.grace },
      basis,
    }),
  ),
  publication: { workingDays: value.publication, basis },
  batch: { ...value.batch, basis },
});

function mapGroups<T>(of: (group: FieldGroup) => T): Record<FieldGroup, T> {
  return Object.fromEntries(fieldGroups.map((group) => [group, of(group)])) as Record<FieldGroup, T>;
}
