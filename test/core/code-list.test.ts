import { describe, expect, it } from 'vitest';
import { type CodeList, codeOf, codesOf, labelOf } from '#core/codes/code-list.ts';
import * as lists from '#core/codes/lists.ts';

const all = Object.values(lists).filter((l): l is Exclude<typeof l, (...args: never[]) => unknown> => 'items' in l);
const plain = (text: string) => text.normalize('NFKC').toLowerCase();

describe('code lists', () => {
  it.each(all.map((l): [string, CodeList] => [l.zh, l]))(
    '%s: every code and label is read back as itself',
    (_, list) => {
      expect(list.source).not.toBe('');
      for (const { code, zh, en, aliases = [] } of list.items) {
        expect(code).toMatch(/^[a-z][a-zA-Z]+$/);
        expect(en).not.toBe('');
        for (const text of [code, zh, ...aliases]) expect(codeOf(list, text)).toBe(code);
      }
    },
  );

  it.each(all.map((l): [string, CodeList] => [l.zh, l]))('%s: no word means two values', (_, list) => {
    const words = list.items.flatMap((i) => [i.code, i.zh, ...(i.standard ? [i.standard] : []), ...(i.aliases ?? [])]);
    expect(words.map(plain).toSorted()).toEqual([...new Set(words.map(plain))].toSorted());
  });

  it('reads what a clerk types: short forms, full-width letters, spaces', () => {
    expect(codeOf(lists.establishmentType, '行政')).toBe('administrative');
    expect(codeOf(lists.establishmentType, ' 政法专项　')).toBe('politicalLegal');
    expect(codeOf(lists.establishmentType, 'ｓｕｐｐｏｒｔ')).toBe('support');
    expect(codeOf(lists.funding, '全额拨款')).toBe('fullBudget');
    expect(codeOf(lists.unitLevel, '正 科 级')).toBe('chiefSection');
    expect(codeOf(lists.staffStatus, '在岗')).toBe('atPost');
    expect(codeOf(lists.staffStatus, '在编不在岗(其他)')).toBe('offPost');
  });

  it('reads sex by the codes of GB/T 2261.1 too', () => {
    expect(['0', '1', '2', '9', '男', '女'].map((t) => codeOf(lists.sex, t))).toEqual([
      'unknown',
      'male',
      'female',
      'unspecified',
      'male',
      'female',
    ]);
  });

  it('does not guess: a word that fits no value, or more than one, has no code', () => {
    for (const text of ['', '   ', '科级', '编制', 'constructor', '__proto__', '\uD800'])
      expect(lists.unitLevel.items.map((i) => i.code)).not.toContain(codeOf(lists.unitLevel, text));
    expect(codeOf(lists.unitCategory, '事业单位')).toBeUndefined();
  });

  it('calls a value a county added by its own code', () => {
    expect(labelOf(lists.sex, 'female')).toEqual({ zh: '女性', en: 'female' });
    expect(labelOf<CodeList>(lists.funding, '周转池')).toEqual({ zh: '周转池', en: '周转池' });
  });

  it('tells public institutions from organs', () => {
    expect(codesOf(lists.unitCategory).filter(lists.isInstitution)).toEqual([
      'institutionCivilServantLaw',
      'institutionClassOne',
      'institutionClassTwo',
      'institutionUnclassified',
    ]);
  });

  it('sorts levels of units from 正部级 down to 未定级', () => {
    const order = lists.unitLevel.items.map((i) => Number(i.standard));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
});
