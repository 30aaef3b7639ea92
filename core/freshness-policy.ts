import type { Label } from '#core/codes/code-list.ts';
import { inForceOn } from '#core/in-force.ts';
import type { FieldGroup, LocalDate } from '#core/model.ts';

/** A span counted in China's working days, or in calendar months. */
export type Span = { workingDays: number } | { months: number };

export type FreshnessRule = {
  group: FieldGroup;
  /** How long a disclosure stands without a change or a confirmation. */
  limit: Span;
  /** How long before the limit it counts as due soon. */
  notice: Span;
  /** How long after the limit stale turns into very stale. */
  grace: Span;
  /** The rule or practice the limit rests on. */
  basis: Label;
};

/** 批量发布: so many changes in a window, and such a share of them on one day. */
export type BatchRule = { months: number; changes: number; share: number; basis: Label };

/** The rules of timeliness in force from a day on; whatever is decided by them names the version. */
export type FreshnessPolicy = {
  version: string;
  from: LocalDate;
  rules: Record<FieldGroup, FreshnessRule>;
  /** Working days from a document to the publication of what it changes. */
  publication: { workingDays: number; basis: Label };
  batch: BatchRule;
};

export const noticeDays = 10;
/** 政府信息公开条例 26 gives 20 working days to publish; when they have passed once more, stale is very stale. */
export const graceDays = 20;

const notice: Span = { workingDays: noticeDays };
const grace: Span = { workingDays: graceDays };

/** Policies by the day they begin to count, oldest first. */
export type FreshnessPolicies = readonly [FreshnessPolicy, ...FreshnessPolicy[]];

/** What counts where a county has set nothing of its own (`core/settings/freshness.ts`). */
export const freshnessPolicies: FreshnessPolicies = [
  {
    version: '2026-01',
    from: '2026-01-01',
    rules: {
      identity: {
        group: 'identity',
        limit: { months: 12 },
        notice,
        grace,
        basis: { zh: '机构编制实名制年度核对惯例', en: 'yearly check of the real-name register (practice)' },
      },
      establishment: {
        group: 'establishment',
        limit: { months: 6 },
        notice,
        grace,
        basis: { zh: '机构编制信息半年更新惯例', en: 'half-yearly update of establishment data (practice)' },
      },
      leadership: {
        group: 'leadership',
        limit: { months: 3 },
        notice,
        grace,
        basis: { zh: '季度核实惯例', en: 'quarterly confirmation (practice)' },
      },
      staff: {
        group: 'staff',
        limit: { months: 3 },
        notice,
        grace,
        basis: { zh: '季度核实惯例', en: 'quarterly confirmation (practice)' },
      },
    },
    publication: {
      workingDays: 20,
      basis: { zh: '政府信息公开条例 26', en: 'Regulations on Open Government Information, art. 26' },
    },
    batch: {
      months: 12,
      changes: 10,
      share: 0.5,
      basis: { zh: '本系统的提示办法，不是对单位的结论', en: 'a hint this system gives, no finding about a unit' },
    },
  },
];

/** The policy in force on a day, of those a county goes by. */
export const policyOn = (policies: FreshnessPolicies, day: LocalDate): FreshnessPolicy => inForceOn(policies, day);
