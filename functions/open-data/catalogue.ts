import type { RequestOf } from '#contract/requests.ts';
import { localDate } from '#core/calendar.ts';
import { type CatalogueField, catalogue } from '#core/catalogue.ts';
import { publicLists } from '#core/codes/dictionary.ts';
import { type FreshnessPolicies, freshnessPolicies } from '#core/freshness-policy.ts';
import { LICENCE } from '#core/model.ts';
import { isNarrowed } from '#core/narrowing.ts';
import { type Rule, ruleOn } from '#core/settings/standing.ts';
import type { Answer } from '#functions/http/answer.ts';
import type { Context } from './context.ts';
import { item, listing, type Meta } from './envelope.ts';

/** What changes with a deployment only. */
const HOUR = 'public, max-age=3600, stale-while-revalidate=86400';
const meta = { licence: LICENCE };

/** A field as a county has classed it, with what the narrower class rests on. */
type ShownField = CatalogueField & { narrowed?: Pick<Rule<'catalogue'>, 'version' | 'from' | 'basis'> };

/**
 * 公开目录 with the freshness rules of its groups: the system's, or as a county has it today. A county's is asked for again every
 * moment, for a version begins by the calendar alone. 404 for a jurisdiction that has published no register.
 */
export async function getCatalogue(
  { counties, settings, now }: Context,
  { query: { jurisdiction, format } }: RequestOf<'getCatalogue'>,
): Promise<Answer> {
  if (jurisdiction === undefined) return shown(catalogue.fields, freshnessPolicies, { licence: LICENCE }, format, HOUR);
  const [versions, { policies }] = await Promise.all([
    settings.versions(jurisdiction, 'catalogue'),
    counties.head(jurisdiction),
  ]);
  const { version, from, basis, narrowed } = ruleOn(versions, 'catalogue', localDate(now()));
  const fields = catalogue.fields.map((field): ShownField => {
    const to = isNarrowed(field.id, narrowed) ? narrowed[field.id] : undefined;
    return to ? { ...field, class: to, narrowed: { version, from, basis } } : field;
  });
  return shown(fields, policies, { licence: LICENCE, jurisdiction }, format);
}

function shown(
  fields: readonly ShownField[],
  freshness: FreshnessPolicies,
  meta: Meta,
  format: 'json' | 'csv',
  cache?: string,
): Answer {
  const cached = cache ? { cache } : {};
  if (format === 'json') return item({ ...catalogue, fields, freshness }, meta, cached);
  return listing({
    rows: fields,
    meta,
    columns: [
      ['字段', (f) => f.id],
      ['名称', (f) => f.label.zh],
      ['公开属性', (f) => f.class],
      ['更新组', (f) => f.group],
      ['依据', (f) => f.source],
      ['本县改列版本', (f) => f.narrowed?.version],
      ['本县改列施行日期', (f) => f.narrowed?.from],
      ['本县改列依据', (f) => f.narrowed?.basis.zh],
    ],
    format,
    name: `catalogue-${catalogue.version}`,
    ...cached,
  });
}

/** 代码集: every code list with labels in both languages and its source. */
export async function getCodes({ query }: RequestOf<'getCodes'>): Promise<Answer> {
  if (query.format === 'json') return item(publicLists, meta, { cache: HOUR });
  return listing({
    rows: publicLists.flatMap((list) => list.items.map((value) => ({ list, value }))),
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
