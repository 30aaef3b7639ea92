import * as z from 'zod';
import { freshnessPolicy } from '#contract/responses/freshness-policy.ts';
import {
  count,
  document,
  establishmentType,
  fieldGroup,
  funding,
  grant,
  leadership,
  rolloutStage,
  roster,
  staff,
  strength,
  takedownStub,
  unitCategory,
  unitLevel,
  withholdingReason,
} from '#contract/responses/model.ts';
import { day, digest, instant, label, orNull } from '#contract/values.ts';

export const freshnessState = z
  .enum(['fresh', 'dueSoon', 'stale', 'veryStale'])
  .meta({ id: 'FreshnessState', description: '更新状态 · Freshness' });

const timeliness = z
  .object({ inTime: count, groups: z.int().min(1), share: z.number().min(0).max(1), policy: z.string() })
  .meta({
    id: 'Timeliness',
    description:
      '及时率：按更新规则在期限内的部分数与应更新的部分数 · Parts within their limit, of all that are published',
  });
const accuracy = z.object({ corrections: count, records: count, rate: z.number().min(0).nullable() }).meta({
  id: 'Accuracy',
  description: '更正次数、公开的记录数与每条记录的更正率 · Corrections made, records published, corrections per record',
});

const totalFields = { establishment: z.int(), inPost: count, listedApart: count, over: count, vacant: count };
export const totals = z
  .object(totalFields)
  .meta({ id: 'Totals', description: '编制、实有、单列、超编、空编合计 · Sums over types' });
export const typeFigures = z
  .object({ type: establishmentType, ...totalFields })
  .meta({ id: 'TypeFigures', description: '一类编制的核定与实有 · One establishment type of a unit' });

export const flag = z
  .object({ state: z.enum(['stale', 'veryStale']), since: day, at: instant })
  .meta({ id: 'Flag', description: '定时巡查记入账本的逾期标记 · What the sweep has put on record' });
const flags = z.partialRecord(fieldGroup, flag);

export const burst = z
  .object({ day, changes: count, total: count, share: z.number().min(0).max(1), batch: z.boolean() })
  .meta({ id: 'Burst', description: '变更最集中的一天 · The busiest day of a year' });

const freshness = z.object({
  group: fieldGroup,
  state: freshnessState,
  changedAt: instant,
  confirmedAt: instant.optional(),
  due: day,
  veryStaleFrom: day,
  provisional: z.boolean(),
  policy: z.string(),
});
export const groupFreshness = freshness.extend({ flag: orNull(flag) }).meta({ id: 'GroupFreshness' });

const registration = {
  id: z.string(),
  name: z.string(),
  creditCode: z.string().optional(),
  localCode: z.string().optional(),
  category: unitCategory,
  level: unitLevel,
  parent: z.string().optional(),
  system: z.string().optional(),
  stage: rolloutStage,
  withheld: withholdingReason.optional(),
};
const summary = {
  ...registration,
  otherNames: z.array(z.string()),
  funding: funding.optional(),
  registered: z.boolean(),
  status: z.enum(['published', 'unpublished']),
  figures: z.array(typeFigures),
  totals,
  leadersOver: count,
  staff: count,
  release: z.int().min(1).nullable(),
  digest: orNull(digest),
  updatedAt: instant.nullable(),
  timeliness: orNull(timeliness),
  flags,
  batch: z.boolean(),
  takenDown: takedownStub.optional(),
};

export const unitRow = z
  .object({
    ...summary,
    freshness: z.object({ state: freshnessState, due: day, provisional: z.boolean() }).nullable(),
  })
  .meta({ id: 'UnitRow', description: '列表中的机构 · A unit in a list' });

/** A unit's page; the parts of its release stand there once it has one. */
export const unitPage = z
  .object({
    ...summary,
    freshness: z.array(groupFreshness).nullable(),
    address: z.string().optional(),
    officePhone: z.string().optional(),
    officeHours: z.string().optional(),
    duties: z.array(z.string()).optional(),
    internalUnits: z.array(z.string()).optional(),
    roster: roster.optional(),
    grants: z.array(grant).optional(),
    strength: z.array(strength).optional(),
    leadership: z.array(leadership).optional(),
    documents: z.array(document).optional(),
    heads: z.array(staff).optional(),
    burst: orNull(burst).optional(),
    lag: z
      .object({ document: z.string(), days: z.int(), limit: count, late: z.boolean(), provisional: z.boolean() })
      .nullish()
      .meta({ description: '文件成文到公开的工作日数 · Working days from the document to its publication' }),
  })
  .meta({ id: 'UnitPage', description: '机构 · A unit' });

export const staffRow = staff
  .extend({ unit: z.object({ id: z.string(), name: z.string() }) })
  .meta({ id: 'StaffRow', description: '人员及其单位 · A person and the unit' });

export const jurisdictionRow = z
  .object({
    code: z.string(),
    name: z.string(),
    registered: count,
    published: count,
    staff: count,
    totals,
    accuracy,
    timeliness: orNull(timeliness),
    seq: z.int().min(1),
    digest,
    updatedAt: instant,
  })
  .meta({ id: 'JurisdictionRow' });

export const jurisdictionPage = z
  .object({
    code: z.string(),
    name: z.string(),
    profile: z.object({
      roster,
      decision: document.optional(),
      assessment: z.object({ number: z.string(), date: day }).optional(),
    }),
    register: z.object({ release: z.int().min(1), digest }),
    coverage: z.object({
      registered: count,
      published: count,
      stages: z.record(z.string(), count),
      withheld: z.record(z.string(), count),
    }),
    staff: count,
    totals,
    overUnits: count,
    freshness: z.record(z.string(), count),
    batchUnits: count,
    burst: orNull(burst),
    timeliness: orNull(timeliness),
    freshnessPolicy,
    accuracy,
  })
  .meta({ id: 'Jurisdiction', description: '一个行政区划的公开情况 · A jurisdiction’s public figures' });

export const statisticsRow = z
  .object({ key: z.string(), label, units: count, ...totalFields, timeliness: orNull(timeliness) })
  .meta({ id: 'StatisticsRow' });

export const freshnessRow = z
  .object({
    unit: z.string(),
    name: z.string(),
    state: freshnessState,
    batch: z.boolean(),
    timeliness: orNull(timeliness),
    groups: z.array(freshness.extend({ overdueDays: count, flaggedAt: instant.nullable() })),
  })
  .meta({ id: 'FreshnessRow' });

export const changeRow = z
  .object({
    group: fieldGroup,
    record: z.enum(['unit', 'document', 'grant', 'strength', 'leadership', 'staff']),
    op: z.enum(['added', 'removed', 'changed']),
    key: z.string(),
    name: z.string(),
    fields: z.array(z.object({ field: z.string(), from: z.unknown().optional(), to: z.unknown().optional() })),
    words: label,
  })
  .meta({ id: 'Change', description: '一处变化 · One change, in records and in words' });
