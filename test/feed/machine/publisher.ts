import type { FeedHead, FeedId } from '#core/feed/model.ts';
import { type Exchange, originAt } from '#feed/pull/origin.ts';
import { changesOf, checkpointOf, fileOf, headOf, type Served, type ServedFeed } from '#feed/serve.ts';
import type { memoryStore } from '#test/feed/machine/memory.ts';

/** A publisher over a store in memory, asked as over the network; `meddle` may change any answer on its way. */
export function publisherOver(
  store: ReturnType<typeof memoryStore>,
  feed: FeedId,
  meddle: (path: string, body: Uint8Array) => Uint8Array = (_, body) => body,
) {
  const asked: string[] = [];
  const served = (): ServedFeed => {
    const kept = store.read(feed);
    if (!kept?.head) throw new Error(`Feed ${feed} has no head`);
    return {
      feed,
      kept: { ...kept, head: kept.head as FeedHead },
      files: store.files,
      cosignatures: [],
      witnessed: {},
    };
  };
  const answer = async (path: string, query: URLSearchParams): Promise<Served> => {
    if (path === 'head') return headOf(served());
    if (path === 'tlog/checkpoint') return checkpointOf(served());
    const epoch = query.get('epoch') ?? undefined;
    if (path === 'changes') return changesOf(served(), { after: Number(query.get('after')), epoch });
    return fileOf(served(), path);
  };
  const exchange: Exchange = async (url, { headers = {}, method }) => {
    const path = url.pathname.replace(`/v1/feeds/${feed}/`, '');
    asked.push(path);
    if (method === 'POST') return { status: 200, headers: {}, body: new Uint8Array() };
    const found = await answer(path, url.searchParams);
    if (found.status !== 200) return { status: found.status, headers: {}, body: new Uint8Array() };
    const etag = `"${found.tag}"`;
    if (headers['if-none-match'] === etag) return { status: 304, headers: { etag }, body: new Uint8Array() };
    return { status: 200, headers: { etag }, body: meddle(path, found.body) };
  };
  return { asked, origin: originAt(new URL('https://county.example/'), feed, exchange) };
}
