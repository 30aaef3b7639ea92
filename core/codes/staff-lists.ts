import type { CodeList, CodeOf } from '#core/codes/code-list.ts';

const practice = '机构编制实名制管理惯例（广东省2011年指标，参照 GB/T 34981.2-2017 名称）';

/** 编制类型. Types may not be mixed or invented (地方各级人民政府机构设置和编制管理条例 15). */
export const establishmentType = {
  id: 'establishmentType',
  zh: '编制类型',
  en: 'establishment type',
  source: practice,
  items: [
    { code: 'administrative', zh: '行政编制', en: 'administrative', aliases: ['行政', '机关编制', '机关行政编制'] },
    {
      code: 'politicalLegal',
      zh: '政法专项编制',
      en: 'political and legal',
      aliases: ['政法专项', '政法', '政法编制', '中央政法专项编制'],
    },
    {
      code: 'institution',
      zh: '事业编制',
      en: 'public institution',
      aliases: [
        '事业',
        '事业单位编制',
        '全额事业编制',
        '差额事业编制',
        '自收自支事业编制',
        '全额拨款事业编制',
        '差额拨款事业编制',
        '参公事业编制',
        '参照公务员法管理事业编制',
      ],
    },
    {
      code: 'support',
      zh: '机关工勤编制',
      en: 'support staff of organs',
      aliases: ['工勤', '工勤编制', '机关工勤', '后勤', '后勤编制', '后勤服务编制', '机关后勤服务编制', '行政工勤编制'],
    },
    {
      code: 'veteranCadre',
      zh: '老干部服务编制',
      en: 'service to retired officials',
      aliases: ['老干部服务', '老干部', '老干部编制', '老干部工作人员编制'],
    },
    {
      code: 'other',
      zh: '其他专项编制',
      en: 'other special',
      aliases: ['其他专项', '其他', '其它', '其他编制', '专项编制'],
    },
  ],
} as const satisfies CodeList;
export type EstablishmentType = CodeOf<typeof establishmentType>;

/** 领导职数: leading posts of a unit, and of its internal divisions. */
export const leadershipPost = {
  id: 'leadershipPost',
  zh: '领导职数',
  en: 'leadership post',
  source: practice,
  items: [
    { code: 'chief', zh: '正职', en: 'head of unit', aliases: ['单位正职', '领导正职', '正'] },
    { code: 'deputy', zh: '副职', en: 'deputy head of unit', aliases: ['单位副职', '领导副职', '副'] },
    {
      code: 'internalChief',
      zh: '内设机构正职',
      en: 'head of internal division',
      aliases: ['中层正职', '内设正职', '内设机构领导正职'],
    },
    {
      code: 'internalDeputy',
      zh: '内设机构副职',
      en: 'deputy head of internal division',
      aliases: ['中层副职', '内设副职', '内设机构领导副职'],
    },
  ],
} as const satisfies CodeList;
export type LeadershipPost = CodeOf<typeof leadershipPost>;

/** 人员身份 */
export const staffIdentity = {
  id: 'staffIdentity',
  zh: '人员身份',
  en: 'staff identity',
  source: practice,
  items: [
    { code: 'civilServant', zh: '公务员', en: 'civil servant', aliases: ['国家公务员', '公务员身份'] },
    {
      code: 'civilServantLaw',
      zh: '参照公务员法管理人员',
      en: 'managed under the Civil Servant Law',
      aliases: ['参公', '参公人员', '参公管理人员', '参照公务员管理人员'],
    },
    { code: 'manager', zh: '管理人员', en: 'manager in a public institution', aliases: ['管理', '管理岗', '管理岗位'] },
    {
      code: 'professional',
      zh: '专业技术人员',
      en: 'professional or technical',
      aliases: ['专业技术', '专技人员', '专技', '专业技术岗', '专业技术岗位'],
    },
    {
      code: 'worker',
      zh: '工勤人员',
      en: 'support worker',
      aliases: ['工勤', '工勤技能', '工勤技能人员', '工勤技能岗', '工勤技能岗位', '工人'],
    },
  ],
} as const satisfies CodeList;
export type StaffIdentity = CodeOf<typeof staffIdentity>;

/** 人员状态. 借调, 挂职, 培训 and 病假 are kinds of 在编不在岗. */
export const staffStatus = {
  id: 'staffStatus',
  zh: '人员状态',
  en: 'staff status',
  source: practice,
  items: [
    {
      code: 'atPost',
      zh: '在编在岗',
      en: 'on the establishment, at work',
      aliases: ['在岗', '在职', '在职在编', '在职在岗', '正常'],
    },
    {
      code: 'offPost',
      zh: '在编不在岗',
      en: 'on the establishment, not at work',
      aliases: ['不在岗', '在编不在岗（其他）', '未在岗'],
    },
    { code: 'seconded', zh: '借调', en: 'seconded elsewhere', aliases: ['借出', '借调出', '借调外单位', '抽调'] },
    { code: 'attached', zh: '挂职', en: 'on temporary assignment', aliases: ['挂职锻炼', '外派挂职'] },
    { code: 'training', zh: '培训', en: 'in training', aliases: ['脱产培训', '脱产学习', '学习'] },
    { code: 'sickLeave', zh: '病假', en: 'on sick leave', aliases: ['长期病假', '病休', '长期病休'] },
    {
      code: 'internallyRetired',
      zh: '离岗退养',
      en: 'retired from the post, kept on the establishment',
      aliases: ['内退', '内部退养', '离岗待退'],
    },
    {
      code: 'left',
      zh: '退出',
      en: 'left the establishment',
      aliases: ['已退出', '调出', '辞职', '开除', '辞退', '退休', '死亡', '离职'],
    },
  ],
} as const satisfies CodeList;
export type StaffStatus = CodeOf<typeof staffStatus>;

/** 性别, with the codes of GB/T 2261.1. */
export const sex = {
  id: 'sex',
  zh: '性别',
  en: 'sex',
  source: 'GB/T 2261.1-2003 个人基本信息分类与代码 第1部分：人的性别代码',
  items: [
    { code: 'unknown', standard: '0', zh: '未知的性别', en: 'unknown', aliases: ['未知'] },
    { code: 'male', standard: '1', zh: '男性', en: 'male', aliases: ['男'] },
    { code: 'female', standard: '2', zh: '女性', en: 'female', aliases: ['女'] },
    { code: 'unspecified', standard: '9', zh: '未说明的性别', en: 'not stated', aliases: ['未说明', '不详'] },
  ],
} as const satisfies CodeList;
export type Sex = CodeOf<typeof sex>;
