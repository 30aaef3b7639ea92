/** The parts of the API as readers see them, Chinese first. */
export const tags = {
  units: {
    name: '单位 · Units',
    description:
      '机关事业单位及其编制、实有、领导职数。\n\nPublic bodies with authorised posts, persons in post and leading posts.',
  },
  staff: {
    name: '人员 · Staff',
    description: '在编人员名单，按姓名查询。\n\nPeople on the establishment; search by name.',
  },
  history: {
    name: '历史 · History',
    description: '台账、历次公开与前后差异。\n\nThe ledger, past releases and what changed between them.',
  },
  jurisdictions: {
    name: '行政区划 · Jurisdictions',
    description: '一个县的总数、统计与更新情况。\n\nTotals, statistics and freshness of a county.',
  },
  reference: {
    name: '目录与代码 · Reference',
    description: '公开目录与代码集。\n\nThe disclosure catalogue and the code lists.',
  },
  feed: {
    name: '供数 · Feed',
    description:
      '省级汇集与任何人整县取数：变更连续编号，文件以摘要命名，状态与历史可以验证。\n\nFor provinces and anyone who takes a whole county: changes are numbered without gap, files are named by their digests, state and history can be proven.',
  },
  publishing: {
    name: '发布 · Publishing',
    description: '供机构编制部门使用，需要授权。\n\nFor staffing offices; needs authorisation.',
  },
} as const;
