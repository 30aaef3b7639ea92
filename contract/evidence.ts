import * as z from 'zod';
import { uploadedFile } from '#contract/uploads.ts';
import { UPLOAD_MEGABYTES } from '#core/import/file/limits.ts';
import { MOST_EVIDENCE } from '#core/workflow/evidence.ts';

/** What the console asks for to attach a file to a submission. */
export const evidenceForm = z.object({
  title: z.string().max(120).meta({ title: '附件名称 · What it is' }),
  number: z.string().max(60).meta({ title: '文号 · Number' }).optional(),
  file: uploadedFile.meta({
    title: '文件 · File',
    description: `PDF、JPEG 或 PNG，最大 ${UPLOAD_MEGABYTES} MB，最多 ${MOST_EVIDENCE} 个；不公开，只供办理人员查看 · PDF, JPEG or PNG, at most ${UPLOAD_MEGABYTES} MB, ${MOST_EVIDENCE} files; not public, for those who take a step`,
    accept: '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png',
  }),
});
