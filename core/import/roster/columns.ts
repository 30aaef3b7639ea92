import { establishmentType, sex, staffStatus } from '#core/codes/staff-lists.ts';
import { code } from '#core/import/coded-readers.ts';
import { date } from '#core/import/date-reader.ts';
import { published, required, steering, type TableLayout } from '#core/import/layout.ts';
import { key, name, text, yesNo } from '#core/import/readers.ts';

/** The columns of a roster: what a person is known by, however the file is laid out around it. */
export const rosterColumns = {
  name: required(published('staff.name', ['姓名', '人员姓名', '职工姓名'], name(50))),
  sex: published('staff.sex', ['性别'], code(sex)),
  department: published(
    'staff.department',
    ['所在内设机构', '内设机构', '科室', '部门', '所在科室', '所在部门', '所属科室'],
    text(100),
  ),
  post: published(
    'staff.post',
    ['职务', '职务（岗位）', '岗位', '职务/岗位', '职务岗位', '现任职务', '岗位名称'],
    text(100),
  ),
  level: published(
    'staff.level',
    ['层次', '职务层次', '职务层次（岗位等级）', '岗位等级', '职级', '职务层次或岗位等级', '职务职级', '级别'],
    text(60),
  ),
  type: required(
    published('staff.type', ['编制类型', '占用编制类型', '编制类别', '编制性质'], code(establishmentType)),
  ),
  status: required(
    published('staff.status', ['在编状况', '人员状态', '在岗状态', '在岗情况', '在编情况'], code(staffStatus)),
  ),
  since: published(
    'staff.since',
    ['进入本单位时间', '到本单位时间', '进入单位时间', '进本单位时间', '入职时间', '到岗时间'],
    date(),
  ),
  head: published('staff.head', ['主要负责人', '是否主要负责人', '是否单位主要负责人'], yesNo()),
  number: steering(['人员编号', '职工编号'], key()),
};

export type RosterField = keyof typeof rosterColumns;

export const rosterFields = Object.keys(rosterColumns) as RosterField[];

export const rosterLayout = { sheet: '人员', columns: rosterColumns } satisfies TableLayout;
