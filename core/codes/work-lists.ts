import type { CodeList, CodeOf } from '#core/codes/code-list.ts';

/** 变更事由: why a release differs from the one before it. */
export const changeReason = {
  id: 'changeReason',
  zh: '变更事由',
  en: 'reason for change',
  source: '机构编制实名制管理惯例（广东省2011年指标）',
  items: [
    { code: 'added', zh: '新增', en: 'newly added', aliases: ['新进', '新录用', '招录', '首次公开'] },
    { code: 'transferredIn', zh: '调入', en: 'transferred in', aliases: ['转入'] },
    { code: 'transferredOut', zh: '调出', en: 'transferred out', aliases: ['转出'] },
    {
      code: 'postChanged',
      zh: '职务变动',
      en: 'change of post',
      aliases: ['职务变更', '职务调整', '任免', '岗位变动'],
    },
    { code: 'retired', zh: '退休', en: 'retirement', aliases: ['离退休'] },
    {
      code: 'establishmentAdjusted',
      zh: '编制调整',
      en: 'adjustment of posts',
      aliases: ['编制变动', '编制变更', '核编'],
    },
    { code: 'unitEstablished', zh: '机构设立', en: 'unit established', aliases: ['设立', '新设', '机构新设', '成立'] },
    { code: 'merged', zh: '合并', en: 'units merged', aliases: ['机构合并'] },
    { code: 'renamed', zh: '更名', en: 'unit renamed', aliases: ['机构更名', '名称变更'] },
    { code: 'abolished', zh: '撤销', en: 'unit abolished', aliases: ['机构撤销'] },
    { code: 'correction', zh: '更正', en: 'correction of an error', aliases: ['纠错', '差错更正'] },
  ],
} as const satisfies CodeList;
export type ChangeReason = CodeOf<typeof changeReason>;

/** 开展阶段: how far publication has come in a unit. */
export const rolloutStage = {
  id: 'rolloutStage',
  zh: '开展阶段',
  en: 'stage of rollout',
  source: '阳光编制试点先行、逐步推开的做法',
  items: [
    { code: 'notStarted', zh: '未开展', en: 'not started', aliases: ['未启动', '未开始'] },
    { code: 'pilot', zh: '试点', en: 'pilot', aliases: ['试点中', '试运行'] },
    { code: 'running', zh: '正式运行', en: 'running', aliases: ['运行', '运行中', '已开展', '全面推开'] },
  ],
} as const satisfies CodeList;
export type RolloutStage = CodeOf<typeof rolloutStage>;

/** 未公开原因: why an obliged unit shows no data. 依法不公开 rests on 政府信息公开条例 14–16. */
export const withholdingReason = {
  id: 'withholdingReason',
  zh: '未公开原因',
  en: 'reason for not being published',
  source: '政府信息公开条例（2019）14–16；公开流程各环节',
  items: [
    { code: 'exempt', zh: '依法不公开', en: 'exempt by law', aliases: ['不予公开', '涉密'] },
    { code: 'inDispute', zh: '有异议处理中', en: 'objection being handled', aliases: ['有异议', '异议处理中'] },
    { code: 'returned', zh: '退回修改', en: 'returned for correction', aliases: ['退回', '已退回'] },
    { code: 'late', zh: '逾期未报', en: 'overdue', aliases: ['逾期', '未报'] },
    { code: 'preparing', zh: '整理中', en: 'in preparation', aliases: ['准备中', '数据整理中'] },
  ],
} as const satisfies CodeList;
export type WithholdingReason = CodeOf<typeof withholdingReason>;

/** 校核疑义: what a province doubts of a record it has taken. */
export const doubtKind = {
  id: 'doubtKind',
  zh: '校核疑义',
  en: 'kind of doubt',
  source: '政务数据共享条例（2025）26',
  items: [
    { code: 'wrongValue', zh: '内容有误', en: 'wrong value', aliases: ['数据错误'] },
    { code: 'contradiction', zh: '前后矛盾', en: 'contradiction', aliases: ['与其他数据不一致'] },
    { code: 'duplicate', zh: '重复', en: 'duplicate', aliases: ['重复记录'] },
    { code: 'outdated', zh: '未及时更新', en: 'outdated', aliases: ['过期'] },
    { code: 'notExisting', zh: '已不存在', en: 'exists no more', aliases: ['已撤销', '已退出'] },
  ],
} as const satisfies CodeList;
export type DoubtKind = CodeOf<typeof doubtKind>;

/** 校核结果: what the county answers. */
export const checkBackOutcome = {
  id: 'checkBackOutcome',
  zh: '校核结果',
  en: 'outcome of a check-back',
  source: '政务数据共享条例（2025）26',
  items: [
    { code: 'confirmed', zh: '核实无误', en: 'confirmed as published', aliases: ['无误'] },
    { code: 'corrected', zh: '已更正', en: 'corrected', aliases: ['已修改'] },
    { code: 'toBeCorrected', zh: '属实，正在更正', en: 'true, being corrected', aliases: ['属实'] },
  ],
} as const satisfies CodeList;
export type CheckBackOutcome = CodeOf<typeof checkBackOutcome>;

/** 撤下原因: why published content was withdrawn. The ledger keeps its digest; nobody is shown the content again. */
export const takedownReason = {
  id: 'takedownReason',
  zh: '撤下原因',
  en: 'reason for a takedown',
  source: '保守国家秘密法（2024）；个人信息保护法 47；政府信息公开条例 14、15、41',
  items: [
    { code: 'secrecy', zh: '涉密', en: 'secrecy', aliases: ['涉及国家秘密'] },
    { code: 'privacy', zh: '隐私', en: 'privacy', aliases: ['涉及个人隐私'] },
    { code: 'error', zh: '差错', en: 'error', aliases: ['错误'] },
  ],
} as const satisfies CodeList;
export type TakedownReason = CodeOf<typeof takedownReason>;

/** 制度文件终止: why a policy document counts no more. The file of one that was repealed stays to be read. */
export const policyEnd = {
  id: 'policyEnd',
  zh: '制度文件终止',
  en: 'end of a policy document',
  source: '政府信息公开条例（2019）20(1)；国办发〔2018〕37号',
  items: [
    { code: 'repealed', zh: '废止', en: 'repealed', aliases: ['失效'] },
    { code: 'takenDown', zh: '撤下', en: 'taken down', aliases: ['撤回'] },
  ],
} as const satisfies CodeList;
export type PolicyEnd = CodeOf<typeof policyEnd>;
