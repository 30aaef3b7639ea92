import type { CalendarCorrections } from '#core/calendar.ts';
import type { Label } from '#core/codes/code-list.ts';
import type { ExaminationPolicy } from '#core/examination/policy.ts';
import type { Document, Instant, JurisdictionCode, LocalDate } from '#core/model.ts';
import type { Narrowed } from '#core/narrowing.ts';
import type { PersonId } from '#core/people.ts';
import type { CommitteeMember } from '#core/settings/committees.ts';
import type { DisclosureClocks } from '#core/settings/disclosure-clocks.ts';
import type { FreshnessLimits } from '#core/settings/freshness.ts';
import type { QueryPoint } from '#core/settings/query-points.ts';
import type { ClockPolicy } from '#core/workflow/clocks.ts';
import type { StepId } from '#core/workflow/definition.ts';

/** What a county may set for itself, and what each is called. */
export const settingKinds = {
  clocks: { zh: '办理期限', en: 'deadlines' },
  workflow: { zh: '办理程序', en: 'procedure' },
  examination: { zh: '查审规则', en: 'examination' },
  calendar: { zh: '工作日校正', en: 'working days' },
  points: { zh: '免费查询点', en: 'query points' },
  disclosureClocks: { zh: '依申请公开期限', en: 'disclosure on request' },
  freshness: { zh: '公开时效', en: 'freshness' },
  committees: { zh: '领导小组与专班', en: 'committees' },
  catalogue: { zh: '公开目录', en: 'disclosure catalogue' },
} as const satisfies Record<string, Label>;
export type SettingKind = keyof typeof settingKinds;

type Ruled = 'version' | 'from' | 'basis';

/** What a version of each kind says. */
export type SettingValues = {
  clocks: Omit<ClockPolicy, Ruled>;
  workflow: { order: readonly StepId[] };
  examination: Omit<ExaminationPolicy, Ruled>;
  calendar: CalendarCorrections;
  points: { points: readonly QueryPoint[] };
  disclosureClocks: DisclosureClocks;
  freshness: FreshnessLimits;
  committees: { members: readonly CommitteeMember[] };
  /** Public fields that the county classes more narrowly. */
  catalogue: { narrowed: Narrowed };
};

/** 依据文件 of a version. */
export type SettingBasis = Required<Pick<Document, 'number' | 'title' | 'date'>>;

/**
 * One version of what a county has set (P5): with the document it rests on, the day it begins to count and who recorded it.
 * Never changed, only followed by another.
 */
export type SettingVersion<K extends SettingKind = SettingKind> = {
  jurisdiction: JurisdictionCode;
  kind: K;
  /** 1, 2, 3 … within jurisdiction and kind. */
  number: number;
  from: LocalDate;
  basis: SettingBasis;
  value: SettingValues[K];
  by: { id: PersonId; name: string };
  at: Instant;
};

/** How decisions name a version: no shipped rule is called so. */
export const versionName = ({ jurisdiction, number }: Pick<SettingVersion, 'jurisdiction' | 'number'>): string =>
  `${jurisdiction}-${number}`;

/** 文号 and title of the document, as the basis of a rule is shown. */
export function basisLabel({ number, title, date }: SettingBasis): Label {
  return { zh: `《${title}》（${number}，${date}）`, en: `${title} (${number}, ${date})` };
}

/** Versions of one kind out of many, oldest first. */
export const versionsOf = <K extends SettingKind>(versions: readonly SettingVersion[], kind: K): SettingVersion<K>[] =>
  (versions.filter((v) => v.kind === kind) as SettingVersion<K>[]).sort((a, b) => a.number - b.number);
