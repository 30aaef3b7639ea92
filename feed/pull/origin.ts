import type * as z from 'zod';
import { feedHead, raisedDoubt, type signedDoubt } from '#contract/feed.ts';
import type { Epoch, FeedHead, FeedId, FileRef } from '#core/feed/model.ts';
import { type Answered, type Asked, ClientFault } from '#feed/http/client.ts';
import { sha256Of } from '#feed/segments.ts';

type SignedDoubt = z.infer<typeof signedDoubt>;

/** Largest answers that are taken, in bytes. */
const HEAD_LIMIT = 4_000_000;
const CHANGES_LIMIT = 64_000_000;
const FILE_LIMIT = 512_000_000;

export type Exchange = (url: URL, asked: Asked) => Promise<Answered>;

/** A cursor that the origin does not take: too old, or of another epoch. */
export class CursorRefused extends Error {
  readonly why: 'gone' | 'otherEpoch';
  constructor(why: 'gone' | 'otherEpoch') {
    super(`来源不接受游标 · The origin does not take the cursor: ${why}`);
    this.name = 'CursorRefused';
    this.why = why;
  }
}

export type Origin = ReturnType<typeof originAt>;

/** One feed as its publisher serves it below `base`, e.g. https://example.cn/. `exchange` is polite and careful already. */
export function originAt(base: URL, feed: FeedId, exchange: Exchange) {
  const at = (path: string) => new URL(`v1/feeds/${feed}/${path}`, base);

  async function read(url: URL, limit: number, headers: Record<string, string> = {}): Promise<Answered> {
    const answered = await exchange(url, { limit, headers });
    if (answered.status === 200 || answered.status === 304) return answered;
    throw new ClientFault(`${url.pathname} 答复 ${answered.status} · answers ${answered.status}`, false);
  }

  /** The head, or nothing while it is the one that `etag` names. */
  async function head(etag?: string): Promise<{ head: FeedHead; etag: string | undefined } | undefined> {
    const answered = await read(at('head'), HEAD_LIMIT, etag ? { 'if-none-match': etag } : {});
    if (answered.status === 304) return undefined;
    const value = readBy(feedHead, text(answered), '首页 The head') as FeedHead;
    if (value.feed !== feed)
      throw new ClientFault(`首页属于供数 ${value.feed} · The head is that of feed ${value.feed}`, false);
    return { head: value, etag: answered.headers.etag };
  }

  /** Changes after a cursor as text, whole batches; about as much as the origin likes to send at once. */
  async function changes(after: number, epoch: Epoch): Promise<string> {
    const url = at('changes');
    url.searchParams.set('after', String(after));
    url.searchParams.set('epoch', epoch);
    const answered = await exchange(url, { limit: CHANGES_LIMIT });
    if (answered.status === 200) return text(answered);
    if (answered.status === 410) throw new CursorRefused('gone');
    if (answered.status === 409) throw new CursorRefused('otherEpoch');
    throw new ClientFault(`${url.pathname} 答复 ${answered.status} · answers ${answered.status}`, false);
  }

  /** A file, proven by its digest and length. */
  async function file(ref: FileRef): Promise<Uint8Array> {
    const { body } = await read(at(ref.path), Math.min(ref.bytes, FILE_LIMIT));
    if (body.length !== ref.bytes || sha256Of(body) !== ref.sha256)
      throw new ClientFault(`${ref.path} 与摘要不符 · does not have its digest`, true);
    return body;
  }

  /** A file whose digest is not known beforehand: a tile. */
  const bytes = async (path: string): Promise<Uint8Array> => (await read(at(path), HEAD_LIMIT)).body;

  /** Hands over a witness's signature. */
  async function cosign(line: string): Promise<void> {
    const headers = { 'content-type': 'text/plain; charset=utf-8' };
    const { status } = await exchange(at('cosignatures'), { method: 'POST', body: line, headers, limit: HEAD_LIMIT });
    if (status === 403) throw new ClientFault('来源未登记此见证方 · The origin does not know this witness', false);
    if (status >= 300)
      throw new ClientFault(
        `来源不接受联署，答复 ${status} · The origin does not take the cosignature: ${status}`,
        false,
      );
  }

  /** Hands over a doubt that is signed; answers which case it became, and until when it is to be answered. */
  async function doubt(signed: SignedDoubt): Promise<z.infer<typeof raisedDoubt>> {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(signed);
    const answered = await exchange(at('doubts'), { method: 'POST', body, headers, limit: HEAD_LIMIT });
    if (answered.status === 200) return readBy(raisedDoubt, text(answered), '校核的答复 The answer to a doubt');
    throw new ClientFault(
      `来源不接受校核 · The origin does not take the doubt: ${answered.status} ${text(answered)}`,
      false,
    );
  }

  return { feed, head, changes, file, bytes, cosign, doubt };
}

const text = ({ body }: Answered): string => Buffer.from(body).toString('utf8');

/** Parses text by a schema. Throws a fault that names what is wrong, and where. */
export function readBy<S extends z.ZodType>(schema: S, json: string, what: string): z.infer<S> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new ClientFault(`${what} 不是 JSON · is not JSON`, true);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ClientFault(`${what} 不合协议 · is not of the protocol: ${issue?.path.join('.')} ${issue?.message}`, false);
}
