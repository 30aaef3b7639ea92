import type { Label } from '#core/codes/code-list.ts';
import * as lists from '#core/codes/lists.ts';
import { settingKinds } from '#core/settings/model.ts';
import { changedRecords } from '#core/words.ts';

/** Orders and, behind a minus, the same ones descending. */
const orders = (labels: Readonly<Record<string, Label>>): Record<string, Label> => ({
  ...labels,
  ...Object.fromEntries(
    Object.entries(labels).map(([order, { zh, en }]) => [
      `-${order}`,
      { zh: `${zh}（倒序）`, en: `${en}, descending` },
    ]),
  ),
});

/** Names of the closed sets that are no code list of their own. */
const own: readonly Readonly<Record<string, Label>>[] = [
  {
    identity: { zh: '基本情况', en: 'identity' },
    establishment: { zh: '编制', en: 'establishment' },
    leadership: { zh: '领导职数', en: 'leadership' },
    staff: { zh: '人员', en: 'staff' },
  },
  {
    fresh: { zh: '在期限内', en: 'fresh' },
    dueSoon: { zh: '即将到期', en: 'due soon' },
    stale: { zh: '逾期', en: 'stale' },
    veryStale: { zh: '严重逾期', en: 'very stale' },
  },
  {
    public: { zh: '主动公开', en: 'public' },
    onRequest: { zh: '依申请公开', en: 'on request' },
    internal: { zh: '内部', en: 'internal' },
    secret: { zh: '不公开', en: 'secret' },
  },
  {
    register: { zh: '登记名册', en: 'register of obliged units' },
    publish: { zh: '公开', en: 'publication' },
    confirm: { zh: '核实无变化', en: 'confirmation' },
    flag: { zh: '逾期标记', en: 'stale flag' },
  },
  {
    added: { zh: '新增', en: 'added' },
    removed: { zh: '删除', en: 'removed' },
    changed: { zh: '变更', en: 'changed' },
  },
  { full: { zh: '全体在编人员', en: 'everyone' }, heads: { zh: '仅主要负责人', en: 'heads of unit only' } },
  { published: { zh: '已公开', en: 'published' }, unpublished: { zh: '未公开', en: 'not published' } },
  { prefix: { zh: '姓名开头', en: 'beginning of the name' }, exact: { zh: '姓名全等', en: 'the whole name' } },
  {
    type: { zh: '编制类型', en: 'establishment type' },
    category: { zh: '机构类别', en: 'category' },
    level: { zh: '机构规格', en: 'level' },
    system: { zh: '所在系统', en: 'system' },
  },
  { organ: { zh: '机关', en: 'organ' }, institution: { zh: '事业单位', en: 'public institution' } },
  changedRecords,
  settingKinds,
  orders({
    id: { zh: '标识', en: 'id' },
    name: { zh: '名称', en: 'name' },
    level: { zh: '规格', en: 'level' },
    strength: { zh: '实有人数', en: 'persons in post' },
    over: { zh: '超编人数', en: 'persons over the establishment' },
    vacant: { zh: '空编数', en: 'vacant posts' },
    updated: { zh: '更新时间', en: 'last update' },
    due: { zh: '到期日', en: 'due date' },
  }),
  {
    path: { zh: '路径', en: 'path' },
    query: { zh: '查询参数', en: 'query' },
    header: { zh: '请求头', en: 'header' },
    body: { zh: '请求体', en: 'body' },
  },
  {
    sunshine: { zh: '本系统模板', en: 'our own template' },
    'heze-units': { zh: '菏泽市机构名录', en: 'register of units of Heze' },
    'uk-organograms': { zh: '英国政府机构人员表', en: 'British organogram files' },
  },
  { error: { zh: '错误', en: 'error' }, warning: { zh: '提示', en: 'remark' } },
  { private: { zh: '非公开信息', en: 'private' }, unmapped: { zh: '版式中没有的列', en: 'not in the layout' } },
  {
    'utf-8': { zh: 'UTF-8', en: 'UTF-8' },
    gb18030: { zh: 'GB18030', en: 'GB18030' },
    'windows-1252': { zh: 'Windows-1252', en: 'Windows-1252' },
  },
  { json: { zh: 'JSON', en: 'JSON' }, csv: { zh: 'CSV', en: 'CSV' } },
  {
    ndjson: { zh: 'NDJSON', en: 'NDJSON' },
    csv: { zh: 'CSV', en: 'CSV' },
    xlsx: { zh: 'XLSX', en: 'XLSX' },
    parquet: { zh: 'Parquet', en: 'Parquet' },
    json: { zh: 'JSON', en: 'JSON' },
  },
];

const known: readonly Readonly<Record<string, Label>>[] = [
  ...Object.values(lists)
    .filter((list) => typeof list === 'object')
    .map((list) => Object.fromEntries(list.items.map(({ code, zh, en }) => [code, { zh, en }]))),
  ...own,
];

/** What the values of an enumeration are called: those of the smallest set that holds them all. */
export function labelsOf(values: readonly string[]): Label[] | undefined {
  const set = known
    .filter((labels) => values.every((value) => Object.hasOwn(labels, value)))
    .sort((a, b) => Object.keys(a).length - Object.keys(b).length)[0];
  return set && values.flatMap((value) => set[value] ?? []);
}
