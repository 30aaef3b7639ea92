import * as z from 'zod';
import { UPLOAD_MEGABYTES } from '#core/import/file/limits.ts';

/** A file that is kept as it comes, no larger than one request may be. */
export const uploadedFile = z
  .file()
  .max(
    UPLOAD_MEGABYTES * 1024 ** 2,
    `文件超过 ${UPLOAD_MEGABYTES} MB，请压缩后上传 · The file is larger than ${UPLOAD_MEGABYTES} MB: make it smaller`,
  );
