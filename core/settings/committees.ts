import type { CodeList, CodeOf } from '#core/codes/code-list.ts';

const source = '县机构编制政务公开工作领导小组及其办公室的组成通知（纪委、组织部、财政、编办、人事等部门）';

/** 议事机构: bodies that sit and decide, or prepare what is decided. */
export const committeeBody = {
  id: 'committeeBody',
  zh: '议事机构',
  en: 'committee',
  source,
  items: [
    { code: 'leadingGroup', zh: '领导小组', en: 'leading group' },
    { code: 'office', zh: '领导小组办公室', en: 'office of the leading group' },
    { code: 'taskForce', zh: '复审专班', en: 'task force' },
  ],
} as const satisfies CodeList;

/** 组内职务: what a member is in their committee. */
export const committeeSeat = {
  id: 'committeeSeat',
  zh: '组内职务',
  en: 'seat in a committee',
  source,
  items: [
    { code: 'leader', zh: '组长（主任）', en: 'head' },
    { code: 'deputy', zh: '副组长（副主任）', en: 'deputy head' },
    { code: 'member', zh: '成员', en: 'member' },
    { code: 'clerk', zh: '办公室工作人员', en: 'clerk of the office' },
  ],
} as const satisfies CodeList;

/** One seat of a committee, and who has it. */
export type CommitteeMember = {
  body: CodeOf<typeof committeeBody>;
  seat: CodeOf<typeof committeeSeat>;
  name: string;
  /** Where they come from, e.g. 县纪委监委, 县委组织部, 县财政局. */
  department: string;
};

/** What tells a member from all others of one version. */
export const memberKey = ({ body, department, name }: CommitteeMember): string => `${body}/${department}/${name}`;
