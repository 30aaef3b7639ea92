import type { EstablishmentType, Funding, UnitCategory, UnitLevel } from '#core/codes/lists.ts';

/** What units of a kind have in common. */
export type Kind = {
  category: UnitCategory;
  level: UnitLevel;
  funding: Funding;
  /** The type nearly everyone is on. */
  main: EstablishmentType;
  /** Share (0…1) of 机关工勤编制. */
  support: number;
  /** What the head is called where the unit's name does not say it. */
  title?: string;
  /** Internal divisions, in the order in which a unit sets them up. */
  departments: readonly string[];
  /** Posts of those who lead nothing, and the levels they may have. */
  posts: readonly string[];
  levels: readonly string[];
  /** Level of the head and of deputies. */
  leaderLevels: readonly [head: string, deputy: string];
};

const office = [
  '办公室',
  '政策法规股',
  '综合业务股',
  '财务股',
  '人事股',
  '监督检查股',
  '行政审批股',
  '信息股',
  '规划股',
  '督查股',
];
const civil = ['一级科员', '二级科员', '四级主任科员', '三级主任科员', '二级主任科员', '一级主任科员'];
const management = ['管理岗八级', '管理岗九级', '专业技术岗十一级', '专业技术岗十级', '专业技术岗十二级'];
const teachers = [
  '专业技术岗七级',
  '专业技术岗八级',
  '专业技术岗九级',
  '专业技术岗十级',
  '专业技术岗十一级',
  '专业技术岗十二级',
];

const organ: Kind = {
  category: 'governmentDepartment',
  level: 'chiefSection',
  funding: 'fullBudget',
  main: 'administrative',
  support: 0.1,
  departments: office,
  posts: ['科员'],
  levels: civil,
  leaderLevels: ['正科级', '副科级'],
};
const police: Kind = {
  ...organ,
  main: 'politicalLegal',
  departments: [
    '办公室',
    '政工室',
    '法制大队',
    '治安大队',
    '指挥中心',
    '禁毒大队',
    '警务督察大队',
    '出入境管理大队',
    '网络安全大队',
  ],
  posts: ['民警'],
  levels: ['二级警员', '一级警员', '四级警长', '三级警长', '二级警长', '一级警长'],
};
const institution: Kind = {
  ...organ,
  category: 'institutionClassOne',
  level: 'subSection',
  main: 'institution',
  support: 0,
  departments: ['办公室', '业务股', '服务股', '技术股', '财务股', '综合股', '管理股', '项目股'],
  posts: ['工作人员', '工作人员', '技术员', '助理工程师'],
  levels: management,
  leaderLevels: ['管理岗七级', '管理岗八级'],
};
const school: Kind = {
  ...institution,
  departments: [
    '办公室',
    '教务处',
    '政教处',
    '总务处',
    '教研室',
    '语文教研组',
    '数学教研组',
    '英语教研组',
    '理科综合组',
    '文科综合组',
    '艺体组',
  ],
  posts: ['教师'],
  levels: teachers,
  leaderLevels: ['管理岗七级', '管理岗八级'],
};

const court: Kind = {
  ...police,
  category: 'court',
  level: 'deputyDivision',
  departments: ['办公室', '政治部', '立案庭', '刑事审判庭', '民事审判庭', '行政审判庭', '执行局', '司法警察大队'],
  posts: ['法官', '法官助理', '书记员'],
  levels: ['三级法官', '四级法官', '一级法官', '二级法官'],
  leaderLevels: ['副处级', '正科级'],
};

/** Kinds as the layout of the county names them. */
export const kinds = {
  党: { ...organ, category: 'partyOrgan' },
  纪: {
    ...organ,
    category: 'disciplineSupervision',
    title: '书记',
    departments: [
      '办公室',
      '组织部',
      '宣传部',
      '党风政风监督室',
      '信访室',
      '案件监督管理室',
      '第一纪检监察室',
      '第二纪检监察室',
      '审理室',
    ],
  },
  人: {
    ...organ,
    category: 'peoplesCongress',
    level: 'chiefDivision',
    leaderLevels: ['正处级', '副处级'],
  },
  协: {
    ...organ,
    category: 'politicalConsultative',
    title: '主席',
    level: 'chiefDivision',
    leaderLevels: ['正处级', '副处级'],
  },
  法: court,
  庭: { ...court, category: 'dispatchedOrgan', level: 'subSection', support: 0, leaderLevels: ['正科级', '副科级'] },
  检: {
    ...police,
    category: 'procuratorate',
    level: 'deputyDivision',
    title: '检察长',
    departments: ['办公室', '政治部', '第一检察部', '第二检察部', '第三检察部', '第四检察部', '检务督察部'],
    posts: ['检察官', '检察官助理', '书记员'],
    levels: ['三级检察官', '四级检察官', '一级检察官', '二级检察官'],
    leaderLevels: ['副处级', '正科级'],
  },
  群: { ...organ, category: 'massOrganisation', support: 0.05 },
  民: { ...organ, category: 'democraticParty', title: '主任委员', support: 0 },
  府: organ,
  警: police,
  警队: { ...police, category: 'dispatchedOrgan', level: 'deputySection' },
  派: { ...organ, category: 'dispatchedOrgan', level: 'subSection', support: 0 },
  警所: { ...police, category: 'dispatchedOrgan', level: 'subSection', support: 0 },
  派府: {
    ...organ,
    category: 'dispatchedOrgan',
    title: '主任',
    level: 'deputyDivision',
    leaderLevels: ['副处级', '正科级'],
  },
  镇: {
    ...organ,
    category: 'township',
    title: '镇（乡）长',
    departments: [
      '党政综合办公室',
      '党建办公室',
      '经济发展办公室',
      '公共服务办公室',
      '社会治安综合治理办公室',
      '财政经管办公室',
    ],
  },
  垂: { ...organ, category: 'verticallyManaged' },
  参: {
    ...institution,
    category: 'institutionCivilServantLaw',
    level: 'deputySection',
    posts: ['科员'],
    levels: civil,
    leaderLevels: ['副科级', '股级'],
  },
  一: institution,
  二: { ...institution, category: 'institutionClassTwo', funding: 'partialBudget' },
  自: { ...institution, category: 'institutionClassTwo', funding: 'selfFunded' },
  未: { ...institution, category: 'institutionUnclassified', level: 'unranked' },
  师: school,
  高: { ...school, level: 'deputySection' },
  幼: {
    ...school,
    category: 'institutionClassTwo',
    funding: 'partialBudget',
    departments: ['办公室', '保教处', '后勤处'],
  },
  医: {
    ...institution,
    category: 'institutionClassTwo',
    level: 'subSection',
    funding: 'partialBudget',
    departments: [
      '办公室',
      '医务科',
      '护理部',
      '内科',
      '外科',
      '妇产科',
      '儿科',
      '急诊科',
      '检验科',
      '放射科',
      '药剂科',
      '公共卫生科',
      '财务科',
      '中医科',
    ],
    posts: ['医师', '护士', '护士', '主治医师', '药师', '检验师'],
    levels: teachers,
  },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;
export const isKindName = (name: string): name is KindName => name in kinds;
