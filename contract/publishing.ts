import * as z from 'zod';
import { fieldError, problemSchema } from '#contract/problem.ts';
import { changeReason, day, digest, jurisdiction, label, orNull } from '#contract/values.ts';
import { profileIds } from '#core/import/profile-ids.ts';
import { fieldGroups } from '#core/model.ts';

const documentText = z.string().trim().min(1).max(200);

const decisionFields = [
  'decisionNumber',
  'decisionTitle',
  'decisionDate',
  'assessmentNumber',
  'assessmentDate',
] as const;

/** Query of `createImport`. The full roster needs its decision and its impact assessment, all of it (个人信息保护法 55). */
export const createImportQuery = z
  .strictObject({
    jurisdiction: jurisdiction.meta({
      description: '行政区划代码 · GB/T 2260 code of the jurisdiction',
      example: '420923',
    }),
    profile: z.enum(profileIds).default('sunshine').meta({ description: '版式 · Layout of the file' }),
    fileName: z
      .string()
      .trim()
      .min(1, '不能为空 · Not empty')
      .max(255, '最多 255 字 · At most 255 characters')
      .meta({ description: '文件名 · Name of the file', example: '云梦县.xlsx' }),
    roster: z.literal('full').optional().meta({
      description:
        '首次导入时公开全部在编人员，须同时给出决定与影响评估 · With the first import: name everyone; needs all five parameters below',
    }),
    decisionNumber: documentText.optional().meta({ description: '决定文号 · Number of the decision' }),
    decisionTitle: documentText.optional().meta({ description: '决定名称 · Title of the decision' }),
    decisionDate: day.optional().meta({ description: '决定日期 · Date of the decision' }),
    assessmentNumber: documentText.optional().meta({ description: '影响评估编号 · Number of the impact assessment' }),
    assessmentDate: day.optional().meta({ description: '影响评估日期 · Date of the impact assessment' }),
  })
  .superRefine((query, context) => {
    for (const field of decisionFields)
      if ((query.roster === 'full') !== (query[field] !== undefined))
        context.addIssue({
          code: 'custom',
          path: [field],
          message:
            'roster=full 与决定、评估五项须同时给出 · roster=full and its five particulars stand together or not at all',
        });
  });

/** What bodies `createImport` takes. */
export const importMediaTypes = [
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/csv',
  'application/octet-stream',
] as const;

export const importPath = z.strictObject({
  import: digest.meta({ description: '导入编号 · Id of the import' }),
});

export const publishImportQuery = z.strictObject({
  reason: changeReason.optional().meta({
    description: '变更事由；不给则按变化推定 · Reason for the change; without it, what the change itself suggests',
  }),
});

export const confirmUnitBody = z
  .strictObject({
    groups: z.array(z.enum(fieldGroups)).min(1).max(fieldGroups.length),
    baseRelease: z.int().min(1).max(1_000_000_000),
  })
  .meta({ id: 'ConfirmationRequest', example: { groups: ['staff', 'leadership'], baseRelease: 3 } });

export const findingSchema = z
  .object({
    severity: z.enum(['error', 'warning']),
    code: z.string(),
    sheet: z.string().nullable(),
    row: z.int().nullable(),
    column: z.string().nullable(),
    letter: z.string().nullable(),
    value: z.string().nullable(),
    expected: orNull(label),
    message: label,
    more: z.int(),
  })
  .meta({ id: 'ImportFinding', description: '导入中的一处错误或提示 · One error or remark of an import, at its cell' });

export const droppedSchema = z
  .object({
    sheet: z.string(),
    column: z.string().nullable(),
    letter: z.string().nullable(),
    reason: z.enum(['private', 'unmapped']),
    label: orNull(label),
  })
  .meta({ id: 'DroppedColumn', description: '未予保留的列 · A column that was dropped at the door' });

const countsSchema = z.object({
  rowsIn: z.int(),
  registered: z.int(),
  units: z.int(),
  unchanged: z.int(),
  staff: z.int(),
  refused: z.record(z.string(), z.int()),
});

const plannedReleaseSchema = z.object({
  unit: z.string(),
  name: z.string(),
  release: z.int(),
  digest,
  first: z.boolean(),
  reason: changeReason,
  changes: z.object({ added: z.int(), changed: z.int(), removed: z.int() }),
});

const officer = z.object({ id: z.string(), name: z.string() });

export const importSchema = z
  .object({
    id: digest,
    content: digest.meta({
      description:
        '文件及其读法的摘要：保密审查针对它 · Of the file and how it is read: what a secrecy review is about',
    }),
    createdAt: z.iso.datetime({ precision: 3 }),
    profile: z.enum(profileIds),
    encoding: z.enum(['utf-8', 'gb18030', 'windows-1252']).nullable(),
    counts: countsSchema,
    jurisdictions: z.array(
      z.object({
        code: jurisdiction,
        catalogue: z.string().meta({ description: '公开目录版本 · Version of the disclosure catalogue' }),
        register: z.object({ release: z.int(), digest }).nullable(),
        releases: z.array(plannedReleaseSchema),
      }),
    ),
    dropped: z.array(droppedSchema),
    warnings: z.array(findingSchema),
    warningsLeft: z.int(),
    clearance: orNull(z.object({ by: officer, at: z.iso.datetime({ precision: 3 }) })).meta({
      description: '保密审查：公开前须由另一人审查通过 · Secrecy review; nothing is published without it',
    }),
    publication: orNull(
      z.object({ by: officer, reason: orNull(changeReason), startedAt: z.iso.datetime({ precision: 3 }) }),
    ),
  })
  .meta({ id: 'Import', description: '一次导入及其将公开的内容 · An import and what it would publish' });

export const importAnswer = z.object({ data: importSchema });

/** One place of a refused file: a field at fault, and where in the file it stands. `name` is e.g. `人员!C3`. */
export const importFault = fieldError
  .extend({
    code: z.string(),
    sheet: z.string().nullable(),
    row: z.int().nullable(),
    column: z.string().nullable(),
    letter: z.string().nullable(),
    expected: orNull(label),
  })
  .meta({ id: 'ImportFault' });

/** The problem of a refused file (422): every error at once; `errorsLeft` counts those beyond the first 5,000. */
export const importProblem = problemSchema
  .extend({
    errors: z.array(importFault),
    errorsLeft: z.int(),
    warnings: z.array(findingSchema),
    dropped: z.array(droppedSchema),
  })
  .meta({ id: 'ImportProblem' });

/** 200 when all is published; 202 when the same request has to be sent again to go on. */
export const publicationAnswer = z.object({
  data: z
    .object({
      id: digest,
      done: z.boolean(),
      published: z.int(),
      of: z.int(),
      reason: orNull(changeReason),
      ledgers: z.array(z.object({ jurisdiction, from: z.int(), to: z.int(), entries: z.int() })),
    })
    .meta({ id: 'Publication', description: '公开进度 · How far an import has been published' }),
});

export const confirmationAnswer = z.object({
  data: z
    .object({
      jurisdiction,
      seq: z.int(),
      at: z.iso.datetime({ precision: 3 }),
      unit: z.string(),
      release: z.int(),
      digest,
      groups: z.array(z.enum(fieldGroups)),
    })
    .meta({ id: 'Confirmation', description: '核实记录 · The ledger entry of a confirmation' }),
});
