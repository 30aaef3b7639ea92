import { fieldLabel } from '#core/catalogue.ts';
import { type CodeList, type Label, labelOf } from '#core/codes/code-list.ts';
import {
  establishmentType,
  funding,
  leadershipPost,
  sex,
  staffStatus,
  unitCategory,
  unitLevel,
} from '#core/codes/lists.ts';
import type { Change } from '#core/diff.ts';

/** What a change is a change of. */
export const changedRecords: Record<Change['record'], Label> = {
  unit: { zh: '机构', en: 'unit' },
  document: { zh: '依据文件', en: 'document' },
  grant: { zh: '编制', en: 'posts' },
  strength: { zh: '实有', en: 'strength' },
  leadership: { zh: '领导职数', en: 'leading posts' },
  staff: { zh: '人员', en: 'person' },
};

const ops: Record<Change['op'], Label> = {
  added: { zh: '新增', en: 'Added' },
  removed: { zh: '减少', en: 'Removed' },
  changed: { zh: '变更', en: 'Changed' },
};

/** Code lists by the field whose values they name. */
const lists: Readonly<Record<string, CodeList>> = {
  'unit.category': unitCategory,
  'unit.level': unitLevel,
  'unit.funding': funding,
  'grant.type': establishmentType,
  'strength.type': establishmentType,
  'staff.type': establishmentType,
  'staff.status': staffStatus,
  'staff.sex': sex,
  'leadership.post': leadershipPost,
};

/** One change as a sentence in both languages, e.g. 变更编制（行政编制）：编制数由“12”改为“13”. */
export function wordsOf(change: Change): Label {
  const { record, op, fields } = change;
  const say = (language: keyof Label): string => {
    const subject = `${ops[op][language]}${language === 'en' ? ' ' : ''}${changedRecords[record][language]}${nameOf(change, language)}`;
    if (op !== 'changed') return subject;
    const parts = fields.map(({ field, from, to }) => fieldWords(record, field, from, to, language));
    return language === 'zh' ? `${subject}：${parts.join('；')}` : `${subject}: ${parts.join('; ')}`;
  };
  return { zh: say('zh'), en: say('en') };
}

/** What a record that came or went says, field by field in words; its id and the name it is called by apart. */
export function particularsOf({ record, op, name, fields }: Change): { field: Label; value: Label }[] {
  if (op === 'changed') return [];
  return fields.flatMap(({ field, from, to }) => {
    const value = op === 'added' ? to : from;
    if (field === 'id' || value === name) return [];
    const id = `${record}.${field}`;
    return [{ field: fieldLabel(id), value: { zh: valueWords(id, value, 'zh'), en: valueWords(id, value, 'en') } }];
  });
}

/** What a record is called: the type or post it is of in words, else its own name. */
export function recordName({ record, name }: Pick<Change, 'record' | 'name'>, language: keyof Label): string {
  const list = record === 'leadership' ? lists['leadership.post'] : lists[`${record}.type`];
  return list && record !== 'staff' ? labelOf(list, name)[language] : name;
}

function nameOf({ record, name }: Change, language: keyof Label): string {
  const shown = recordName({ record, name }, language);
  if (record === 'staff' || record === 'unit') return ` ${shown}`;
  return language === 'zh' ? `（${shown}）` : ` (${shown})`;
}

function fieldWords(record: string, field: string, from: unknown, to: unknown, language: keyof Label): string {
  const id = `${record}.${field}`;
  const label = fieldLabel(id)[language];
  const [was, is] = [from, to].map((value) => valueWords(id, value, language));
  if (language === 'zh') return `${label}由“${was}”改为“${is}”`;
  return `${label} from “${was}” to “${is}”`;
}

const yesNo = { zh: ['是', '否'], en: ['yes', 'no'] } as const;

/** A value as a reader says it: codes by their labels, lists with commas. `id` is the catalogue's, e.g. `grant.type`. */
export function valueWords(id: string, value: unknown, language: keyof Label): string {
  if (value === undefined) return language === 'zh' ? '空' : 'nothing';
  if (typeof value === 'boolean') return yesNo[language][value ? 0 : 1];
  if (Array.isArray(value)) return value.join(language === 'zh' ? '、' : ', ');
  const list = lists[id];
  return list ? labelOf(list, String(value))[language] : String(value);
}
