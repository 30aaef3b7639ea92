import * as z from 'zod';
import { changeReason, day, digest, instant, jurisdiction, label, oneOf, orNull } from '#contract/values.ts';
import { codesOf } from '#core/codes/code-list.ts';
import * as lists from '#core/codes/lists.ts';
import type * as core from '#core/model.ts';
import { fieldGroups } from '#core/model.ts';

export const establishmentType = oneOf(codesOf(lists.establishmentType), 'EstablishmentType');
export const unitCategory = oneOf(codesOf(lists.unitCategory), 'UnitCategory');
export const unitLevel = oneOf(codesOf(lists.unitLevel), 'UnitLevel');
export const funding = oneOf(codesOf(lists.funding), 'Funding');
export const leadershipPost = oneOf(codesOf(lists.leadershipPost), 'LeadershipPost');
export const staffStatus = oneOf(codesOf(lists.staffStatus), 'StaffStatus');
export const sex = oneOf(codesOf(lists.sex), 'Sex');
export const rolloutStage = oneOf(codesOf(lists.rolloutStage), 'RolloutStage');
export const withholdingReason = oneOf(codesOf(lists.withholdingReason), 'WithholdingReason');
export const fieldGroup = oneOf(fieldGroups, 'FieldGroup');

export const count = z.int().min(0);

export const document = z
  .object({
    number: z.string(),
    title: z.string(),
    issuer: z.string().optional(),
    date: day.optional(),
    effective: day.optional(),
  })
  .meta({ id: 'Document', description: '依据文件 · What grants posts or sets up a unit' });

export const grant = z
  .object({ type: establishmentType, posts: z.int(), document: z.string().optional(), from: day.optional() })
  .meta({ id: 'Grant', description: '编制 · Posts granted to a unit; adjustments are grants of their own' });

export const strength = z
  .object({ type: establishmentType, inPost: count, listedApart: count })
  .meta({ id: 'Strength', description: '实有与单列 · Persons in post, those listed apart included' });

export const leadership = z
  .object({ post: leadershipPost, posts: count, inPost: count, document: z.string().optional() })
  .meta({ id: 'Leadership', description: '领导职数 · Leading posts authorised and filled' });

export const staff = z
  .object({
    id: z.string(),
    name: z.string(),
    sex: sex.optional(),
    department: z.string().optional(),
    post: z.string().optional(),
    level: z.string().optional(),
    type: establishmentType,
    status: staffStatus,
    since: day.optional(),
    head: z.boolean(),
  })
  .meta({ id: 'Staff', description: '在编人员 · A person on the establishment' });

export const unit = z
  .object({
    id: z.string(),
    name: z.string(),
    otherNames: z.array(z.string()),
    creditCode: z.string().optional(),
    localCode: z.string().optional(),
    category: unitCategory,
    level: unitLevel,
    funding: funding.optional(),
    parent: z.string().optional(),
    system: z.string().optional(),
    address: z.string().optional(),
    officePhone: z.string().optional(),
    officeHours: z.string().optional(),
    duties: z.array(z.string()),
    internalUnits: z.array(z.string()),
  })
  .meta({ id: 'Unit', description: '机构 · Who a unit is' });

export const roster = z
  .enum(['full', 'heads'])
  .meta({ id: 'Roster', description: '公布全部在编人员，或只公布负责人 · Everyone, or heads of unit only' });

export const releaseDocument = z
  .object({
    schema: z.literal('sunshine-bianzhi/release/1'),
    licence: z.string(),
    catalogue: z.string(),
    jurisdiction,
    unit,
    grants: z.array(grant),
    strength: z.array(strength),
    leadership: z.array(leadership),
    staff: z.array(staff),
    roster,
    documents: z.array(document),
  })
  .meta({ id: 'ReleaseDocument', description: '发布版本 · Exactly what was published' });

/** The schemas and the model say the same; the compiler holds them together. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type Plain<T> = T extends readonly (infer I)[]
  ? Plain<I>[]
  : T extends object
    ? { [K in keyof T]: Plain<Exclude<T[K], undefined>> }
    : T;
true satisfies Same<Plain<z.infer<typeof releaseDocument>>, Plain<core.ReleaseDocument>>;

const entryBase = { jurisdiction, seq: z.int().min(1), at: instant, previous: orNull(digest) };
const release = z.int().min(1);

export const publication = z.object({
  ...entryBase,
  kind: z.literal('publish'),
  unit: z.string(),
  release,
  digest,
  reason: changeReason,
});
export const confirmation = z.object({
  ...entryBase,
  kind: z.literal('confirm'),
  unit: z.string(),
  release,
  digest,
  groups: z.array(fieldGroup),
});
const registration = z.object({ ...entryBase, kind: z.literal('register'), release, digest });
const flag = z.object({
  ...entryBase,
  kind: z.literal('flag'),
  unit: z.string(),
  group: fieldGroup,
  state: z.enum(['stale', 'veryStale']),
  since: day,
  policy: z.string(),
});

const takedownReason = oneOf(codesOf(lists.takedownReason), 'TakedownReason');
const takedown = z.object({
  ...entryBase,
  kind: z.literal('takeDown'),
  unit: z.string(),
  releases: z.array(release),
  digests: z.array(digest),
  reason: takedownReason,
});
const checkBack = z.object({
  ...entryBase,
  kind: z.literal('checkBack'),
  unit: z.string(),
  check: z.string(),
  record: z.object({ type: z.enum(['unit', 'staff']), id: z.string() }),
  by: z.string(),
  doubt: oneOf(codesOf(lists.doubtKind), 'DoubtKind'),
  due: day,
  outcome: orNull(oneOf(codesOf(lists.checkBackOutcome), 'CheckBackOutcome')),
  answer: z.string(),
});
/** 撤下说明: in the place of what was withdrawn. */
export const takedownStub = z
  .object({ at: instant, reason: takedownReason, label })
  .meta({ id: 'TakedownStub', description: '撤下说明 · When and why it was taken down' });

export const releaseEntry = z
  .discriminatedUnion('kind', [
    publication.extend({ takenDown: takedownStub.optional() }),
    confirmation.extend({ takenDown: takedownStub.optional() }),
  ])
  .meta({ id: 'ReleaseEntry', description: '发布或核实 · A release, or its confirmation without change' });
export const ledgerEntry = z
  .discriminatedUnion('kind', [registration, publication, confirmation, flag, takedown, checkBack])
  .meta({ id: 'LedgerEntry', description: '账目 · An entry of the ledger' });
