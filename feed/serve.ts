import { placeOf } from '#core/feed/cursor.ts';
import type { Epoch, FeedHead, FeedId } from '#core/feed/model.ts';
import type { Files, KeptHead } from '#core/feed/ports.ts';
import { allSegments, changesAfter } from '#feed/changes.ts';
import { sha256Of } from '#feed/segments.ts';

/** What a feed answers: bytes with their tag, or why there are none. */
export type Served =
  | { status: 200; contentType: string; cache: string; body: Uint8Array; tag: string; headers?: Record<string, string> }
  | { status: 400 | 404 | 409 | 410; title: string; detail: string; more?: Record<string, string | number> };

/** A feed as it is served: its kept head, its files, and who has cosigned it. */
export type ServedFeed = {
  feed: FeedId;
  kept: KeptHead & { head: FeedHead };
  files: Files;
  /** Lines to be added to the newest checkpoint. */
  cosignatures: readonly string[];
  /** The newest change that each witness has cosigned, by its name. */
  witnessed: Readonly<Record<string, number>>;
};

/** Characters of changes that are sent at once, about: an answer of API Gateway has at most 6 MB, in base64. */
const CHANGES = 3_500_000;

/** What changes at any time is asked for anew each time, with its tag. */
const FRESH = 'public, max-age=0, must-revalidate';
/** Files that name people are kept by caches for a day, so that what is destroyed is soon nowhere. */
const DAY = 'public, max-age=86400';
/** The log names nobody, and never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable';

export function headOf({ kept, witnessed }: ServedFeed): Served {
  const names = Object.keys(witnessed);
  const redactions = kept.head.redactions.map((one) => ({
    ...one,
    acknowledged: names.filter((name) => (witnessed[name] ?? 0) >= one.seq),
  }));
  return freshJson({ ...kept.head, redactions });
}

/** Whole batches after a cursor; the header `feed-next` is the cursor to go on with. */
export async function changesOf(
  { feed, kept, files }: ServedFeed,
  asked: { after: number; epoch?: Epoch | undefined },
): Promise<Served> {
  const { head } = kept;
  switch (placeOf(head, asked)) {
    case 'otherEpoch':
      return {
        status: 409,
        title: '供数已另起 · Another epoch',
        detail: `供数已于新的批次 ${head.epoch} 重新开始，请从快照取起 · The feed began anew as ${head.epoch}: start from a snapshot`,
        more: { epoch: head.epoch, ...snapshotLink(feed, head) },
      };
    case 'gone':
      return {
        status: 410,
        title: '变更已过期 · Changes no longer kept',
        detail: `只保留 ${head.minSeq} 号以后的变更，请从快照取起 · Changes up to ${head.minSeq} are no longer kept: start from a snapshot`,
        more: { minSeq: head.minSeq, ...snapshotLink(feed, head) },
      };
    case 'ahead':
      return {
        status: 400,
        title: '游标超前 · Cursor ahead of the feed',
        detail: `供数只到 ${head.seq} 号。若曾取得更靠后的变更，请告知发布者 · The feed is at ${head.seq}. If you hold later changes, tell the publisher`,
        more: { seq: head.seq },
      };
    case 'here': {
      const { text, to } = await changesAfter(files, allSegments(kept), asked.after, CHANGES);
      const body = Buffer.from(text, 'utf8');
      return { ...answer('application/x-ndjson', FRESH, body), headers: { 'feed-next': String(to) } };
    }
  }
}

/** The newest checkpoint with the cosignatures of witnesses. */
export const checkpointOf = ({ kept, cosignatures }: ServedFeed): Served =>
  answer('text/plain; charset=utf-8', FRESH, Buffer.from([kept.head.checkpoint, ...cosignatures].join(''), 'utf8'));

/** A file under its path. What was published and is no more is gone, with a link to what to take instead. */
export async function fileOf({ feed, kept, files }: ServedFeed, path: string): Promise<Served> {
  const kind = kinds.find(({ pattern }) => pattern.test(path));
  const bytes = kind && (await files.get(path));
  if (bytes) return answer(kind.contentType(path), kind.cache, bytes);
  const published = kind && kind.seqIn(path) <= kept.head.seq;
  return published
    ? {
        status: 410,
        title: '文件已撤除 · File gone',
        detail:
          '文件已过期或其内容已删除，请取最新快照 · It is past its time, or its content was destroyed: take the newest snapshot',
        more: snapshotLink(feed, kept.head),
      }
    : { status: 404, title: '没有找到 · Not found', detail: `没有文件 ${path.slice(0, 120)} · There is no such file` };
}

const snapshotLink = (feed: FeedId, { snapshot }: FeedHead): Record<string, string> =>
  snapshot ? { snapshot: `/v1/feeds/${feed}/${snapshot.manifest.path}` } : {};

/** A value that is asked for anew each time, as JSON. */
export const freshJson = (value: unknown): Served =>
  answer('application/json', FRESH, Buffer.from(JSON.stringify(value), 'utf8'));

const answer = (contentType: string, cache: string, body: Uint8Array) =>
  ({ status: 200, contentType, cache, body, tag: sha256Of(body).slice(0, 32) }) as const;

const mediaTypes: Readonly<Record<string, string>> = {
  json: 'application/json',
  gz: 'application/gzip',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
};
const byEnding = (path: string): string =>
  mediaTypes[path.slice(path.lastIndexOf('.') + 1)] ?? 'text/plain; charset=utf-8';
const numberIn = (part: number) => (path: string) =>
  Number.parseInt(path.split('/')[part]?.split('-').at(-1) ?? '', 10);

/** The files a feed has, by their paths; anything else it does not have, and never had. */
const kinds = [
  { pattern: /^segments\/\d+-\d+\.[0-9a-f]{64}\.ndjson\.gz$/, cache: DAY, contentType: byEnding, seqIn: numberIn(1) },
  { pattern: /^state\/\d+\/buckets\.json$/, cache: DAY, contentType: byEnding, seqIn: numberIn(1) },
  { pattern: /^state\/\d+\/\d{1,3}\.[0-9a-f]{64}\.ndjson\.gz$/, cache: DAY, contentType: byEnding, seqIn: numberIn(1) },
  { pattern: /^snapshots\/\d+\/[\w-]+(\.[\w-]+)*$/, cache: DAY, contentType: byEnding, seqIn: numberIn(1) },
  {
    pattern: /^tlog\/tile\/(\d+|entries)(\/x?\d{3})+(\.p\/\d{1,3})?$/,
    cache: FOR_EVER,
    contentType: () => 'application/octet-stream',
    seqIn: () => Number.POSITIVE_INFINITY,
  },
] as const;
