import {
  establishmentType,
  funding,
  leadershipPost,
  rolloutStage,
  unitCategory,
  unitLevel,
  withholdingReason,
} from '#core/codes/lists.ts';
import { code, creditCode } from '#core/import/coded-readers.ts';
import { date } from '#core/import/date-reader.ts';
import { published, required, steering, type TableLayout } from '#core/import/layout.ts';
import { count, key, lines, name, place, text } from '#core/import/readers.ts';
import { rosterColumns } from '#core/import/roster/columns.ts';

const unitName = steering(['机构名称', '单位名称', '单位', '所在单位'], name(100));
const unitCode = steering(['单位编号', '机构编码', '机构编号'], key());

const units = {
  sheet: '单位',
  columns: {
    localCode: published('unit.localCode', ['单位编号', '机构编码', '机构编号'], key()),
    creditCode: published('unit.creditCode', ['统一社会信用代码', '信用代码', '社会信用代码'], creditCode()),
    name: required(published('unit.name', ['机构名称', '单位名称'], name(100))),
    otherNames: published('unit.otherNames', ['其他名称', '加挂牌子', '挂牌名称'], lines(1000)),
    category: required(published('unit.category', ['机构类别', '单位类别', '机构性质'], code(unitCategory))),
    level: required(published('unit.level', ['机构规格', '规格', '机构级别'], code(unitLevel))),
    funding: published('unit.funding', ['经费来源', '经费形式', '经费渠道'], code(funding)),
    parent: published('unit.parent', ['上级单位', '主管部门', '上级单位编号'], name(100)),
    system: published('unit.system', ['所在系统', '系统'], text(100)),
    address: published('unit.address', ['办公地址', '单位地址'], place(200)),
    officePhone: published('unit.officePhone', ['办公电话', '单位电话'], text(60)),
    officeHours: published('unit.officeHours', ['办公时间'], text(200)),
    duties: published('unit.duties', ['主要职责', '职责'], lines(8000)),
    internalUnits: published('unit.internalUnits', ['内设机构'], lines(4000)),
    stage: steering(['公开阶段', '开展阶段'], code(rolloutStage)),
    withheld: steering(['暂未公开原因', '未公开原因'], code(withholdingReason)),
  },
} satisfies TableLayout;

const grants = {
  sheet: '编制',
  anyOf: ['unit', 'unitCode'],
  columns: {
    unit: unitName,
    unitCode,
    type: required(published('grant.type', ['编制类型', '编制类别'], code(establishmentType))),
    posts: required(published('grant.posts', ['编制数', '核定编制数', '核编数'], count(-100_000))),
    document: published('grant.document', ['依据文号', '核编文号'], text(100)),
    from: published('grant.from', ['起始日期', '核编日期'], date()),
  },
} satisfies TableLayout;

const strength = {
  sheet: '实有',
  anyOf: ['unit', 'unitCode'],
  columns: {
    unit: unitName,
    unitCode,
    type: required(published('strength.type', ['编制类型', '编制类别'], code(establishmentType))),
    inPost: required(published('strength.inPost', ['实有人数', '实有数'], count())),
    listedApart: published('strength.listedApart', ['单列人数', '单列数', '其中单列'], count()),
  },
} satisfies TableLayout;

const leadership = {
  sheet: '领导职数',
  anyOf: ['unit', 'unitCode'],
  columns: {
    unit: unitName,
    unitCode,
    post: required(published('leadership.post', ['职数类别', '领导职数类别'], code(leadershipPost))),
    posts: required(published('leadership.posts', ['核定数', '核定职数'], count())),
    inPost: required(published('leadership.inPost', ['实有数', '实配数'], count())),
    document: published('leadership.document', ['文号', '依据文号'], text(100)),
  },
} satisfies TableLayout;

const staff = {
  sheet: '人员',
  anyOf: ['unit', 'unitCode'],
  columns: {
    unit: unitName,
    unitCode,
    ...rosterColumns,
  },
} satisfies TableLayout;

const documents = {
  sheet: '文件',
  anyOf: ['unit', 'unitCode'],
  columns: {
    unit: unitName,
    unitCode,
    number: required(published('document.number', ['文号'], text(100))),
    title: required(published('document.title', ['文件名称', '文件标题'], text(200))),
    issuer: published('document.issuer', ['发文机关', '发文单位'], text(100)),
    date: published('document.date', ['成文日期', '发文日期'], date()),
    effective: published('document.effective', ['施行日期', '实施日期', '生效日期'], date()),
  },
} satisfies TableLayout;

/** The tables of our own layout: the workbook that `npm run template` writes, or a text file with one of its tables. */
export const sunshineTables = { units, grants, strength, leadership, staff, documents };
