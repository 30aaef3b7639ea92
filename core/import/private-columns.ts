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
