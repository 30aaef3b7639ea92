import { addMonths, addWorkingDays, localDate, nextDay } from '#core/calendar.ts';
import { type FreshnessPolicies, type FreshnessRule, policyOn, type Span } from '#core/freshness-policy.ts';
import type { FieldGroup, Instant, LocalDate } from '#core/model.ts';
import { fieldGroups } from '#core/model.ts';

/** 变更 and 核实: when a group last changed, and when it was last confirmed without change. */
export type Touched = { changedAt: Instant; confirmedAt?: Instant };

export type FreshnessState = 'fresh' | 'dueSoon' | 'stale' | 'veryStale';

/** Whether something is past its limit. */
export const isStale = (state: FreshnessState): boolean => state === 'stale' || state === 'veryStale';

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
export function freshnessOf(
  group: FieldGroup,
  touched: Touched,
  today: LocalDate,
  policies: FreshnessPolicies,
): Freshness {
  const policy = policyOn(policies, today);
  const rule = policy.rules[group];
  const { due, veryStale } = limitsOf(rule, touched);
  return {
    group,
    state: stateOn(today, due.date, veryStale.date, rule.notice),
    changedAt: touched.changedAt,
    ...(touched.confirmedAt ? { confirmedAt: touched.confirmedAt } : {}),
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
  policies: FreshnessPolicies,
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

/** The busiest day of the window that ends today, or null when nothing changed in it. Shares are 0…1. */
export function burstOf(
  activity: Readonly<Record<LocalDate, number>>,
  today: LocalDate,
  policies: FreshnessPolicies,
): Burst | null {
  const rule = policyOn(policies, today).batch;
  const start = addMonths(today, -rule.months);
  const days = Object.entries(activity).filter(([day]) => day > start && day <= today);
  const total = days.reduce((sum, [, changes]) => sum + changes, 0);
  if (total === 0) return null;
  const [day, changes] = days.reduce((max, d) => (d[1] > max[1] || (d[1] === max[1] && d[0] < max[0]) ? d : max));
  const share = changes / total;
  return { day, changes, total, share, batch: changes >= rule.changes && share >= rule.share };
}

/** All groups, each with its freshness. */
export const freshnessOfAll = (
  touched: Readonly<Record<FieldGroup, Touched>>,
  today: LocalDate,
  policies: FreshnessPolicies,
): Freshness[] => fieldGroups.map((group) => freshnessOf(group, touched[group], today, policies));
