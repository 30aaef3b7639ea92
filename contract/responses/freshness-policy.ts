import * as z from 'zod';
import { fieldGroup } from '#contract/responses/model.ts';
import { day, label } from '#contract/values.ts';

const span = z
  .union([z.object({ workingDays: z.int() }), z.object({ months: z.int() })])
  .meta({ id: 'Span', description: '工作日或月 · Working days, or months' });

const share = z.number().min(0).max(1);
const publication = z.object({ workingDays: z.int(), basis: label });
const batch = z.object({ months: z.int(), changes: z.int(), share, basis: label });
const rule = z.object({ group: fieldGroup, limit: span, notice: span, grace: span, basis: label });

export const freshnessPolicy = z
  .object({ version: z.string(), from: day, rules: z.record(z.string(), rule), publication, batch })
  .meta({ id: 'FreshnessPolicy', description: '更新期限及其依据 · Limits of freshness, and what they rest on' });
