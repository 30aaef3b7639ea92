import * as z from 'zod';
import { fieldLabel } from '#core/catalogue.ts';
import { codesOf, labelOf } from '#core/codes/code-list.ts';
import type { Span } from '#core/freshness-policy.ts';
import { type FieldGroup, fieldGroups } from '#core/model.ts';
import { type NarrowableField, type Narrowed, narrowableFields, narrowerClasses } from '#core/narrowing.ts';
import { type CommitteeMember, committeeBody, committeeSeat } from '#core/settings/committees.ts';
import type { SettingBasis, SettingKind, SettingValues } from '#core/settings/model.ts';
import { type StepId, stepIds, steps } from '#core/workflow/definition.ts';

/*
 * What the forms of a county's settings ask for, and how what they bring becomes a version's value. A schema reads texts as
 * numbers, days and choices; whether they make sense together is said by `core/settings`, under the same field names.
 */

const days = (zh: string, en: string) =>
  z.int().meta({ title: `${zh}（工作日） · ${en} (working days)`, description: '1 到 60 · 1 to 60' });
const text = (title: string, max: number) => z.string().max(max).meta({ title });
const lines = (title: string, description: string) => text(title, 5_000).meta({ title, description });
const percent = (title: string) =>
  z.number().meta({ title, description: '大于 0，不超过 100 · More than 0, at most 100' });
const step = (n: number) => z.enum(stepIds).meta({ title: `第 ${n} 步 · Step ${n}` });

/** What every version says besides its value: since when, and on which document it rests. */
export const versionForm = z.object({
  from: z.iso.date().meta({
    title: '施行日期 · In force from',
    description:
      '今天或以后（公开时效为明天或以后）；已起算的期限不变 · Today or later (freshness: tomorrow or later); deadlines that run already stay',
  }),
  basisNumber: text('依据文号 · Number of the document', 60),
  basisTitle: text('依据文件名称 · Title of the document', 120),
  basisDate: z.iso.date().meta({ title: '成文日期 · Date of the document' }),
});

export const clocksForm = z.object({
  signing: days('每次签字', 'Each signature'),
  examining: days('编办查审', 'Examination'),
  notice: days('公示期', 'Public notice'),
  objections: days('异议决定', 'Deciding objections'),
  consolidated: days('接收汇总', 'Acceptance'),
  reviewing: days('专班复审', 'Re-examination'),
  approving: days('领导小组审定', 'Approval'),
  returned: days('退回后修改', 'Answering findings'),
  takedown: days('撤下复核', 'Confirming a takedown'),
  checkBack: days('校核答复', 'Answering a check-back'),
});

/** The order of steps, a choice a place. */
export const workflowForm = z.object({
  step1: step(1),
  step2: step(2),
  step3: step(3),
  step4: step(4),
  step5: step(5),
  step6: step(6),
  step7: step(7),
  step8: step(8),
});

export const examinationForm = z.object({
  unusualChangeShare: percent('异常变动：变动比例（%） · Unusual change: share (%)'),
  unusualChangeMin: z.int().meta({ title: '异常变动：最少数量 · Unusual change: at least so many' }),
  sampleShare: percent('复审抽查比例（%） · Sample for re-examination (%)'),
  sampleMin: z.int().meta({ title: '最少抽查数 · Fewest drawn' }),
  sampleMax: z.int().meta({ title: '最多抽查数 · Most drawn' }),
  secrecyWords: lines('涉密标志词 · Marks of secrecy', '每行一个 · One a line'),
  secrecyAllowed: lines(
    '含标志词而不涉密的用语 · Harmless expressions that hold one',
    '每行一个 · One a line',
  ).optional(),
});

export const calendarForm = z.object({
  working: lines('另行上班的日子 · Days at work besides', '每行一天，如 2026-05-09 · One day a line').optional(),
  free: lines('另行放假的日子 · Days off besides', '每行一天，如 2026-05-08 · One day a line').optional(),
});

/** One query point; a list of them is a form with a row each. */
export const pointRow = z.object({
  id: text('编号 · Id', 32),
  name: text('名称 · Name', 60),
  address: text('地址 · Address', 100),
  hours: text('开放时间 · Office hours', 100),
  printer: z.boolean().meta({ title: '可打印 · Has a printer' }),
});

/** One seat of a committee. */
export const memberRow = z.object({
  body: z.enum(codesOf(committeeBody)).meta({ title: '机构 · Committee' }),
  seat: z.enum(codesOf(committeeSeat)).meta({ title: '组内职务 · Seat' }),
  name: text('姓名 · Name', 40),
  department: text('单位（部门） · Department', 60),
});

export const disclosureClocksForm = z.object({
  decision: days('答复', 'Decision'),
  extension: z.int().meta({ title: '可延长（工作日，0 为不可） · Extension (working days, 0 for none)' }),
  clarification: days('告知补正', 'Asking for clarification'),
  thirdParty: days('第三方答复', 'Answer of a third party'),
});

const classOf = (field: NarrowableField) => {
  const { zh, en } = fieldLabel(field);
  return z.enum(['public', ...narrowerClasses]).meta({ title: `${zh} · ${en}` });
};

/** A class for each field that a county may narrow. */
export const catalogueForm = z.object(
  Object.fromEntries(narrowableFields.map((field) => [field, classOf(field)])) as Record<
    NarrowableField,
    ReturnType<typeof classOf>
  >,
);
const spanUnits = {
  months: { zh: '个月', en: 'months' },
  workingDays: { zh: '个工作日', en: 'working days' },
} as const;
type SpanUnit = keyof typeof spanUnits;

const count = (zh: string, en: string) =>
  z.int().meta({
    title: `${zh}：期限 · ${en}: limit`,
    description: '1 到 24 个月，或 5 到 250 个工作日 · 1–24 months, or 5–250 working days',
  });
const unit = (zh: string, en: string) =>
  z.enum(['months', 'workingDays']).meta({ title: `${zh}：单位 · ${en}: counted in` });

/** Limits of freshness: a number and what it counts for each part. */
export const freshnessForm = z.object({
  identity: count('基本信息', 'Identity'),
  identityUnit: unit('基本信息', 'Identity'),
  establishment: count('编制', 'Establishment'),
  establishmentUnit: unit('编制', 'Establishment'),
  leadership: count('领导职数', 'Leading posts'),
  leadershipUnit: unit('领导职数', 'Leading posts'),
  staff: count('人员', 'Staff'),
  staffUnit: unit('人员', 'Staff'),
  notice: days('到期前提醒', 'Due soon before the limit'),
  grace: days('逾期后严重逾期', 'Very stale after the limit'),
  publication: z.int().meta({
    title: '文件到公开（工作日） · From a document to its publication (working days)',
    description: '1 到 20，条例第二十六条的上限 · 1 to 20, the most that article 26 allows',
  }),
  batchMonths: z
    .int()
    .meta({ title: '批量发布：观察月数 · Batch publishing: months looked at', description: '1 – 12' }),
  batchChanges: z.int().meta({ title: '批量发布：单日最少变更数 · Batch publishing: changes of one day at least' }),
  batchShare: percent('批量发布：单日占比（%） · Batch publishing: share of one day (%)'),
});

const forms = {
  clocks: clocksForm,
  workflow: workflowForm,
  examination: examinationForm,
  calendar: calendarForm,
  disclosureClocks: disclosureClocksForm,
  catalogue: catalogueForm,
  freshness: freshnessForm,
} as const;

/** Kinds that are one form; the others are rows, of `pointRow` or `memberRow`. */
export type FormKind = keyof typeof forms;
type FormOf<K extends FormKind> = z.infer<(typeof forms)[K]>;

/** The whole form of a kind: its value, then what every version says. */
export const settingForm = <K extends FormKind>(kind: K) => z.object({ ...forms[kind].shape, ...versionForm.shape });

const linesOf = (given: string | undefined): string[] =>
  (given ?? '')
    .split('\n')
    .map((line) => line.normalize('NFKC').trim())
    .filter((line) => line !== '');
/** A share of 1 as per cent, and back, without the crumbs of binary fractions. */
const asPercent = (share: number) => Math.round(share * 1e6) / 1e4;
const asShare = (percents: number) => Math.round(percents * 1e4) / 1e6;

const spanOf = (count: number, unit: SpanUnit): Span =>
  unit === 'months' ? { months: count } : { workingDays: count };
const shownSpan = (group: FieldGroup, span: Span): [string, unknown][] =>
  'months' in span
    ? [
        [group, span.months],
        [`${group}Unit`, 'months'],
      ]
    : [
        [group, span.workingDays],
        [`${group}Unit`, 'workingDays'],
      ];

/** Values out of forms. */
export const valueFrom: { readonly [K in FormKind]: (form: FormOf<K>) => SettingValues[K] } = {
  clocks: (form) => clocksForm.parse(form),
  workflow: (form) => ({ order: Object.values(workflowForm.parse(form)) }),
  examination: ({ unusualChangeShare, unusualChangeMin, sampleShare, sampleMin, sampleMax, ...words }) => ({
    unusualChangeShare: asShare(unusualChangeShare),
    unusualChangeMin,
    sampleShare: asShare(sampleShare),
    sampleMin,
    sampleMax,
    secrecyWords: linesOf(words.secrecyWords),
    secrecyAllowed: linesOf(words.secrecyAllowed),
  }),
  calendar: ({ working, free }) => ({ working: linesOf(working).sort(), free: linesOf(free).sort() }),
  disclosureClocks: (form) => disclosureClocksForm.parse(form),
  catalogue: (form) => {
    const narrower = Object.entries(catalogueForm.parse(form)).filter(([, to]) => to !== 'public');
    return { narrowed: Object.fromEntries(narrower) as Narrowed };
  },
  freshness: (form) => ({
    limits: {
      identity: spanOf(form.identity, form.identityUnit),
      establishment: spanOf(form.establishment, form.establishmentUnit),
      leadership: spanOf(form.leadership, form.leadershipUnit),
      staff: spanOf(form.staff, form.staffUnit),
    },
    notice: form.notice,
    grace: form.grace,
    publication: form.publication,
    batch: { months: form.batchMonths, changes: form.batchChanges, share: asShare(form.batchShare) },
  }),
};

/** Forms that show a value, to begin with. */
export const formFrom: { readonly [K in FormKind]: (value: SettingValues[K]) => Record<string, unknown> } = {
  clocks: (value) => ({ ...value }),
  workflow: ({ order }) => Object.fromEntries(order.map((id, i) => [`step${i + 1}`, id])),
  examination: (value) => ({
    ...value,
    unusualChangeShare: asPercent(value.unusualChangeShare),
    sampleShare: asPercent(value.sampleShare),
    secrecyWords: value.secrecyWords.join('\n'),
    secrecyAllowed: value.secrecyAllowed.join('\n'),
  }),
  calendar: ({ working, free }) => ({ working: working.join('\n'), free: free.join('\n') }),
  disclosureClocks: (value) => ({ ...value }),
  catalogue: ({ narrowed }) =>
    Object.fromEntries(narrowableFields.map((field) => [field, narrowed[field] ?? 'public'])),
  freshness: ({ limits, notice, grace, publication, batch }) => ({
    ...Object.fromEntries(fieldGroups.flatMap((group) => shownSpan(group, limits[group]))),
    notice,
    grace,
    publication,
    batchMonths: batch.months,
    batchChanges: batch.changes,
    batchShare: asPercent(batch.share),
  }),
};

/** The document that a form names. */
export const basisOf = (form: z.infer<typeof versionForm>): SettingBasis => ({
  number: form.basisNumber,
  title: form.basisTitle,
  date: form.basisDate,
});

const stepLabel = (code: string) => steps[code as StepId];
/** What the codes of a form's choices are called, by the name of their field. */
export const settingLabels = Object.fromEntries([
  ...stepIds.map((_, i) => [`step${i + 1}`, stepLabel]),
  ...fieldGroups.map((group) => [`${group}Unit`, (code: string) => spanUnits[code as SpanUnit]]),
]);

/** What the codes of a member's row are called. */
export const memberLabels = {
  body: (code: string) => labelOf(committeeBody, code as CommitteeMember['body']),
  seat: (code: string) => labelOf(committeeSeat, code as CommitteeMember['seat']),
};

/** Whether a text names a kind of setting that is one form. */
export const isFormKind = (kind: SettingKind): kind is FormKind => kind in forms;
