import { leadershipPost } from '#core/codes/lists.ts';
import { type Check, postLabel, typeLabel } from '#core/examination/check.ts';
import { lineKey } from '#core/examination/line-keys.ts';
import { establishmentOn } from '#core/figures.ts';
import { echo } from '#core/import/echo.ts';

export const mandateOnFile: Check = ({ mandate }) =>
  mandate
    ? []
    : [
        {
          rule: 'noMandate',
          subject: '',
          line: '',
          message: { zh: '编办没有登记本单位的三定规定', en: 'No mandate of this unit is on file' },
        },
      ];

export const postsByMandate: Check = ({ document, mandate, day }) => {
  if (!mandate) return [];
  const [reported, approved] = [establishmentOn(document.grants, day), establishmentOn(mandate.grants, day)];
  return [...new Set([...reported.keys(), ...approved.keys()])].flatMap((type) => {
    const [is, should] = [reported.get(type) ?? 0, approved.get(type) ?? 0];
    if (is === should) return [];
    return {
      rule: 'postsDiffer',
      subject: type,
      line: lineKey.posts(type),
      message: {
        zh: `${typeLabel(type).zh}申报 ${is} 名，三定核定 ${should} 名`,
        en: `${typeLabel(type).en}: ${is} posts reported, ${should} by the mandate`,
      },
    };
  });
};

export const leadershipByMandate: Check = ({ document, mandate }) => {
  if (!mandate) return [];
  return leadershipPost.items.flatMap(({ code: post }) => {
    const is = document.leadership.find((l) => l.post === post)?.posts ?? 0;
    const should = mandate.leadership.find((l) => l.post === post)?.posts ?? 0;
    if (is === should) return [];
    return {
      rule: 'leadershipDiffers',
      subject: post,
      line: lineKey.leadershipPosts(post),
      message: {
        zh: `${postLabel(post).zh}申报 ${is} 名，三定核定 ${should} 名`,
        en: `${postLabel(post).en}: ${is} posts reported, ${should} by the mandate`,
      },
    };
  });
};

/** 内设机构 by name; their order is the unit's own affair. */
export const structureByMandate: Check = ({ document, mandate }) => {
  if (!mandate) return [];
  const [reported, approved] = [new Set(document.unit.internalUnits), new Set(mandate.internalUnits)];
  const more = [...reported].filter((name) => !approved.has(name)).map(echo);
  const missing = [...approved].filter((name) => !reported.has(name)).map(echo);
  if (more.length + missing.length === 0) return [];
  return [
    {
      rule: 'structureDiffers',
      subject: '',
      line: lineKey.unit('internalUnits'),
      message: {
        zh: `三定以外的内设机构：${more.join('、') || '无'}；三定有而未列的：${missing.join('、') || '无'}`,
        en: `Not in the mandate: ${more.join(', ') || 'none'}; in the mandate and not listed: ${missing.join(', ') || 'none'}`,
      },
    },
  ];
};
