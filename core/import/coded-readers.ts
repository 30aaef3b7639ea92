import { type CodeList, type CodeOf, codeOf } from '#core/codes/code-list.ts';
import { parseCreditCode } from '#core/codes/credit-code.ts';
import type { Reader } from '#core/import/layout.ts';
import { cellText } from '#core/import/table.ts';

/** A value of a code list, as its label, a usual other name, or the code itself. */
export function code<L extends CodeList>(list: L): Reader<CodeOf<L>> {
  const choices = list.items.map((item) => item.zh);
  return {
    expected: { zh: choices.join('、'), en: list.items.map((item) => item.en).join(', ') },
    choices,
    read: (cell) => {
      const value = codeOf(list, cellText(cell));
      return value === undefined
        ? { fault: 'badCode', message: { zh: `不是“${list.zh}”中的值`, en: `Not a value of the list “${list.en}”` } }
        : { value };
    },
  };
}

/** 统一社会信用代码. A check character that does not fit is remarked only, since some early codes have none that fits. */
export const creditCode = (): Reader<string> => ({
  expected: { zh: '18 位统一社会信用代码（文本格式）', en: 'an 18-character unified social credit code, as text' },
  read: (cell) => {
    const parsed = parseCreditCode(cellText(cell));
    if (!parsed.ok) return { fault: 'badCreditCode', message: parsed.reason };
    if (!parsed.checkFails) return { value: parsed.code };
    const message = {
      zh: '校验码不符，请核对（早期代码确有此情况，仍予接收）',
      en: 'The check character does not fit: compare it with the certificate (some early codes are so; accepted)',
    };
    return { value: parsed.code, remark: { severity: 'warning', code: 'creditCodeCheck', message } };
  },
});
