import type { RequestOf } from '#contract/requests.ts';
import { catalogue } from '#core/catalogue.ts';
import type { CodeList } from '#core/codes/code-list.ts';
import * as codeLists from '#core/codes/lists.ts';
import { freshnessPolicies } from '#core/freshness-policy.ts';
import { LICENCE } from '#core/model.ts';
import type { Answer } from '#functions/http/answer.ts';
import { item, listing } from './envelope.ts';

/** These change with a deployment only. */
const HOUR = 'public, max-age=3600, stale-while-revalidate=86400';
const meta = { licence: LICENCE };

/** 公开目录 with the freshness rules of its groups. */
export async function getCatalogue({ query }: RequestOf<'getCatalogue'>): Promise<Answer> {
  if (query.format === 'json') return item({ ...catalogue, freshness: freshnessPolicies }, meta, { cache: HOUR });
  return listing({
    rows: catalogue.fields,
    meta,
    columns: [
      ['字段', (f) => f.id],
      ['名称', (f) => f.label.zh],
      ['公开属性', (f) => f.class],
      ['更新组', (f) => f.group],
      ['依据', (f) => f.source],
    ],
    format: 'csv',
    name: `catalogue-${catalogue.version}`,
    cache: HOUR,
  });
}

const lists: CodeList[] = Object.values(codeLists).filter(
  (l): l is typeof codeLists.unitCategory => typeof l === 'object',
);

/** 代码集: every code list with labels in both languages and its source. */
export async function getCodes({ query }: RequestOf<'getCodes'>): Promise<Answer> {
  if (query.format === 'json') return item(lists, meta, { cache: HOUR });
  return listing({
    rows: lists.flatMap((list) => list.items.map((value) => ({ list, value }))),
    meta,
    columns: [
      ['代码集', (r) => r.list.id],
      ['代码集名称', (r) => r.list.zh],
      ['代码', (r) => r.value.code],
      ['名称', (r) => r.value.zh],
      ['英文', (r) => r.value.en],
      ['标准代码', (r) => r.value.standard],
      ['依据', (r) => r.list.source],
    ],
    format: 'csv',
    name: 'codes',
    cache: HOUR,
  });
}
