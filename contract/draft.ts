import * as z from 'zod';
import { type CodeList, codesOf, labelOf } from '#core/codes/code-list.ts';
import { changeReason, establishmentType, funding, leadershipPost, sex, staffStatus } from '#core/codes/lists.ts';
import { isIdentityNumber } from '#core/identity-number.ts';
import { isNarrowed, type Narrowed } from '#core/narrowing.ts';

/*
 * What the parts of a draft submission may hold: forms are rendered and read by these. Titles and messages are 中文 · English; what
 * has no message of its own here gets one that names its field.
 */

const text = (title: string, max: number) => z.string().max(max).meta({ title });
const count = (title: string) => z.int().min(0).max(99_999).meta({ title });
const day = (title: string) => z.iso.date().meta({ title });
const code = <L extends CodeList>(list: L, title: string) =>
  z.enum(codesOf(list) as [string, ...string[]]).meta({ title });

/** 单位信息: what a unit may change of itself; name, category and level are the register's. */
export const unitForm = z.object({
  otherNames: text('其他名称（每行一个） · Other names (one a line)', 500).optional(),
  funding: code(funding, '经费来源 · Funding').optional(),
  address: text('办公地址 · Office address', 100).optional(),
  officePhone: text('办公电话 · Office telephone', 40)
    .regex(/^[\d\s()+\-—、转,，;；]+$/, '只填办公电话号码 · Digits of the office telephone only')
    .optional(),
  officeHours: text('办公时间 · Office hours', 100).optional(),
  duties: text('主要职责（每行一条） · Duties (one a line)', 5_000).optional(),
  internalUnits: text('内设机构（每行一个） · Internal divisions (one a line)', 2_000).optional(),
});

/** 编制数: posts granted, a row a document and type. */
export const grantRow = z.object({
  type: code(establishmentType, '编制类型 · Type'),
  posts: z.int().min(-9_999).max(99_999).meta({ title: '编制数 · Posts' }),
  document: text('核定文号 · Document number', 60).optional(),
  from: day('起始日期 · From').optional(),
});

export const strengthRow = z.object({
  type: code(establishmentType, '编制类型 · Type'),
  inPost: count('实有人数 · Persons in post'),
  listedApart: count('其中单列 · Of them listed apart'),
});

export const leadershipRow = z.object({
  post: code(leadershipPost, '领导职务类别 · Kind of post'),
  posts: count('核定职数 · Authorised'),
  inPost: count('实有人数 · In post'),
  document: text('核定文号 · Document number', 60).optional(),
});

export const documentRow = z.object({
  number: text('文号 · Number', 60),
  title: text('文件名称 · Title', 120),
  issuer: text('发文机关 · Issuing body', 60).optional(),
  date: day('成文日期 · Date').optional(),
  effective: day('施行日期 · In force from').optional(),
});

/** One person on the establishment. The identity number is for finding one person in two units: it is hashed, never kept. */
export const staffForm = z.object({
  name: text('姓名 · Name', 40),
  sex: code(sex, '性别 · Sex').optional(),
  department: text('所在内设机构 · Department', 60).optional(),
  post: text('职务（岗位） · Post', 60).optional(),
  level: text('职务层次或岗位等级 · Level', 60).optional(),
  type: code(establishmentType, '编制类型 · Establishment type'),
  status: code(staffStatus, '人员状态 · Status'),
  since: day('进入本单位时间 · In this unit since').optional(),
  head: z.boolean().meta({ title: '是单位主要负责人 · Head of the unit' }),
  identityNumber: z
    .string()
    .max(20, '须为 18 位身份证号 · 18 characters')
    .refine(isIdentityNumber, '身份证号有误（18 位，末位为校验码） · Not an identity number')
    .meta({
      title: '身份证号（仅用于查重） · Identity number (only to find double entries)',
      description:
        '只保存加密摘要，不保存号码，不公开 · Only a keyed hash is kept; the number is neither kept nor shown',
    })
    .optional(),
});

/** 变更事由 */
export const reasonForm = z.object({
  reason: code(changeReason, '变更事由 · Reason for the change'),
  reasonDocument: text('依据文号 · Document it rests on', 60).optional(),
});

/** A form of a part without what the county's catalogue narrows: nothing is asked for that is not published. */
export function askedUnder<S extends z.ZodObject>(schema: S, record: string, narrowed: Narrowed): S {
  const open = Object.entries(schema.shape).filter(([field]) => !isNarrowed(`${record}.${field}`, narrowed));
  // What can be narrowed is optional in every form, so that what the rest reads is still what an S reads.
  return z.object(Object.fromEntries(open)) as unknown as S;
}

/** What codes are called, by the name of their field. */
export const draftLabels = {
  type: (value: string) => labelIn(establishmentType, value),
  funding: (value: string) => labelIn(funding, value),
  post: (value: string) => labelIn(leadershipPost, value),
  sex: (value: string) => labelIn(sex, value),
  status: (value: string) => labelIn(staffStatus, value),
  reason: (value: string) => labelIn(changeReason, value),
} as const;

const labelIn = (list: CodeList, value: string) => labelOf(list, value);
