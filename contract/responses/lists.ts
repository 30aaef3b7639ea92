import * as z from 'zod';
import { freshnessPolicy } from '#contract/responses/freshness-policy.ts';
import { fieldGroup } from '#contract/responses/model.ts';
import { day, digest, label, oneOf, orNull } from '#contract/values.ts';
import { codesOf } from '#core/codes/code-list.ts';
import { policyEnd } from '#core/codes/work-lists.ts';
import { settingKinds } from '#core/settings/model.ts';

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
        narrowed: z
          .object({ version: z.string(), from: day, basis: label })
          .meta({
            id: 'NarrowedField',
            description: '由所问的县改列：版本、施行日期、依据 · Classed so by the county asked about',
          })
          .optional(),
      }),
    ),
    freshness: z.array(freshnessPolicy),
  })
  .meta({ id: 'Catalogue', description: '公开目录与更新期限 · The disclosure catalogue and its limits' });

export const policyRow = z
  .object({
    id: z.string(),
    number: z.string(),
    title: z.string(),
    issuer: z.string(),
    date: day,
    effective: day.optional(),
    digest,
    bytes: z.int().min(1),
    path: z
      .string()
      .nullable()
      .meta({ description: '文件地址；撤下后为 null · Where the file is; null once taken down' }),
    ended: z
      .object({ kind: oneOf(codesOf(policyEnd), 'PolicyEnd'), on: day, reason: z.string() })
      .nullable()
      .meta({ description: '废止或撤下 · Repealed, or taken down' }),
    rules: z
      .array(
        z.object({
          kind: oneOf(Object.keys(settingKinds), 'RuleKind'),
          number: z.int().min(1),
          from: day,
          name: label,
        }),
      )
      .meta({ description: '依据此文件的规则版本 · Versions of rules that rest on it' }),
  })
  .meta({ id: 'PolicyDocument', description: '制度文件 · A policy document' });

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
