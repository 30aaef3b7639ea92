import type { UnitFact } from '#core/import/facts.ts';
import type { Findings, Where } from '#core/import/findings.ts';
import type { Registration } from '#core/model.ts';

/** What is said of a row whose unit cannot be told, or is spelt otherwise than it is registered. */
export function unknown(where: Where, field: string, value: string, findings: Findings): undefined {
  findings.at('error', where, field, {
    code: 'unknownUnit',
    value,
    message: { zh: '名册和本文件中都没有这个单位', en: 'No such unit in the register or in this file' },
    expected: { zh: '已登记的机构名称或单位编号', en: 'name or code of a registered unit' },
  });
  return undefined;
}

export function remarkSpelling(
  unit: Pick<Registration, 'name'>,
  name: string,
  where: Where,
  field: string,
  findings: Findings,
): void {
  if (unit.name === name) return;
  const remark = {
    code: 'spelling' as const,
    value: name,
    message: {
      zh: '与名册写法不同，按同一单位处理',
      en: 'Spelt otherwise than in the register: taken for the same unit',
    },
    expected: { zh: unit.name, en: unit.name },
  };
  findings.once('warning', where, field, remark, name);
}

export const repeated = (fact: UnitFact, earlier: UnitFact) => ({
  code: 'duplicate' as const,
  value: fact.name,
  message: {
    zh: `与“${earlier.where.sheet}”第 ${earlier.where.row} 行是同一单位`,
    en: `The same unit as in row ${earlier.where.row} of “${earlier.where.sheet}”`,
  },
});

export const sharedName = (
  value: string,
  { localCode, creditCode, id }: Pick<Registration, 'id' | 'localCode' | 'creditCode'>,
) => {
  const code = localCode ?? creditCode ?? id;
  return {
    code: 'sameName' as const,
    value,
    message: {
      zh: `编号为 ${code} 的单位也叫此名，按两个单位分别登记；若是同一单位，请改用该编号`,
      en: `The unit ${code} has this name too and is kept apart by its code: if it is the same, use that code`,
    },
  };
};

export const ambiguous = (value: string) => ({
  code: 'ambiguousUnit' as const,
  value,
  message: { zh: '有多个同名单位，请改用单位编号', en: 'Several units have this name: use the unit’s code' },
});

export const conflicting = (value: string, name: string) => ({
  code: 'conflictingUnit' as const,
  value,
  message: { zh: '名称与单位编号指的不是同一单位', en: 'Name and code do not mean the same unit' },
  expected: { zh: name, en: name },
});

export const unknownParent = (value: string) => ({
  code: 'unknownParent' as const,
  value,
  message: { zh: '名册和本文件中都没有这个上级单位', en: 'No such parent unit in the register or in this file' },
});
