import type { CodeItem, CodeList, CodeOf } from '#core/codes/code-list.ts';

/**
 * The values usual in 机构编制实名制 systems (广东省 2011 indicator list). A county may add values; a code once used keeps its
 * meaning for ever. National names follow GB/T 34981.2-2017 where known; no conformity is claimed.
 */
const practice = '机构编制实名制管理惯例（广东省2011年指标，参照 GB/T 34981.2-2017 名称）';

/** 机构类别. Values with `institution` are public institutions (事业单位); the others are organs. */
export const unitCategory = {
  id: 'unitCategory',
  zh: '机构类别',
  en: 'unit category',
  source: practice,
  items: [
    { code: 'partyOrgan', zh: '党委工作机关', en: 'Party committee organ', aliases: ['党委', '党委部门', '党委机关'] },
    {
      code: 'disciplineSupervision',
      zh: '纪委监委机关',
      en: 'discipline inspection and supervision organ',
      aliases: ['纪委监委', '纪委', '监委', '监察机关'],
    },
    { code: 'peoplesCongress', zh: '人大机关', en: "people's congress organ", aliases: ['人大'] },
    {
      code: 'governmentDepartment',
      zh: '政府工作部门',
      en: 'government department',
      aliases: ['政府', '政府部门', '政府机关'],
    },
    { code: 'politicalConsultative', zh: '政协机关', en: 'political consultative conference organ', aliases: ['政协'] },
    { code: 'court', zh: '审判机关', en: "people's court", aliases: ['法院', '人民法院'] },
    { code: 'procuratorate', zh: '检察机关', en: "people's procuratorate", aliases: ['检察院', '人民检察院'] },
    { code: 'democraticParty', zh: '民主党派机关', en: 'democratic party organ', aliases: ['民主党派'] },
    {
      code: 'massOrganisation',
      zh: '群众团体机关',
      en: 'mass organisation organ',
      aliases: ['群众团体', '群团机关', '群团', '人民团体', '人民团体机关'],
    },
    { code: 'township', zh: '乡镇机关', en: 'township organ', aliases: ['乡镇', '乡', '镇'] },
    { code: 'subdistrict', zh: '街道机关', en: 'subdistrict organ', aliases: ['街道', '街道办事处'] },
    { code: 'dispatchedOrgan', zh: '派出机构', en: 'dispatched organ', aliases: ['派出机关'] },
    {
      code: 'verticallyManaged',
      zh: '垂管机构',
      en: 'vertically managed organ',
      aliases: ['垂直管理机构', '垂直管理部门', '垂管单位'],
    },
    {
      code: 'institutionCivilServantLaw',
      zh: '参照公务员法管理',
      en: 'public institution under the Civil Servant Law',
      institution: true,
      aliases: ['参公', '参公事业单位', '参照公务员法管理事业单位', '参照公务员法管理的事业单位'],
    },
    {
      code: 'institutionClassOne',
      zh: '公益一类',
      en: 'public institution, public welfare class I',
      institution: true,
      aliases: ['公益一类事业单位'],
    },
    {
      code: 'institutionClassTwo',
      zh: '公益二类',
      en: 'public institution, public welfare class II',
      institution: true,
      aliases: ['公益二类事业单位'],
    },
    {
      code: 'institutionUnclassified',
      zh: '暂未分类',
      en: 'public institution, not yet classified',
      institution: true,
      aliases: ['未分类', '暂未分类事业单位'],
    },
  ],
} as const satisfies Omit<CodeList, 'items'> & { items: readonly (CodeItem & { institution?: true })[] };
export type UnitCategory = CodeOf<typeof unitCategory>;

/** Whether a category is a public institution (事业单位) rather than an organ (机关). */
export function isInstitution(category: UnitCategory): boolean {
  return unitCategory.items.some((i) => i.code === category && 'institution' in i);
}

/**
 * 机构规格, highest first. `standard` is the code of the same rank in GB/T 12407-2008, which ranks posts, so that levels
 * sort as that standard does (股级 stands where it has 科员).
 */
export const unitLevel = {
  id: 'unitLevel',
  zh: '机构规格',
  en: 'level of unit',
  source: '机构编制惯例；排序参照 GB/T 12407-2008',
  items: [
    { code: 'chiefMinisterial', standard: '111', zh: '正部级', en: 'ministerial level', aliases: ['正部', '正省级'] },
    {
      code: 'deputyMinisterial',
      standard: '112',
      zh: '副部级',
      en: 'deputy ministerial level',
      aliases: ['副部', '副省级'],
    },
    { code: 'chiefBureau', standard: '121', zh: '正厅级', en: 'bureau level', aliases: ['正厅', '正厅局级'] },
    { code: 'deputyBureau', standard: '122', zh: '副厅级', en: 'deputy bureau level', aliases: ['副厅', '副厅局级'] },
    {
      code: 'chiefDivision',
      standard: '131',
      zh: '正处级',
      en: 'division (county) level',
      aliases: ['正处', '正县级', '正县处级', '处级正职'],
    },
    {
      code: 'deputyDivision',
      standard: '132',
      zh: '副处级',
      en: 'deputy division (county) level',
      aliases: ['副处', '副县级', '副县处级', '处级副职'],
    },
    {
      code: 'chiefSection',
      standard: '141',
      zh: '正科级',
      en: 'section (township) level',
      aliases: ['正科', '正乡科级', '正乡级', '科级正职'],
    },
    {
      code: 'deputySection',
      standard: '142',
      zh: '副科级',
      en: 'deputy section (township) level',
      aliases: ['副科', '副乡科级', '副乡级', '科级副职'],
    },
    { code: 'subSection', standard: '150', zh: '股级', en: 'sub-section level', aliases: ['股', '正股级', '股所级'] },
    {
      code: 'unranked',
      standard: '199',
      zh: '未定级',
      en: 'no level set',
      aliases: ['未定', '未定级别', '未定规格', '未明确级别', '不定级', '无级别', '无'],
    },
  ],
} as const satisfies CodeList;
export type UnitLevel = CodeOf<typeof unitLevel>;

/** 经费来源 of a unit; posts of a public institution are funded as their unit is. */
export const funding = {
  id: 'funding',
  zh: '经费来源',
  en: 'funding',
  source: practice,
  items: [
    {
      code: 'fullBudget',
      zh: '财政全额拨款',
      en: 'fully funded from the budget',
      aliases: ['全额拨款', '全额', '财政全额', '全供', '全额预算'],
    },
    {
      code: 'partialBudget',
      zh: '财政差额补助',
      en: 'partly funded from the budget',
      aliases: ['差额补助', '差额', '财政差额', '差额拨款', '财政差额拨款', '差供', '差额预算'],
    },
    { code: 'selfFunded', zh: '经费自理', en: 'self-funded', aliases: ['自收自支', '自理', '经费自筹', '自筹'] },
  ],
} as const satisfies CodeList;
export type Funding = CodeOf<typeof funding>;

export * from '#core/codes/staff-lists.ts';
export * from '#core/codes/work-lists.ts';
