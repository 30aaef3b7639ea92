import type { PrivateField } from '#core/model.ts';

/** Headers under which private columns stand in the rosters of offices here and abroad, after folding. */
const privateHeaders: Record<PrivateField, RegExp> = {
  identityNumber: /身份证|身份号码|证件号|护照|nationalid|identitynumber|idnumber|passport/u,
  birthDate: /出生(?!地)|生日|年龄|dateofbirth|birthdate|^age$/u,
  privatePhone: /手机|移动电话|联系电话|联系方式|家庭电话|phone|mobile/u,
  email: /邮箱|电子邮件|e-?mail/u,
  homeAddress: /住址|家庭地址|户籍|通讯地址|homeaddress/u,
  ethnicity: /民族|族别|ethnic/u,
  nativePlace: /籍贯|出生地|birthplace/u,
  party: /政治面貌|党派|入党|party/u,
  education: /学历|学位|毕业|所学专业|education/u,
  health: /健康|病史|残疾|health/u,
  maritalStatus: /婚姻|marital/u,
  pay: /工资|薪|津贴|补贴|收入|公积金|pay(scale|floor|ceiling|band)?|salary/u,
  bankAccount: /银行|开户|账号|帐号|bankaccount/u,
};

/** Which private fact a header announces, if any. `header` must be folded. */
export function privateFieldOf(header: string): PrivateField | undefined {
  for (const [field, pattern] of Object.entries(privateHeaders)) if (pattern.test(header)) return field as PrivateField;
  return undefined;
}

const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643 identity number: 17 digits with a plausible birth date, and a check character. */
export function holdsIdentityNumber(text: string): boolean {
  for (const [candidate] of text.matchAll(
    /(?<![0-9A-Za-z])\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/g,
  )) {
    const sum = identityWeights.reduce((s, weight, i) => s + weight * Number(candidate[i]), 0);
    if ('10X98765432'[sum % 11] === candidate[17]?.toUpperCase()) return true;
  }
  return false;
}

/** A mobile number of mainland China, also written with a country code or in groups. */
export const holdsMobileNumber = (text: string): boolean =>
  /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/.test(text);

const holdsAddress = (text: string): boolean => /[^\s@]+@[^\s@]+\.[^\s@]+/.test(text);

/** Whether a value looks like a personal number or address that no public field may carry. */
export const looksPrivate = (text: string): boolean => {
  const plain = text.normalize('NFKC');
  return holdsIdentityNumber(plain) || holdsMobileNumber(plain) || holdsAddress(plain);
};

/** A value as it may be echoed to its sender: shortened, with long runs of digits and e-mail addresses masked. */
export function echo(text: string): string {
  const plain = text.normalize('NFKC');
  const masked = looksPrivate(plain) || /\d[\d\- ]{9,}[\dXx]/.test(plain) ? plain.replace(/[\p{L}\d]/gu, '*') : text;
  return masked.length > 60 ? `${masked.slice(0, 60)}…` : masked;
}
