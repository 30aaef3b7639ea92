import { addMonths, addWorkingDays, localDate, nextDay } from '#core/calendar.ts';
import type { Label } from '#core/codes/code-list.ts';
import type { FieldGroup, Instant, LocalDate } from '#core/model.ts';
import { fieldGroups } from '#core/model.ts';

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

export type FreshnessPolicy = { version: string; from: LocalDate; rules: Record<FieldGroup, FreshnessRule> };

const notice: Span = { workingDays: 10 };
/** 政府信息公开条例 26 gives 20 working days to publish; when they have passed once more, stale is very stale. */
const grace: Span = { workingDays: 20 };

/** Policies by the day they begin to count, oldest first. A county's stricter policy is a further row. */
export const freshnessPolicies: readonly [FreshnessPolicy, ...FreshnessPolicy[]] = [
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
  },
];

/** The policy in force on a day; before the first one, the first. */
export function policyOn(day: LocalDate): FreshnessPolicy {
  return freshnessPolicies.findLast((p) => p.from <= day) ?? freshnessPolicies[0];
}

/** 变更 and 核实: when a group last changed, and when it was last confirmed without change. */
export type Touched = { changedAt: Instant; confirmedAt?: Instant };

export type FreshnessState = 'fresh' | 'dueSoon' | 'stale' | 'veryStale';

export type Freshness = {
  group: FieldGroup;
  state: FreshnessState;
  changedAt: Instant;
  confirmedAt?: Instant;
  /** Last day on which the disclosure still stands. */
  due: LocalDate;
  /** From this day on it is very stale. */
  veryStaleFrom: LocalDate;
  /** True where one of the two days rests on a holiday calendar not announced yet. */
  provisional: boolean;
  policy: string;
};

type Deadline = { date: LocalDate; provisional: boolean };

const after = (day: LocalDate, span: Span): Deadline =>
  'months' in span ? { date: addMonths(day, span.months), provisional: false } : addWorkingDays(day, span.workingDays);

/** Freshness of one group on a day. A confirmation counts like a change, and stays visible as a confirmation. */
export function freshnessOf(group: FieldGroup, touched: Touched, today: LocalDate): Freshness {
  const policy = policyOn(today);
  const rule = policy.rules[group];
  const { due, veryStale } = limitsOf(rule, touched);
  return {
    group,
    state: stateOn(today, due.date, veryStale.date, rule.notice),
    ...touched,
    due: due.date,
    veryStaleFrom: nextDay(veryStale.date),
    provisional: due.provisional || veryStale.provisional,
    policy: policy.version,
  };
}

/** The day the limit counts from: the later of last change and last confirmation, in China's calendar. */
export const basisDay = (touched: Touched): LocalDate =>
  localDate(touched.confirmedAt && touched.confirmedAt > touched.changedAt ? touched.confirmedAt : touched.changedAt);

function stateOn(today: LocalDate, due: LocalDate, veryStale: LocalDate, span: Span): FreshnessState {
  if (today > veryStale) return 'veryStale';
  if (today > due) return 'stale';
  return after(today, span).date >= due ? 'dueSoon' : 'fresh';
}

/** Last day on which a disclosure is not stale, and last day on which it is not very stale. */
function limitsOf(rule: FreshnessRule, touched: Touched): { due: Deadline; veryStale: Deadline } {
  const due = after(basisDay(touched), rule.limit);
  return { due, veryStale: after(due.date, rule.grace) };
}

/**
 * The first day on which a sweep has something new to flag, given what it flagged already for this basis; each day is judged
 * by the policy in force on it.
 */
export function nextFlagDay(
  group: FieldGroup,
  touched: Touched,
  flagged: Flag['state'] | undefined,
  policies: readonly FreshnessPolicy[] = freshnessPolicies,
): LocalDate | null {
  if (flagged === 'veryStale') return null;
  for (const [i, { from, rules }] of policies.entries()) {
    const { due, veryStale } = limitsOf(rules[group], touched);
    const past = nextDay(flagged === 'stale' ? veryStale.date : due.date);
    const day = i > 0 && past < from ? from : past;
    const replaced = policies[i + 1]?.from;
    if (replaced === undefined || day < replaced) return day;
  }
  return null;
}

/** 逾期标记: what the sweep has put on the ledger. `since` is the basis day it rests on, so a later touch ends it. */
export type Flag = { state: 'stale' | 'veryStale'; since: LocalDate; at: Instant };

/** The worst state of a unit over its groups. */
export function worstState(states: readonly FreshnessState[]): FreshnessState {
  const order: FreshnessState[] = ['fresh', 'dueSoon', 'stale', 'veryStale'];
  return order.findLast((s) => states.includes(s)) ?? 'fresh';
}

/** 批量发布: a day that holds most of what changed in a window. */
export type Burst = { day: LocalDate; changes: number; total: number; share: number; batch: boolean };

/** At least this many changes and at least this share of them on one day is batch publishing. */
export const burstPolicy = { windowMonths: 12, changes: 10, share: 0.5 } as const;

/** The busiest day of a window that ends today, or null when nothing changed in it. Shares are 0…1. */
export function burstOf(activity: Readonly<Record<LocalDate, number>>, today: LocalDate): Burst | null {
  const start = addMonths(today, -burstPolicy.windowMonths);
  const days = Object.entries(activity).filter(([day]) => day > start && day <= today);
  const total = days.reduce((sum, [, changes]) => sum + changes, 0);
  if (total === 0) return null;
  const [day, changes] = days.reduce((max, d) => (d[1] > max[1] || (d[1] === max[1] && d[0] < max[0]) ? d : max));
  const share = changes / total;
  return { day, changes, total, share, batch: changes >= burstPolicy.changes && share >= burstPolicy.share };
}

/** All groups, each with its freshness. */
export const freshnessOfAll = (touched: Readonly<Record<FieldGroup, Touched>>, today: LocalDate): Freshness[] =>
  fieldGroups.map((group) => freshnessOf(group, touched[group], today));
