import * as z from 'zod';
import { codesOf } from '#core/codes/code-list.ts';
import { establishmentType, rolloutStage, unitCategory, unitLevel } from '#core/codes/lists.ts';

const oneOf = <C extends string>(codes: readonly C[]) => z.enum(codes as [C, ...C[]], { error: oneOfWords(codes) });
const oneOfWords = (codes: readonly string[]) => `须为其中之一 · One of: ${codes.join(', ')}`;
const yesNo = oneOf(['true', 'false']).transform((text) => text === 'true');

const jurisdiction = z
  .string()
  .regex(/^\d{6}$/, '须为六位行政区划代码 · Six digits (GB/T 2260)')
  .meta({ description: '行政区划代码（GB/T 2260） · Code of the jurisdiction', example: '420923' });
const unit = z
  .string()
  .regex(/^[0-9A-Za-z-]{1,40}$/, '须为单位标识 · A unit id: letters, digits and hyphens')
  .meta({ description: '单位标识 · Id of the unit', example: '114209230010000015' });
/** A whole number in decimal digits: no sign, no blanks, no exponent. */
const wholeNumber = (error: string, [min, tooSmall]: [number, string], [max, tooLarge]: [number, string]) =>
  z
    .string()
    .regex(/^\d{1,15}$/, error)
    .transform(Number)
    .pipe(z.number().min(min, tooSmall).max(max, tooLarge));
const releaseNumber = wholeNumber(
  '须为版本号 · A release number',
  [1, '版本号从 1 开始 · Releases count from 1'],
  [1_000_000_000, '没有这么大的版本号 · No release is that large'],
);
const releaseRange = { type: 'integer', minimum: 1, maximum: 1_000_000_000 } as const;

const format = oneOf(['json', 'csv']).default('json').meta({ description: '表示形式 · Representation' });
const limit = wholeNumber(
  '须为 1 到 1000 的整数 · A whole number from 1 to 1000',
  [1, '至少 1 条 · At least 1'],
  [1_000, '最多 1000 条 · At most 1000'],
)
  .default(100)
  .meta({ description: '每页条数 · Rows a page', type: 'integer', minimum: 1, maximum: 1000, default: 100 });
const cursor = z
  .string()
  .regex(/^[\w-]{1,600}$/, '须为上一页给出的 next · The `next` of the page before')
  .optional()
  .meta({ description: '上一页的 next；其余参数须相同 · `next` of the page before, with the same other parameters' });
const asOf = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: '须为日期（2026-11-23）或时刻（RFC 3339） · A date, or an instant (RFC 3339)',
  })
  .optional()
  .meta({
    description: '截至某日终了（北京时间）或某时刻的状态 · The state at the end of a day in China, or at an instant',
  });
const text = (max: number) =>
  z.string().trim().min(1, '不能为空 · Not empty').max(max, `最多 ${max} 字 · At most ${max} characters`);

export const jurisdictionPath = z.strictObject({ jurisdiction });
export const unitPath = z.strictObject({ unit });
const none = z.strictObject({});
const list = { limit, cursor, format };

/** Orders of the unit list; `-` turns one round. */
export const unitOrders = ['id', 'name', 'level', 'strength', 'over', 'vacant', 'updated', 'due'] as const;
export type UnitOrder = (typeof unitOrders)[number];
const unitSorts = unitOrders.flatMap((order): (UnitOrder | `-${UnitOrder}`)[] => [order, `-${order}`]);
const freshnessState = oneOf(['fresh', 'dueSoon', 'stale', 'veryStale'])
  .optional()
  .meta({ description: '更新状态 · Freshness state' });

/** Path and query of every open-data operation. Anything else a client sends is refused by name. */
export const requests = {
  listJurisdictions: { path: none, query: z.strictObject(list) },
  getJurisdiction: { path: jurisdictionPath, query: z.strictObject({ asOf }) },
  listUnits: {
    path: jurisdictionPath,
    query: z.strictObject({
      ...list,
      asOf,
      q: text(50).optional().meta({ description: '名称中的文字 · Part of the name' }),
      type: oneOf(codesOf(establishmentType))
        .optional()
        .meta({ description: '有此类编制 · Has posts or persons of this type' }),
      category: oneOf(codesOf(unitCategory)).optional().meta({ description: '机构类别 · Category' }),
      level: oneOf(codesOf(unitLevel)).optional().meta({ description: '机构规格 · Level' }),
      parent: unit.optional().meta({ description: '上级单位 · Parent unit' }),
      system: text(30).optional().meta({ description: '所在系统 · System' }),
      stage: oneOf(codesOf(rolloutStage)).optional().meta({ description: '公开阶段 · Stage of the roll-out' }),
      status: oneOf(['published', 'unpublished']).optional().meta({ description: '是否已公开 · Published or not' }),
      freshness: freshnessState,
      over: yesNo.optional().meta({ description: '超编 · Over strength', type: 'boolean' }),
      vacant: yesNo.optional().meta({ description: '空编 · Has vacant posts', type: 'boolean' }),
      sort: oneOf(unitSorts).default('id').meta({ description: '排序，- 为倒序 · Order, - for descending' }),
    }),
  },
  searchStaff: {
    path: jurisdictionPath,
    query: z.strictObject({
      ...list,
      asOf,
      name: text(50).meta({ description: '姓名，或姓名开头 · The name, or its beginning', example: '王' }),
      match: oneOf(['prefix', 'exact']).default('prefix').meta({ description: '匹配方式 · How to match' }),
    }),
  },
  getStatistics: {
    path: jurisdictionPath,
    query: z.strictObject({
      asOf,
      format,
      by: oneOf(['type', 'category', 'level', 'system']).default('type').meta({ description: '分组 · Grouped by' }),
    }),
  },
  getFreshnessBoard: { path: jurisdictionPath, query: z.strictObject({ ...list, asOf, state: freshnessState }) },
  listEntries: {
    path: jurisdictionPath,
    query: z.strictObject({
      format,
      limit,
      after: wholeNumber(
        '须为账目序号 · An entry number',
        [0, '从 0 开始 · From 0'],
        [1_000_000_000, '没有这么大的序号 · No entry is that large'],
      )
        .default(0)
        .meta({
          description: '此序号之后的账目 · Entries after this number',
          type: 'integer',
          minimum: 0,
          maximum: 1_000_000_000,
          default: 0,
        }),
    }),
  },
  listPolicies: { path: jurisdictionPath, query: z.strictObject({ format }) },
  policyFile: {
    path: z.strictObject({
      jurisdiction,
      policy: z
        .string()
        .regex(/^[0-9a-f]{16}$/, '须为列表所给的 id · An `id` of the list')
        .meta({ description: '制度文件的 id · Id of the document', example: '0e4fd4c5f570392c' }),
    }),
    query: none,
  },
  countyAtom: { path: jurisdictionPath, query: none },
  getUnit: { path: unitPath, query: z.strictObject({ asOf }) },
  listUnitStaff: {
    path: unitPath,
    query: z.strictObject({
      ...list,
      asOf,
      sort: oneOf(['id', 'name']).default('id').meta({ description: '排序 · Order' }),
    }),
  },
  listReleases: { path: unitPath, query: z.strictObject({ ...list, asOf }) },
  getRelease: {
    path: z.strictObject({
      unit,
      release: releaseNumber.meta({ description: '版本号 · Number of the release', ...releaseRange, example: 1 }),
    }),
    query: none,
  },
  diffReleases: {
    path: unitPath,
    query: z.strictObject({
      format,
      from: releaseNumber.meta({ description: '从哪个版本 · From this release', ...releaseRange, example: 1 }),
      to: releaseNumber.meta({ description: '到哪个版本 · To this release', ...releaseRange, example: 2 }),
    }),
  },
  unitAtom: { path: unitPath, query: none },
  getCatalogue: { path: none, query: z.strictObject({ jurisdiction: jurisdiction.optional(), format }) },
  getCodes: { path: none, query: z.strictObject({ format }) },
} as const;

export type OpenDataOperation = keyof typeof requests;
export type RequestOf<O extends OpenDataOperation> = {
  path: z.infer<(typeof requests)[O]['path']>;
  query: z.infer<(typeof requests)[O]['query']>;
};
