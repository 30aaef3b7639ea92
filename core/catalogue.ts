import type { Label } from '#core/codes/code-list.ts';
import type { FieldGroup } from '#core/model.ts';
import { privateFields } from '#core/model.ts';

/** 公开属性: 主动公开, 依申请公开, 内部, 不公开. */
export type DisclosureClass = 'public' | 'onRequest' | 'internal' | 'secret';

export const disclosureClasses: Record<DisclosureClass, Label> = {
  public: { zh: '主动公开', en: 'public' },
  onRequest: { zh: '依申请公开', en: 'on request' },
  internal: { zh: '内部', en: 'internal' },
  secret: { zh: '不公开', en: 'secret' },
};

export type CatalogueField = {
  /** `<record>.<field>`, the name the field has in a release document. */
  id: string;
  class: DisclosureClass;
  /** The part of a release whose freshness it belongs to; none for what no release holds. */
  group: FieldGroup | null;
  label: Label;
  /** The rule the class rests on. */
  source: string;
};

const openness = '政府信息公开条例 20(2)';
const establishmentRule = '地方各级人民政府机构设置和编制管理条例 25';
const hubei = '湖北省财政与编制政务公开人员公布信息 (2006)';
const privacy = '个人信息保护法 5, 6, 28';
const practice = '机构编制实名制公示惯例';

type Row = readonly [id: string, zh: string, en: string, source: string];

const fields = (group: FieldGroup | null, rows: readonly Row[]): CatalogueField[] =>
  rows.map(([id, zh, en, source]) => ({ id, class: 'public', group, label: { zh, en }, source }));

/** 公开目录: the whitelist. A field leaves the system only if it stands here as public; a county may narrow it (`core/narrowing.ts`). */
export const catalogue = {
  version: '2026-11',
  fields: [
    ...fields('identity', [
      ['unit.id', '单位标识', 'unit id', practice],
      ['unit.name', '机构名称', 'name', openness],
      ['unit.otherNames', '其他名称（加挂牌子、简称、曾用名）', 'other names', practice],
      ['unit.creditCode', '统一社会信用代码', 'unified social credit code', 'GB 32100-2015'],
      ['unit.localCode', '机构编码', 'code in the office’s register', practice],
      ['unit.category', '机构类别', 'category', practice],
      ['unit.level', '机构规格', 'level', practice],
      ['unit.funding', '经费来源', 'funding', practice],
      ['unit.parent', '上级单位', 'parent unit', practice],
      ['unit.system', '所在系统', 'system', practice],
      ['unit.address', '办公地址', 'office address', openness],
      ['unit.officePhone', '办公电话', 'office telephone', openness],
      ['unit.officeHours', '办公时间', 'office hours', openness],
      ['unit.duties', '主要职责', 'duties', openness],
      ['unit.internalUnits', '内设机构', 'internal structure', openness],
      ['document.number', '文号', 'document number', practice],
      ['document.title', '文件名称', 'document title', practice],
      ['document.issuer', '发文机关', 'issuing body', practice],
      ['document.date', '成文日期', 'date', practice],
      ['document.effective', '施行日期', 'effective date', practice],
    ]),
    ...fields('establishment', [
      ['grant.type', '编制类型', 'establishment type', establishmentRule],
      ['grant.posts', '编制数', 'authorised posts', establishmentRule],
      ['grant.document', '核定依据文号', 'granting document', establishmentRule],
      ['grant.from', '核定起始日期', 'granted from', establishmentRule],
    ]),
    ...fields('leadership', [
      ['leadership.post', '领导职数类别', 'kind of leading post', establishmentRule],
      ['leadership.posts', '核定领导职数', 'authorised leading posts', establishmentRule],
      ['leadership.inPost', '实有领导人数', 'leaders in post', establishmentRule],
      ['leadership.document', '领导职数依据文号', 'granting document', establishmentRule],
    ]),
    ...fields('staff', [
      ['strength.type', '实有人员编制类型', 'establishment type', establishmentRule],
      ['strength.inPost', '实有人数', 'persons in post', establishmentRule],
      ['strength.listedApart', '单列人数', 'persons listed apart', practice],
      ['staff.id', '人员标识', 'person id (opaque)', practice],
      ['staff.name', '姓名', 'name', hubei],
      ['staff.sex', '性别', 'sex', hubei],
      ['staff.department', '所在内设机构', 'department', practice],
      ['staff.post', '职务（岗位）', 'post', hubei],
      ['staff.level', '职务层次（岗位等级）', 'level', hubei],
      ['staff.type', '占用编制类型', 'establishment type occupied', hubei],
      ['staff.status', '在编状况', 'status', hubei],
      ['staff.since', '进入本单位时间', 'in this unit since', hubei],
      ['staff.head', '主要负责人', 'head of unit', openness],
    ]),
    ...fields(null, [
      ['unit.stage', '公开阶段', 'stage of rollout', practice],
      ['unit.withheld', '未公开原因', 'reason for not being published', openness],
    ]),
    ...Object.entries(privateFields).map(
      ([id, label]): CatalogueField => ({
        id: `private.${id}`,
        class: 'internal',
        group: null,
        label,
        source: privacy,
      }),
    ),
  ] satisfies CatalogueField[],
} as const;

const publicFields = Map.groupBy(
  catalogue.fields.filter((f) => f.class === 'public').map((f) => f.id.split('.') as [record: string, field: string]),
  ([record]) => record,
);

/**
 * A record with only what the catalogue says is public, in the catalogue's order: the door every record goes through when
 * it is published, and again when it is shown.
 */
export function disclosed<T extends object>(record: string, value: T): T {
  const fields = (publicFields.get(record) ?? []).map(([, field]) => [field, value[field as keyof T]] as const);
  return Object.fromEntries(fields.filter(([, v]) => v !== undefined)) as T;
}

/** Chinese and English label of a field, for words about it. */
export function fieldLabel(id: string): Label {
  return catalogue.fields.find((f) => f.id === id)?.label ?? { zh: id, en: id };
}
