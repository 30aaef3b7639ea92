import { type CodeList, type Label, labelOf } from '#core/codes/code-list.ts';
import { parseCreditCode } from '#core/codes/credit-code.ts';
import { rolloutStage, unitCategory, unitLevel, withholdingReason } from '#core/codes/lists.ts';
import type { Check, Found } from '#core/examination/check.ts';
import { lineKey } from '#core/examination/line-keys.ts';

const whole = (rule: Found['rule'], subject: string, message: Label): Found => ({ rule, subject, line: '', message });

/** Whether the register of obliged units has the unit publish at all. A unit that is late or preparing may well begin. */
export const mayPublish: Check = ({ registration }) => {
  if (!registration) return [];
  const { stage, withheld } = registration;
  if (withheld === 'exempt')
    return [whole('exemptUnit', '', { zh: '名册登记：依法不公开', en: 'By the register: exempt by law' })];
  const reason =
    withheld === 'inDispute'
      ? labelOf(withholdingReason, withheld)
      : stage === 'notStarted'
        ? labelOf(rolloutStage, stage)
        : undefined;
  if (!reason) return [];
  return [whole('unitNotOpen', '', { zh: `名册登记：${reason.zh}`, en: `By the register: ${reason.en}` })];
};

const compared: readonly { field: 'name' | 'category' | 'level'; list?: CodeList }[] = [
  { field: 'name' },
  { field: 'category', list: unitCategory },
  { field: 'level', list: unitLevel },
];

export const agreesWithRegister: Check = ({ document, registration, reason }) => {
  if (!registration) return [];
  return compared.flatMap(({ field, list }) => {
    const [is, should] = [document.unit[field], registration[field]];
    if (is === should || (field === 'name' && reason === 'renamed')) return [];
    const named = (code: string): Label => (list ? labelOf(list, code) : { zh: code, en: code });
    return {
      rule: 'differsFromRegister',
      subject: field,
      line: lineKey.unit(field),
      message: {
        zh: `申报“${named(is).zh}”，名册登记“${named(should).zh}”`,
        en: `“${named(is).en}” reported, “${named(should).en}” by the register`,
      },
    };
  });
};

export const abolishedWithStaff: Check = ({ document, reason }) => {
  const persons = Math.max(
    document.staff.length,
    document.strength.reduce((sum, s) => sum + s.inPost, 0),
  );
  const posts = document.grants.reduce((sum, g) => sum + g.posts, 0);
  if (reason !== 'abolished' || (persons === 0 && posts <= 0)) return [];
  const message = {
    zh: `机构撤销，仍有编制 ${posts} 名、人员 ${persons} 人`,
    en: `To be abolished, with ${posts} posts and ${persons} persons left`,
  };
  return [whole('abolishedWithStaff', '', message)];
};

export const duties: Check = ({ document }) =>
  document.unit.duties.some((duty) => duty.trim() !== '')
    ? []
    : [
        {
          rule: 'noDuties',
          subject: '',
          line: lineKey.unit('duties'),
          message: { zh: '没有填写主要职责', en: 'No duties are given' },
        },
      ];

/** The credit code of a unit; also as its id, which was checked when it was minted. */
export const creditCode: Check = ({ document }) => {
  const code = document.unit.creditCode ?? (document.unit.id.startsWith('u-') ? undefined : document.unit.id);
  if (code === undefined) return [];
  const parsed = parseCreditCode(code);
  if (!parsed.ok) return [whole('creditCode', '', parsed.reason)];
  if (!parsed.checkFails) return [];
  return [
    whole('creditCodeCheck', '', {
      zh: `“${parsed.code}”的校验位不符，请对照登记证书`,
      en: `“${parsed.code}” fails its check characters: compare with the certificate`,
    }),
  ];
};
