import type { Label } from '#core/codes/code-list.ts';
import { holdsControlCharacter } from '#core/examination/record-checks.ts';
import type { Reader, Reading } from '#core/import/layout.ts';
import {
  holdsDay,
  holdsIdentityNumber,
  holdsMobileNumber,
  isDay,
  looksPrivate,
  looksPrivateInAddress,
} from '#core/import/private-values.ts';
import { type Cell, cellText } from '#core/import/table.ts';

const privateFault = {
  fault: 'privateValue',
  message: {
    zh: '疑似身份证号、手机号、电子邮箱、出生日期或家庭住址，不得公开，请删除后重新导入',
    en: 'Looks like an identity number, a mobile number, an e-mail address, a birth date or a home address, which must never be public: remove it',
  },
} as const;

/** In a column of words a day is a slip, and may be of birth. */
const dayFault = {
  fault: 'privateValue',
  message: {
    zh: '此列应填文字，却填了日期，疑似出生日期，请核对',
    en: 'A date stands where words belong, perhaps of birth: check the columns',
  },
} as const;

/** Spreadsheets keep 15 digits of a number; what stood beyond them is lost. */
const rounded = {
  fault: 'roundedNumber',
  message: {
    zh: '编号被电子表格当作数字，超过 15 位的部分已失真，请将该列设为文本格式后重新填写',
    en: 'The spreadsheet took this code for a number and lost digits: format the column as text and enter it again',
  },
} as const;

/** Han characters are set apart by spaces only for looks (“张　三”); between other words one space counts. */
const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim();

const privateUse = /\p{Co}/u;

function readText(cell: Cell, max: number, isPrivate = looksPrivate): Reading<string> {
  if (typeof cell === 'number' && Math.abs(cell) > Number.MAX_SAFE_INTEGER) return rounded;
  const text = tidy(cellText(cell).replace(/\r\n?/g, '\n'));
  if (isPrivate(text)) return privateFault;
  if (isDay(text.normalize('NFKC'))) return dayFault;
  if (holdsControlCharacter(text))
    return { fault: 'badText', message: { zh: '含有不可见的控制字符', en: 'Holds invisible control characters' } };
  if ([...text].length > max)
    return { fault: 'badText', message: { zh: `超过 ${max} 个字符`, en: `Longer than ${max} characters` } };
  if (text.includes('\ufffd'))
    return stray(
      text,
      '含有无法还原的字符 �，原文件编码已损坏',
      'Holds the mark � of a character lost before it got here',
    );
  if (privateUse.test(text))
    return stray(
      text,
      '含有自造字，多数设备无法显示，请改用标准字库中的生僻字',
      'Holds a private-use character that most devices cannot show',
    );
  return { value: text };
}

const stray = (value: string, zh: string, en: string): Reading<string> => ({
  value,
  remark: { severity: 'warning', code: 'strayCharacter', message: { zh, en } },
});

const words = (max: number): Label => ({ zh: `不超过 ${max} 个字符的文字`, en: `text of at most ${max} characters` });

/** Free text that will be public: no personal numbers, no control characters. */
export const text = (max = 200): Reader<string> => ({ expected: words(max), read: (cell) => readText(cell, max) });

/** Where an office is: may name a building and a room, as a home address does. */
export const place = (max: number): Reader<string> => ({
  expected: words(max),
  read: (cell) => readText(cell, max, looksPrivateInAddress),
});

/** A name of a person or a unit; rare characters stay as they are. `#` would break the order of names in the store. */
export const name = (max: number): Reader<string> => ({
  expected: { zh: `名称，不超过 ${max} 个字符，不含“#”`, en: `a name of at most ${max} characters without “#”` },
  read: (cell) => {
    const reading = readText(cell, max);
    if ('value' in reading && holdsDay(reading.value.normalize('NFKC'))) return dayFault;
    if ('value' in reading && /[#\n]/u.test(reading.value))
      return {
        fault: 'badText',
        message: { zh: '名称中不得有“#”或换行', en: 'A name may not hold “#” or a line break' },
      };
    return reading;
  },
});

/** A code of somebody's own making: digits and letters that mean nothing to us. Never an identity or mobile number. */
export const key = (): Reader<string> => ({
  expected: {
    zh: '编号（文本格式，不得使用身份证号或手机号）',
    en: 'a code, as text, never an identity or mobile number',
  },
  read: (cell) => {
    if (typeof cell === 'number' && Math.abs(cell) > Number.MAX_SAFE_INTEGER) return rounded;
    const value = cellText(cell).normalize('NFKC');
    if (!/^[\w./-]{1,64}$/u.test(value))
      return {
        fault: 'badText',
        message: { zh: '编号只能含字母、数字和 . / - _', en: 'A code holds letters, digits and . / - _ only' },
      };
    return holdsIdentityNumber(value) || holdsMobileNumber(value) ? privateFault : { value };
  },
});

/** Several items in a cell, one a line or set apart by semicolons; leading numbers (“1.”, “（一）”) are dropped. */
export const lines = (max = 4000): Reader<string[]> => ({
  expected: { zh: '多项之间用分号或换行分隔', en: 'items set apart by semicolons or line breaks' },
  read: (cell) => {
    const reading = readText(cell, max);
    if ('fault' in reading) return reading;
    const items = reading.value
      .split(/[\n;；]/u)
      .map((item) => item.replace(/^\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*)/u, '').trim())
      .filter((item) => item !== '');
    return { ...reading, value: items };
  },
});

/** A whole number from 0, or from `from` where adjustments may be negative. */
export const count = (from = 0): Reader<number> => ({
  expected: from < 0 ? { zh: '整数', en: 'a whole number' } : { zh: '0 或正整数', en: 'a whole number, 0 or more' },
  read: (cell) => {
    const plain = cellText(cell)
      .normalize('NFKC')
      .replace(/[人名个]$/u, '');
    const value = /^[+-]?\d{1,6}(?:\.0+)?$/.test(plain) ? Number(plain) : Number.NaN;
    return Number.isInteger(value) && value >= from
      ? { value }
      : { fault: 'badNumber', message: { zh: '不是有效的数字', en: 'Not a number that can stand here' } };
  },
});

/** A number with decimals from 0, e.g. full-time equivalents. */
export const decimal = (): Reader<number> => ({
  expected: { zh: '0 或正数', en: 'a number, 0 or more' },
  read: (cell) => {
    const plain = cellText(cell);
    return /^\d{1,6}(?:\.\d+)?$/.test(plain)
      ? { value: Number(plain) }
      : { fault: 'badNumber', message: { zh: '不是有效的数字', en: 'Not a number that can stand here' } };
  },
});

/** 是 or 否. */
export const yesNo = (): Reader<boolean> => ({
  expected: { zh: '是 或 否', en: '是 (yes) or 否 (no)' },
  choices: ['是', '否'],
  read: (cell) => {
    const plain = folded(cellText(cell));
    if (['是', 'true', 'yes', 'y', '1', '√'].includes(plain)) return { value: true };
    if (['否', 'false', 'no', 'n', '0', '×'].includes(plain)) return { value: false };
    return { fault: 'badCode', message: { zh: '只能填“是”或“否”', en: 'Neither 是 (yes) nor 否 (no)' } };
  },
});

const folded = (value: string): string => value.normalize('NFKC').toLowerCase().replace(/\s/gu, '');
