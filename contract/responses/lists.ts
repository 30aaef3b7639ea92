import * as z from 'zod';
import { fieldGroup } from '#contract/responses/model.ts';
import { day, label, orNull } from '#contract/values.ts';

const span = z
  .union([z.object({ workingDays: z.int() }), z.object({ months: z.int() })])
  .meta({ id: 'Span', description: '工作日或月 · Working days, or months' });

const share = z.number().min(0).max(1);
const publication = z.object({ workingDays: z.int(), basis: label });
const batch = z.object({ months: z.int(), changes: z.int(), share, basis: label });
const rule = z.object({ group: fieldGroup, limit: span, notice: span, grace: span, basis: label });

export const catalogue = z
  .object({
    version: z.string(),
    fields: z.array(
      z.object({
        id: z.string(),
        class: z.enum(['public', 'onRequest', 'internal', 'secret']),
        group: orNull(fieldGroup),
        label,
        source: z.string(),
      }),
    ),
    freshness: z.array(
      z.object({ version: z.string(), from: day, rules: z.record(z.string(), rule), publication, batch }),
    ),
  })
  .meta({ id: 'Catalogue', description: '公开目录与更新期限 · The disclosure catalogue and its limits' });

export const codeList = z
  .object({
    id: z.string(),
    zh: z.string(),
    en: z.string(),
    source: z.string(),
    items: z.array(
      z.object({
        code: z.string(),
        zh: z.string(),
        en: z.string(),
        standard: z.string().optional(),
        aliases: z.array(z.string()).optional(),
      }),
    ),
  })
  .meta({ id: 'CodeList', description: '代码集 · A code list' });
