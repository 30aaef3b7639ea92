import type { CodeList } from '#core/codes/code-list.ts';
import {
  establishmentType,
  funding,
  leadershipPost,
  rolloutStage,
  sex,
  staffStatus,
  unitCategory,
  unitLevel,
  withholdingReason,
} from '#core/codes/lists.ts';
import type { BucketRow, LiveRecord } from '#core/feed/model.ts';
import type { StaffData, UnitData } from '#core/feed/tell.ts';
import { figuresOf } from '#core/figures.ts';
import type { LocalDate } from '#core/model.ts';

/** A cell as every format holds it; null where nothing is said. */
export type Cell = string | number | boolean | null;

/** A column of a table, the one source of what every format and its metadata say of it. */
export type Column = {
  name: string;
  zh: string;
  en: string;
  type: 'string' | 'integer' | 'boolean' | 'date' | 'datetime';
  /** Whether every row has a value. */
  required?: true;
  /** The only values there are. */
  codes?: CodeList;
};

/** A table of the state: one row a thing, for people and programs that do not want nested records. */
export type Table = {
  name: 'units' | 'posts' | 'leadership' | 'staff';
  zh: string;
  en: string;
  /** The columns that name a row. */
  key: readonly string[];
  /** Columns whose values are keys of another table. */
  refers?: { columns: readonly string[]; to: Table['name'] };
  columns: readonly Column[];
  rows: (records: readonly LiveRecord[], day: LocalDate) => Cell[][];
};

const unitKey = { name: 'unit', zh: '单位标识', en: 'unit', type: 'string', required: true } as const;
const count = (name: string, zh: string, en: string): Column => ({ name, zh, en, type: 'integer', required: true });
const text = (name: string, zh: string, en: string): Column => ({ name, zh, en, type: 'string' });
const code = (name: string, zh: string, en: string, codes: CodeList): Column => ({ ...text(name, zh, en), codes });

const units: Table = {
  name: 'units',
  zh: '单位',
  en: 'Units',
  key: ['unit'],
  columns: [
    unitKey,
    { ...text('name', '机构名称', 'name'), required: true },
    { ...code('category', '机构类别', 'category', unitCategory), required: true },
    { ...code('level', '机构规格', 'level', unitLevel), required: true },
    text('parent', '上级单位标识', 'parent unit'),
    text('system', '所在系统', 'system'),
    code('stage', '公开阶段', 'rollout stage', rolloutStage),
    code('withheld', '暂未公开原因', 'why nothing is published yet', withholdingReason),
    code('funding', '经费来源', 'funding', funding),
    text('address', '地址', 'address'),
    text('officePhone', '办公电话', 'office telephone'),
    { ...text('release', '版本', 'release in force'), type: 'integer' },
    { ...text('publishedAt', '发布时间', 'published at'), type: 'datetime' },
    text('digest', '文档摘要', 'digest of the release document'),
  ],
  rows: (records) =>
    records.filter(isUnit).map(({ data: { id, registration, published } }) => {
      const unit = published?.unit;
      return [
        id,
        unit?.name ?? registration.name,
        unit?.category ?? registration.category,
        unit?.level ?? registration.level,
        (unit ?? registration).parent ?? null,
        (unit ?? registration).system ?? null,
        registration.stage,
        registration.withheld ?? null,
        unit?.funding ?? null,
        unit?.address ?? null,
        unit?.officePhone ?? null,
        published?.release ?? null,
        published?.at ?? null,
        published?.digest ?? null,
      ];
    }),
};

const posts: Table = {
  name: 'posts',
  zh: '编制',
  en: 'Establishment',
  key: ['unit', 'type'],
  refers: { columns: ['unit'], to: 'units' },
  columns: [
    unitKey,
    { ...code('type', '编制类型', 'type', establishmentType), required: true },
    count('establishment', '编制数', 'authorised posts'),
    count('inPost', '实有人数', 'persons in post'),
    count('listedApart', '单列人数', 'persons listed apart'),
    count('over', '超编', 'over strength'),
    count('vacant', '空编', 'vacant'),
  ],
  rows: (records, day) =>
    records
      .filter(isUnit)
      .flatMap(({ data: { id, published } }) =>
        (published ? figuresOf(published.grants, published.strength, day) : []).map((figures) => [
          id,
          figures.type,
          figures.establishment,
          figures.inPost,
          figures.listedApart,
          figures.over,
          figures.vacant,
        ]),
      ),
};

const leadership: Table = {
  name: 'leadership',
  zh: '领导职数',
  en: 'Leadership posts',
  key: ['unit', 'post'],
  refers: { columns: ['unit'], to: 'units' },
  columns: [
    unitKey,
    { ...code('post', '职务类别', 'post', leadershipPost), required: true },
    count('posts', '核定职数', 'authorised posts'),
    count('inPost', '实有人数', 'persons in post'),
    text('document', '依据文号', 'document'),
  ],
  rows: (records) =>
    records
      .filter(isUnit)
      .flatMap(({ data: { id, published } }) =>
        (published?.leadership ?? []).map(({ post, posts, inPost, document }) => [
          id,
          post,
          posts,
          inPost,
          document ?? null,
        ]),
      ),
};

const staff: Table = {
  name: 'staff',
  zh: '在编人员',
  en: 'Staff',
  key: ['unit', 'person'],
  refers: { columns: ['unit'], to: 'units' },
  columns: [
    unitKey,
    { ...text('person', '人员标识', 'person'), required: true },
    { ...text('name', '姓名', 'name'), required: true },
    code('sex', '性别', 'sex', sex),
    text('department', '所在内设机构', 'department'),
    text('post', '职务', 'post'),
    text('level', '层次', 'level'),
    { ...code('type', '编制类型', 'type', establishmentType), required: true },
    { ...code('status', '在编状况', 'status', staffStatus), required: true },
    { ...text('since', '进入本单位时间', 'in the unit since'), type: 'date' },
    { name: 'head', zh: '主要负责人', en: 'head of the unit', type: 'boolean', required: true },
  ],
  rows: (records) =>
    records
      .filter(isStaff)
      .map(({ data: s }) => [
        s.unit,
        s.id,
        s.name,
        s.sex ?? null,
        s.department ?? null,
        s.post ?? null,
        s.level ?? null,
        s.type,
        s.status,
        s.since ?? null,
        s.head,
      ]),
};

export const tables: readonly Table[] = [units, posts, leadership, staff];

const isUnit = (row: BucketRow): row is LiveRecord & { data: UnitData } => row.type === 'unit';
const isStaff = (row: BucketRow): row is LiveRecord & { data: StaffData } => row.type === 'staff';
