import { isWorkingDay } from '#core/calendar.ts';
import { folded } from '#core/examination/text-checks.ts';
import { isDate } from '#core/local-date.ts';
import { fieldGroups } from '#core/model.ts';
import { narrowableFields, narrowerClasses } from '#core/narrowing.ts';
import { type CommitteeMember, memberKey } from '#core/settings/committees.ts';
import type { SettingKind, SettingValues } from '#core/settings/model.ts';
import type { QueryPoint } from '#core/settings/query-points.ts';
import { definitionFaults } from '#core/workflow/definition.ts';
import { type Refusal, refusal } from '#core/workflow/refusal.ts';

const fault = (zh: string, en: string, field?: string): Refusal => refusal('ruleInvalid', zh, en, field);

/** Why a kind of setting cannot say this: every reason, each with the form field it stands beside. */
export const valueFaults: { readonly [K in SettingKind]: (value: SettingValues[K]) => Refusal[] } = {
  clocks: (clocks) => Object.entries(clocks).flatMap(([name, days]) => countFaults(name, days, 1, 60)),
  workflow: (workflow) => definitionFaults(workflow).map(({ zh, en }) => fault(zh, en)),
  examination: examinationFaults,
  calendar: calendarFaults,
  points: pointsFaults,
  committees: committeesFaults,
  catalogue: ({ narrowed }) =>
    Object.entries(narrowed).flatMap(([field, to]) =>
      narrowableFields.some((one) => one === field) && narrowerClasses.some((one) => one === to)
        ? []
        : [fault('该字段不能改列', 'This field cannot be classed otherwise', field)],
    ),
  freshness: freshnessFaults,
  disclosureClocks: ({ decision, extension, clarification, thirdParty }) => [
    ...countFaults('decision', decision, 1, 60),
    ...countFaults('extension', extension, 0, 60),
    ...countFaults('clarification', clarification, 1, 60),
    ...countFaults('thirdParty', thirdParty, 1, 60),
  ],
};

function countFaults(field: string, count: number, min: number, max: number): Refusal[] {
  if (Number.isInteger(count) && count >= min && count <= max) return [];
  return [fault(`须为 ${min} 到 ${max} 之间的整数`, `A whole number from ${min} to ${max}`, field)];
}

function shareFaults(field: string, share: number): Refusal[] {
  if (share > 0 && share <= 1) return [];
  return [fault('须大于 0%、不超过 100%', 'More than 0% and at most 100%', field)];
}

function examinationFaults(policy: SettingValues['examination']): Refusal[] {
  const { secrecyWords, secrecyAllowed, sampleMin, sampleMax } = policy;
  const words = secrecyWords.map(folded);
  // An expression that is the word itself would let it pass everywhere.
  const idle = secrecyAllowed.filter((allowed) => {
    const expression = folded(allowed);
    return words.includes(expression) || !words.some((word) => expression.includes(word));
  });
  return [
    ...shareFaults('unusualChangeShare', policy.unusualChangeShare),
    ...countFaults('unusualChangeMin', policy.unusualChangeMin, 1, 1_000),
    ...shareFaults('sampleShare', policy.sampleShare),
    ...countFaults('sampleMin', sampleMin, 1, 1_000),
    ...countFaults('sampleMax', sampleMax, 1, 1_000),
    ...(sampleMin > sampleMax ? [fault('不能小于最少抽查数', 'Not less than the fewest', 'sampleMax')] : []),
    // Without a word the secrecy review of 保守国家秘密法 would pass everything.
    ...(secrecyWords.length === 0 ? [fault('至少一个词', 'At least one word', 'secrecyWords')] : []),
    ...(words.some((word) => [...word].length < 2)
      ? [fault('每个词至少两个字', 'Words of two characters at least', 'secrecyWords')]
      : []),
    ...idle.map((allowed) =>
      fault(
        `“${allowed}”须包含某个涉密标志词并比它长`,
        `“${allowed}” must hold a word of the list and be longer than it`,
        'secrecyAllowed',
      ),
    ),
  ];
}

/** A month has some twenty working days. */
const MONTH = 20;
/** 政府信息公开条例 26 gives twenty working days to publish; a county may ask for fewer. */
const PUBLICATION = 20;

function freshnessFaults({ limits, notice, grace, publication, batch }: SettingValues['freshness']): Refusal[] {
  const spans = fieldGroups.map((group) => limits[group]);
  const shortest = Math.min(...spans.map((span) => ('months' in span ? span.months * MONTH : span.workingDays)));
  return [
    ...fieldGroups.flatMap((group) => {
      const span = limits[group];
      return 'months' in span ? countFaults(group, span.months, 1, 24) : countFaults(group, span.workingDays, 5, 250);
    }),
    ...countFaults('notice', notice, 1, 60),
    // Otherwise a part would be due soon as soon as it is published.
    ...(notice >= shortest ? [fault('须短于最短的期限', 'Shorter than the shortest limit', 'notice')] : []),
    ...countFaults('grace', grace, 1, 60),
    ...countFaults('publication', publication, 1, PUBLICATION),
    // Activity is kept for a year.
    ...countFaults('batchMonths', batch.months, 1, 12),
    ...countFaults('batchChanges', batch.changes, 1, 1_000),
    ...shareFaults('batchShare', batch.share),
  ];
}

function calendarFaults({ working, free }: SettingValues['calendar']): Refusal[] {
  return [...daysFaults('working', working, free), ...daysFaults('free', free, [])];
}

/** A day that changes nothing is most likely another day, mistyped. */
function daysFaults(field: 'working' | 'free', days: readonly string[], others: readonly string[]): Refusal[] {
  return days.flatMap((day, i) => {
    if (!isDate(day)) return [fault(`“${day}”不是日期`, `“${day}” is not a date`, field)];
    if (days.indexOf(day) < i) return [fault(`${day} 重复`, `${day} stands twice`, field)];
    if (others.includes(day))
      return [fault(`${day} 不能既上班又放假`, `${day} cannot be both a working day and off`, field)];
    if (isWorkingDay(day).working === (field === 'working'))
      return field === 'working'
        ? [fault(`${day} 本来就是工作日`, `${day} is a working day as announced`, field)]
        : [fault(`${day} 本来就是休息日`, `${day} is off as announced`, field)];
    return [];
  });
}

function pointsFaults({ points }: SettingValues['points']): Refusal[] {
  const ids = points.map((point) => point.id);
  return points.flatMap((point, i) => [
    ...(/^[a-z0-9][a-z0-9-]{0,31}$/.test(point.id)
      ? []
      : [fault('只能是小写字母、数字和连字符', 'Lower-case letters, digits and hyphens only', `points.${i}.id`)]),
    ...(ids.indexOf(point.id) < i ? [fault('编号重复', 'Another point has this id', `points.${i}.id`)] : []),
    ...pointTexts
      .filter((name) => point[name].trim() === '')
      .map((name) => fault('请填写', 'Fill this in', `points.${i}.${name}`)),
  ]);
}

function committeesFaults({ members }: SettingValues['committees']): Refusal[] {
  const keys = members.map(memberKey);
  return [
    // Without its head nobody could say in whose name the group decides.
    ...(members.length === 0 || members.some((m) => m.body === 'leadingGroup' && m.seat === 'leader')
      ? []
      : [fault('领导小组须有组长', 'The leading group needs its head')]),
    ...members.flatMap((member, i) => [
      ...(keys.indexOf(memberKey(member)) < i
        ? [fault('与另一行重复', 'The same as another row', `members.${i}.name`)]
        : []),
      ...memberTexts
        .filter((name) => member[name].trim() === '')
        .map((name) => fault('请填写', 'Fill this in', `members.${i}.${name}`)),
    ]),
  ];
}

const memberTexts = ['name', 'department'] as const satisfies (keyof CommitteeMember)[];
const pointTexts = ['name', 'address', 'hours'] as const satisfies (keyof QueryPoint)[];
