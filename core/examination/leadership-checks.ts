import { leadershipPost } from '#core/codes/lists.ts';
import { type Check, type Found, postLabel } from '#core/examination/check.ts';
import { lineKey } from '#core/examination/line-keys.ts';
import { isInService } from '#core/examination/record-checks.ts';
import { establishmentOn } from '#core/figures.ts';

/** 超职数: kind by kind, since a vacancy among deputies does not make room for a chief. */
export const leadersOver: Check = ({ document, mandate }) =>
  leadershipPost.items.flatMap(({ code: post }) => {
    const posts = (mandate ?? document).leadership.find((l) => l.post === post)?.posts ?? 0;
    const inPost = document.leadership.find((l) => l.post === post)?.inPost ?? 0;
    if (inPost <= posts) return [];
    const { zh, en } = postLabel(post);
    return {
      rule: 'leadersOver',
      subject: post,
      line: lineKey.leadersInPost(post),
      message: {
        zh: `${zh}核定 ${posts} 名，实有 ${inPost} 人，超 ${inPost - posts} 人`,
        en: `${en}: ${posts} authorised, ${inPost} in post, ${inPost - posts} over`,
      },
    };
  });

/** The head is named by law; and whoever is counted as head stands on the roster as such. */
export const headOfUnit: Check = ({ document, day }) => {
  const heads = document.staff.filter((s) => s.head && isInService(s)).length;
  const chiefs = document.leadership.find((l) => l.post === 'chief')?.inPost;
  if (heads === 0 && chiefs)
    return [
      {
        rule: 'headNotNamed',
        subject: '',
        line: lineKey.staff,
        message: {
          zh: `单位正职实有 ${chiefs} 人，人员中没有标明主要负责人`,
          en: `${chiefs} in post as head of unit, nobody marked as head`,
        },
      },
    ];
  if (heads === 0 && [...establishmentOn(document.grants, day).values()].some((posts) => posts > 0))
    return [
      {
        rule: 'headVacant',
        subject: '',
        line: lineKey.staff,
        message: { zh: '单位有编制，没有主要负责人', en: 'The unit has posts and no head' },
      },
    ];
  if (chiefs === undefined || chiefs === heads) return [];
  return [
    {
      rule: 'leadersMismatch',
      subject: 'chief',
      line: lineKey.leadersInPost('chief'),
      message: {
        zh: `单位正职实有填 ${chiefs} 人，人员中标明主要负责人的 ${heads} 人`,
        en: `${chiefs} in post as head of unit, ${heads} marked as head`,
      },
    },
  ];
};

/** Whoever leads is one of those in post. */
export const leadersAmongStaff: Check = ({ document }) => {
  const sum = (counts: readonly { inPost: number }[]) => counts.reduce((all, { inPost }) => all + inPost, 0);
  const [leaders, persons] = [sum(document.leadership), sum(document.strength)];
  if (leaders <= persons) return [];
  const found: Found = {
    rule: 'leadersMismatch',
    subject: 'strength',
    line: lineKey.staff,
    message: {
      zh: `实有领导 ${leaders} 人，多于实有人数 ${persons} 人`,
      en: `${leaders} leaders in post, more than the ${persons} persons in post`,
    },
  };
  return [found];
};
