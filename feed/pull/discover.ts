import type * as z from 'zod';
import { discovery, type headLine, heads } from '#contract/feed.ts';
import type { FeedId } from '#core/feed/model.ts';
import { type NoteKey, parseVkey } from '#core/tlog/note.ts';
import { ClientFault } from '#feed/http/client.ts';
import { type Exchange, readBy } from '#feed/pull/origin.ts';

const LIMIT = 4_000_000;

/** A feed that a server says it has, and the key it says it is signed with. */
export type Found = { feed: FeedId; key: NoteKey };

/** Which feeds a server has. */
export async function discover(base: URL, exchange: Exchange): Promise<Found[]> {
  const { status, body } = await exchange(new URL('.well-known/open-feed', base), { limit: LIMIT });
  if (status !== 200)
    throw new ClientFault(`${base.origin} 没有供数，答复 ${status} · has no feeds: it answers ${status}`, false);
  const { feeds } = readBy(discovery, Buffer.from(body).toString('utf8'), '供数清单 The list of feeds');
  return feeds.map(({ feed, key }) => {
    const parsed = parseVkey(key);
    if (!parsed) throw new ClientFault(`供数 ${feed} 的公钥无效 · The key of feed ${feed} is none`, false);
    return { feed, key: parsed };
  });
}

export type HeadLines = { lines: z.infer<typeof headLine>[]; etag?: string };

/** One line for each feed of a province, or nothing while they are those that `etag` names: one question for a hundred counties. */
export async function headLines(
  base: URL,
  province: string,
  exchange: Exchange,
  etag?: string,
): Promise<HeadLines | undefined> {
  const url = new URL(`v1/heads/${province}`, base);
  const answered = await exchange(url, { limit: LIMIT, headers: etag ? { 'if-none-match': etag } : {} });
  if (answered.status === 304) return undefined;
  if (answered.status !== 200)
    throw new ClientFault(`${url.pathname} 答复 ${answered.status} · answers ${answered.status}`, false);
  const { heads: lines } = readBy(
    heads,
    Buffer.from(answered.body).toString('utf8'),
    '全省首页 The heads of a province',
  );
  return { lines, ...(answered.headers.etag ? { etag: answered.headers.etag } : {}) };
}
