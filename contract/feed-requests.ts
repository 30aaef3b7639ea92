import * as z from 'zod';
import { jurisdiction } from '#contract/values.ts';

/** Paths and queries of the feed. Anything else a client sends is refused by name. */
const feed = jurisdiction.meta({
  description: '供数编号：行政区划代码 · The feed: code of its jurisdiction',
  example: '420923',
});
const number = (min: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, '须为变更号 · The number of a change')
    .transform(Number)
    .pipe(z.number().min(min, `从 ${min} 开始 · From ${min}`));
const range = { type: 'integer', maximum: 999_999_999_999_999 } as const;

const feedPath = z.strictObject({ feed });
const none = z.strictObject({});

export const feedRequests = {
  wellKnown: { path: none, query: none },
  dcatCatalog: { path: none, query: none },
  listHeads: {
    path: z.strictObject({
      province: z
        .string()
        .regex(/^\d{2}0000$/, '须为省级行政区划代码 · The code of a province')
        .meta({ description: '省级行政区划代码 · Code of a province', example: '420000' }),
    }),
    query: none,
  },
  getFeedHead: { path: feedPath, query: none },
  listChanges: {
    path: feedPath,
    query: z.strictObject({
      after: number(0)
        .default(0)
        .meta({ description: '此号之后的变更 · Changes after this number', ...range, minimum: 0, default: 0 }),
      epoch: z
        .string()
        .regex(/^[\w-]{1,64}$/, '须为供数首页给出的 epoch · `epoch` of the head')
        .optional()
        .meta({ description: '供数批次 · Epoch that the number is of' }),
    }),
  },
  getProof: {
    path: feedPath.extend({
      seq: number(1).meta({ description: '变更号 · Number of a change', ...range, minimum: 1, example: 3 }),
    }),
    query: none,
  },
  feedFile: {
    path: feedPath.extend({
      // No step begins with a dot, so that none leads out of the feed.
      file: z
        .string()
        .regex(/^\w[\w.-]{0,99}(\/\w[\w.-]{0,99}){0,5}$/, '须为文件路径 · The path of a file')
        .meta({
          description: '供数首页、清单所列的文件路径 · Path of a file, as head and manifests name it',
          example: 'tlog/checkpoint',
        }),
    }),
    query: none,
  },
  cosign: { path: feedPath, query: none },
  raiseDoubt: { path: feedPath, query: none },
} as const;

export type FeedOperation = keyof typeof feedRequests;
