import type { Label } from '#core/codes/code-list.ts';

/** GB 32100-2015: digits and capitals without I, O, S, V, Z; a character's value is its place. */
const charset = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** GB 32100-2015: weight i is 3^(i−1) mod 31. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** GB 11714-1997. */
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

export type CreditCode = {
  /** Eighteen characters, half width, upper case. */
  code: string;
  /** 登记管理部门 (character 1); 1 = 机构编制. */
  registeringAuthority: string;
  /** 机构类别 (character 2); under 机构编制 1 机关, 2 事业单位, 3 群众团体, 9 其他. */
  category: string;
  /** GB/T 2260 code of the registering office when the code was issued; may be abolished since. */
  division: string;
  /** A check character does not fit. Some early codes were issued so: a warning, not a rejection. */
  checkFails: boolean;
};

/** Reads a 统一社会信用代码 (GB 32100-2015); full-width and lower-case characters and spaces are put right. */
export function parseCreditCode(text: string): ({ ok: true } & CreditCode) | { ok: false; reason: Label } {
  const code = text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
  const reason = faultIn(code);
  if (reason) return { ok: false, reason };
  return {
    ok: true,
    code,
    registeringAuthority: code.charAt(0),
    category: code.charAt(1),
    division: code.slice(2, 8),
    checkFails:
      creditCodeCheckCharacter(code.slice(0, 17)) !== code.charAt(17) ||
      organisationCheckCharacter(code.slice(8, 16)) !== code.charAt(16),
  };
}

/** Character 18 for the seventeen before it: (31 − Σ value·weight mod 31) mod 31. Throws RangeError on any other input. */
export function creditCodeCheckCharacter(first17: string): string {
  if (first17.length !== 17) throw new RangeError(`17 characters expected, not ${first17.length}`);
  return charset.charAt((31 - (weighted(first17, weights, placeOf) % 31)) % 31);
}

/** Character 9 of a 组织机构代码 (GB 11714-1997) for the eight before it. Throws RangeError on any other input. */
export function organisationCheckCharacter(first8: string): string {
  if (!/^[0-9A-Z]{8}$/.test(first8)) throw new RangeError('8 digits or capitals expected');
  const check = 11 - (weighted(first8, organisationWeights, (c) => Number.parseInt(c, 36)) % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

function faultIn(code: string): Label | undefined {
  const characters = [...code];
  if (characters.length !== 18)
    return {
      zh: `统一社会信用代码应为18位，实为${characters.length}位`,
      en: `a unified social credit code has 18 characters, this has ${characters.length}`,
    };
  const strange = characters.findIndex((c) => !charset.includes(c));
  if (strange >= 0)
    return {
      zh: `第${strange + 1}位“${characters[strange]}”不是统一社会信用代码可用的字符（数字与除I、O、S、V、Z外的大写字母）`,
      en: `character ${strange + 1}, “${characters[strange]}”, is not allowed (digits and capitals without I, O, S, V, Z)`,
    };
  if (!/^\d{6}$/.test(code.slice(2, 8)))
    return { zh: '第3至8位行政区划代码应为数字', en: 'characters 3 to 8, the division code, must be digits' };
  return undefined;
}

function weighted(text: string, by: readonly number[], value: (character: string) => number): number {
  return by.reduce((sum, weight, i) => sum + weight * value(text.charAt(i)), 0);
}

function placeOf(character: string): number {
  const value = charset.indexOf(character);
  if (value < 0) throw new RangeError(`“${character}” is not in the character set of GB 32100`);
  return value;
}
