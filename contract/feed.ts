import * as z from 'zod';
import { count } from '#contract/responses/model.ts';
import { day, digest, instant, jurisdiction, oneOf, orNull } from '#contract/values.ts';
import { codesOf } from '#core/codes/code-list.ts';
import { doubtKind } from '#core/codes/work-lists.ts';
import type { FeedHead, LiveRecord, SnapshotManifest, StateManifest } from '#core/feed/model.ts';
import { PROTOCOL, recordTypes } from '#core/feed/model.ts';
import { looksPrivate } from '#core/import/private-values.ts';

/** What comes over the wire from a feed, of which nothing is believed before it has been read by these. */

const protocol = z.literal(PROTOCOL);
const epoch = z.string().regex(/^[\w-]{1,64}$/);
const seq = z.int().min(0);
const recordType = z.enum(recordTypes);
const hex32 = z.string().regex(/^[0-9a-f]{32}$/);
/** No step of a path begins with a dot, so that none leads out of the feed. */
const path = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]*(\/\w[\w.-]*){1,5}$/)
  .max(200);
const counts = z.object({ jurisdiction: count, unit: count, staff: count, checkBack: count });
const fileRef = z.object({ path, sha256: digest, bytes: count });
const segment = fileRef.extend({ from: seq, to: seq, at: instant });
const origin = z.object({ feed: jurisdiction, epoch, seq, h: digest });
const originState = z.object({ feed: jurisdiction, epoch, seq, state: digest });

export const feedHead = z
  .object({
    protocol,
    feed: jurisdiction,
    epoch,
    seq,
    minSeq: seq,
    batch: seq,
    at: instant,
    counts,
    state: z.object({ digest, buckets: fileRef }),
    snapshot: orNull(z.object({ seq, at: instant, manifest: fileRef })),
    segments: z.array(segment).max(10_000),
    checkpoint: z.string().max(10_000),
    cadence: z.object({ pollSeconds: z.int().min(1), snapshotHours: z.int().min(1), nextSnapshot: instant }),
    redactions: z.array(z.object({ seq, at: instant, acknowledged: z.array(z.string()) })),
    origin: originState.optional(),
  })
  .meta({
    id: 'FeedHead',
    description: '供数首页：到了第几号、状态摘要、文件在哪里 · How far a feed has come, and where its files stand',
  });

const bucket = z.object({ rows: count, digest, file: orNull(fileRef) });
export const stateManifest = z
  .object({ protocol, feed: jurisdiction, epoch, seq, digest, counts, buckets: z.array(bucket).length(256) })
  .meta({ id: 'StateManifest', description: '状态的 256 个分段及其摘要 · The 256 parts of a state and their digests' });

export const snapshotManifest = z
  .object({
    protocol,
    feed: jurisdiction,
    epoch,
    seq,
    at: instant,
    state: digest,
    counts,
    licence: z.string(),
    files: z.array(
      fileRef.extend({
        format: z.enum(['ndjson', 'csv', 'xlsx', 'parquet', 'json']),
        name: z.string(),
        mediaType: z.string(),
        rows: count.optional(),
      }),
    ),
  })
  .meta({ id: 'SnapshotManifest', description: '快照的文件清单 · The files of a snapshot' });

const id = z.string().min(1).max(200);
const content = { type: recordType, id, rev: seq, salt: hex32, data: z.unknown() };
export const liveRecord = z.strictObject({ ...content, h: digest, origin: origin.optional() });
/** A row of a bucket: a record, or what is left of one whose content is destroyed. */
export const bucketRow = z.union([liveRecord, z.strictObject({ type: recordType, h: digest })]);

const base = { seq, batch: seq, at: instant };
const bucketNumber = z.int().min(0).max(255);
const put = {
  ...base,
  op: z.literal('put'),
  type: recordType,
  rev: seq,
  prevRev: orNull(seq),
  prevH: digest.optional(),
  h: digest,
  bucket: bucketNumber,
  origin: origin.optional(),
};
const end = { ...base, type: recordType, prevRev: seq, h: digest, bucket: bucketNumber };
const commit = z.strictObject({
  ...base,
  op: z.literal('commit'),
  rows: count,
  digest,
  state: digest,
  counts,
  entry: z.object({ seq, digest }).optional(),
  origin: originState.optional(),
});
const redact = z.strictObject({
  ...base,
  op: z.literal('redact'),
  of: seq,
  h: digest,
  live: z.boolean(),
  bucket: bucketNumber,
  reason: z.string().max(100),
});

/** One line of a feed's changes. */
export const feedLine = z
  .union([
    z.strictObject({ ...put, id, salt: hex32, data: z.unknown() }),
    z.strictObject(put),
    z.strictObject({ ...end, op: z.literal('delete'), id }),
    z.strictObject({ ...end, op: z.literal('delete') }),
    z.strictObject({ ...end, op: z.literal('merge'), id, into: z.array(id).min(1) }),
    z.strictObject({ ...end, op: z.literal('merge') }),
    redact,
    commit,
  ])
  .meta({ id: 'FeedLine', description: '一条变更 · One change' });

export const headLine = z
  .object({ feed: jurisdiction, epoch, seq, at: instant, state: digest })
  .meta({ id: 'HeadLine', description: '一个县的一行 · One line a county' });
export const heads = z.object({ heads: z.array(headLine) }).meta({ id: 'Heads' });

export const discovery = z
  .object({
    protocol,
    licence: z.string(),
    feeds: z.array(z.object({ feed: jurisdiction, head: z.string(), key: z.string() })),
    witnesses: z.array(z.string()),
  })
  .meta({
    id: 'Discovery',
    description: '有哪些供数、用什么公钥验证 · Which feeds there are, and the keys they are proven by',
  });

/** JSON-LD: what stands in it is read as RDF, and more may come. */
export const dcatCatalog = z
  .looseObject({
    '@id': z.string(),
    '@type': z.literal('dcat:Catalog'),
    'dcat:service': z.array(z.looseObject({ '@id': z.string(), '@type': z.literal('dcat:DataService') })),
    'dcat:dataset': z.array(z.looseObject({ '@id': z.string(), '@type': z.literal('dcat:Dataset') })),
  })
  .meta({ id: 'DcatCatalog', description: '数据目录（DCAT 3，JSON-LD） · The data catalogue (DCAT 3, as JSON-LD)' });

export const cosigned = z.object({ witness: z.string(), seq }).meta({
  id: 'Cosigned',
  description: '已收下的联署：见证方与检查点 · A cosignature that is kept: the witness, and the checkpoint it is of',
});

/** What a witness sends who doubts a record: the doubt, and its Ed25519 signature over `doubtText` of it. */
export const signedDoubt = z
  .strictObject({
    by: z.string().min(1).max(200).meta({ description: '见证方名称 · Name of the witness' }),
    doubt: z.strictObject({
      feed: jurisdiction,
      epoch,
      record: z.strictObject({ type: z.enum(['unit', 'staff']), id }),
      h: digest.meta({ description: '所持记录的摘要 · Digest of the record as it is held' }),
      kind: oneOf(codesOf(doubtKind), 'DoubtKind'),
      text: z
        .string()
        .min(10, '至少 10 个字 · At least 10 characters')
        .max(1000, '最多 1000 个字 · At most 1000 characters')
        // What is signed is taken as it is, so nothing is trimmed here.
        .refine((text) => text === text.trim(), '首尾不能有空格 · No spaces at the beginning or end')
        .refine(
          (text) => !looksPrivate(text),
          '不能含身份证号、电话、住址 · No identity numbers, telephones or addresses',
        ),
    }),
    signature: z.base64().length(88, '须为 64 字节的签名 · A signature of 64 bytes'),
  })
  .meta({ description: '校核申请 · A doubt of a record, signed' });

export const raisedDoubt = z.object({ checkBack: z.string(), due: day }).meta({
  id: 'RaisedDoubt',
  description: '校核案件与答复期限 · The case that it has become, and by when it is answered',
});

feedHead satisfies z.ZodType<Json<FeedHead>>;
stateManifest satisfies z.ZodType<Json<StateManifest>>;
snapshotManifest satisfies z.ZodType<Json<SnapshotManifest>>;
liveRecord satisfies z.ZodType<Json<LiveRecord>>;

/** What is optional may come as undefined from a schema. */
type Json<T> = T extends readonly (infer I)[]
  ? Json<I>[]
  : T extends object
    ? { [K in keyof T]: Json<T[K]> | (undefined extends T[K] ? undefined : never) }
    : T;
