import { disclosed } from '#core/catalogue.ts';
import { type Label, labelOf } from '#core/codes/code-list.ts';
import { takedownReason } from '#core/codes/lists.ts';
import { figuresOf, leadersOver, type Totals, type TypeFigures, totalsOf } from '#core/figures.ts';
import { burstOf, type Flag, type FreshnessState, freshnessOfAll, worstState } from '#core/freshness.ts';
import type { FreshnessPolicies } from '#core/freshness-policy.ts';
import type { Digest, FieldGroup, Instant, LocalDate, Registration, Unit } from '#core/model.ts';
import { fieldGroups } from '#core/model.ts';
import type { UnitRecord } from '#core/projection.ts';
import { type Timeliness, timelinessOf } from '#core/timeliness.ts';
import type { TakedownStub } from '#core/withdrawal.ts';

/** A unit in a list: who it is, its figures and how fresh they are. */
export type UnitRow = Omit<Registration, 'stage'> & {
  otherNames: string[];
  funding?: Unit['funding'];
  stage: Registration['stage'];
  /** False once the register no longer lists it. */
  registered: boolean;
  status: 'published' | 'unpublished';
  figures: TypeFigures[];
  totals: Totals;
  leadersOver: number;
  staff: number;
  release: number | null;
  digest: Digest | null;
  updatedAt: Instant | null;
  freshness: { state: FreshnessState; due: LocalDate; provisional: boolean } | null;
  timeliness: Timeliness | null;
  /** What the sweep has put on record. */
  flags: Partial<Record<FieldGroup, Flag>>;
  /** 批量发布 */
  batch: boolean;
  /** 已撤下: when and why nothing is shown any more. */
  takenDown?: PublicStub;
};

/** The row of a unit, with figures and freshness as of `day`, by the policies its county goes by. */
export function unitRow(
  { registration, registered, published, activity, takenDown }: UnitRecord,
  day: LocalDate,
  policies: FreshnessPolicies,
): UnitRow {
  const base = {
    ...disclosed('unit', registration),
    registered,
    batch: burstOf(activity, day, policies)?.batch ?? false,
  };
  if (!published)
    return {
      ...base,
      otherNames: [],
      status: 'unpublished',
      figures: [],
      totals: totalsOf([]),
      leadersOver: 0,
      staff: 0,
      release: null,
      digest: null,
      updatedAt: null,
      freshness: null,
      timeliness: null,
      flags: {},
      ...(takenDown ? { takenDown: publicStub(takenDown) } : {}),
    };
  const groups = freshnessOfAll(published.touched, day, policies);
  const states = groups.map(({ state }) => state);
  const first = groups.reduce((min, g) => (g.due < min.due ? g : min));
  const { name, otherNames, funding, staff, release, digest, at, flags } = published;
  const figures = figuresOf(published.grants, published.strength, day);
  return {
    ...base,
    name,
    otherNames,
    ...(funding ? { funding } : {}),
    status: 'published',
    figures,
    totals: totalsOf(figures),
    leadersOver: leadersOver(published),
    staff,
    release,
    digest,
    updatedAt: at,
    freshness: { state: worstState(states), due: first.due, provisional: first.provisional },
    timeliness: timelinessOf(states, day, policies),
    flags: Object.fromEntries(
      fieldGroups.flatMap((group) => {
        const flag = flags[group];
        return flag ? [[group, publicFlag(flag)]] : [];
      }),
    ),
  };
}

/** A takedown as it is shown: always these fields, in this order. */
export type PublicStub = Pick<TakedownStub, 'at' | 'reason'> & { label: Label };
export const publicStub = ({ at, reason }: Pick<TakedownStub, 'at' | 'reason'>): PublicStub => ({
  at,
  reason,
  label: labelOf(takedownReason, reason),
});

/** A flag with its fields and no other, always in one order. */
const publicFlag = ({ state, since, at }: Flag): Flag => ({ state, since, at });
