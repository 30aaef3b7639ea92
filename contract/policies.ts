import * as z from 'zod';
import { uploadedFile } from '#contract/uploads.ts';
import { codesOf } from '#core/codes/code-list.ts';
import { policyEnd } from '#core/codes/work-lists.ts';
import { UPLOAD_MEGABYTES } from '#core/import/file/limits.ts';

const text = (title: string, max: number) => z.string().max(max).meta({ title });

/** What the console asks for to publish a policy document. */
export const policyForm = z.object({
  number: text('文号 · Number', 60),
  title: text('文件名称 · Title', 120),
  issuer: text('发文机关 · Issued by', 80),
  date: z.iso.date().meta({ title: '成文日期 · Date of the document' }),
  effective: z.iso.date().optional().meta({ title: '施行日期 · In force from' }),
  file: uploadedFile.meta({
    title: '文件 · File',
    description: `PDF，最大 ${UPLOAD_MEGABYTES} MB；登记后立即公开 · PDF, at most ${UPLOAD_MEGABYTES} MB; public as soon as it is recorded`,
    accept: '.pdf,application/pdf',
  }),
});

/** What it asks for to end one. */
export const policyEndForm = z.object({
  kind: z.enum(codesOf(policyEnd)).meta({
    title: '办理 · What is done',
    description:
      '废止的文件仍可查阅；撤下的不再提供，文号可重新登记 · What is repealed stays to be read; what is taken down does not, and its number may be recorded anew',
  }),
  on: z.iso.date().meta({ title: '自何日起 · Since' }),
  reason: text('理由（公开） · Reason (public)', 2_000),
});
