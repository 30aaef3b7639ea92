import { canonical } from '#core/digest.ts';
import { cursorPlace } from '#core/feed/cursor.ts';
import { fileKind } from '#core/feed/file-kinds.ts';
import type { Epoch, FeedHead, FeedId } from '#core/feed/model.ts';
import type { Files, KeptHead } from '#core/feed/ports.ts';
import { proofText } from '#core/tlog/checkpoint.ts';
import { inclusionProof } from '#core/tlog/proofs.ts';
import { segmentsAfter } from '#feed/archive.ts';
import { changesAfter } from '#feed/changes.ts';
import { tileReader } from '#feed/log.ts';
import { sha256Of } from '#feed/segments.ts';

/** What a feed answers: bytes with their tag, or why there are none. */
export type Served =
  | {
      status: 200;
      contentType: string;
      cache: string;
      body: Uint8Array;
      tag: string;
      headers?: Record<string, string>;
      /** Whether it may be compressed on its way. */
      packs?: boolean;
    }
  | { status: 307; location: string }
  | { status: 400 | 404 | 409 | 410; title: string; detail: string; more?: Record<string, string | number> };

/** A feed as it is served: its kept head, its files, and who has cosigned it. */
export type ServedFeed = {
  feed: FeedId;
  kept: KeptHead & { head: FeedHead };
  files: Files;
  /** Reads a file, or tells the address it can be fetched from instead where it is too large to be sent from here. */
  open?: (path: string) => Promise<Uint8Array | { url: string } | undefined>;
  /** Lines to be added to the newest checkpoint. */
  cosignatures: readonly string[];
  /** The newest change that each witness has cosigned, by its name. */
  witnessed: Readonly<Record<string, number>>;
};

/** Characters of changes that are sent at once, and one batch more: an answer of API Gateway has at most 6 MB, in base64. */
const CHANGES = 2_000_000;

/** What changes at any time is asked for anew each time, with its tag. */
const FRESH = 'public, max-age=0, must-revalidate';
/** Which feeds there are hardly ever changes. */
const HOUR = 'public, max-age=3600';

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
  switch (cursorPlace(head, asked)) {
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
      const segments = await segmentsAfter(files, kept, asked.after);
      const { text, to } = await changesAfter(files, segments, asked.after, CHANGES);
      const body = Buffer.from(text, 'utf8');
      const next = `/v1/feeds/${feed}/changes?after=${to}&epoch=${head.epoch}`;
      const headers = { 'feed-next': String(to), link: `<${next}>; rel="next"` };
      return { ...answer('application/x-ndjson', FRESH, body), packs: true, headers };
    }
  }
}

/** The newest checkpoint with the cosignatures of witnesses. */
export const checkpointOf = (served: ServedFeed): Served => plain(checkpointText(served));

const checkpointText = ({ kept, cosignatures }: ServedFeed): string => [kept.head.checkpoint, ...cosignatures].join('');
const plain = (text: string): Served => answer('text/plain; charset=utf-8', FRESH, Buffer.from(text, 'utf8'));

/** A proof (C2SP tlog-proof) that change `seq` is in the log of the newest checkpoint. */
export async function proofOf(served: ServedFeed, seq: number): Promise<Served> {
  const { kept, files } = served;
  if (seq < 1 || seq > kept.head.seq) return missing(`没有 ${seq} 号变更 · There is no change ${seq}`);
  const path = await inclusionProof(seq - 1, kept.head.seq, tileReader(files));
  return plain(proofText(seq - 1, path, checkpointText(served)));
}

const missing = (detail: string): Served => ({ status: 404, title: '没有找到 · Not found', detail });

/** A file under its path. What was published and is no more is gone, with a link to what to take instead. */
export async function fileOf({ feed, kept, files, open = files.get }: ServedFeed, path: string): Promise<Served> {
  const kind = fileKind(path);
  const found = kind && !isDropped(kept, path, kind.seq) && (await open(path));
  if (found && 'url' in found) return { status: 307, location: found.url };
  if (found) return answer(kind.contentType, kind.cache, found);
  return kind?.seq !== undefined && kind.seq <= kept.head.seq
    ? {
        status: 410,
        title: '文件已撤除 · File gone',
        detail:
          '文件已过期或其内容已删除，请取最新快照 · It is past its time, or its content was destroyed: take the newest snapshot',
        more: snapshotLink(feed, kept.head),
      }
    : missing(`没有文件 ${path.slice(0, 120)} · There is no such file`);
}

/** Whether a path is that of a snapshot that no longer stands, or never did: until its files are removed, nobody is shown them. */
const isDropped = ({ snapshots }: KeptHead, path: string, seq: number | undefined): boolean =>
  path.startsWith('snapshots/') && !snapshots.some((snapshot) => snapshot.seq === seq);

const snapshotLink = (feed: FeedId, { snapshot }: FeedHead): Record<string, string> =>
  snapshot ? { snapshot: `/v1/feeds/${feed}/${snapshot.manifest.path}` } : {};

/** A value that is asked for anew each time, as JSON. */
export const freshJson = (value: unknown): Served => jsonAnswer(value, FRESH);
/** A value that hardly ever changes. */
export const hourlyJson = (value: unknown, type?: string): Served => jsonAnswer(value, HOUR, type);

/** In one order of keys, for a store need not keep them in any. */
const jsonAnswer = (value: unknown, cache: string, type = 'application/json'): Served => ({
  ...answer(type, cache, Buffer.from(canonical(value), 'utf8')),
  packs: true,
});

const answer = (contentType: string, cache: string, body: Uint8Array) =>
  ({ status: 200, contentType, cache, body, tag: sha256Of(body).slice(0, 32) }) as const;
