import { fileKind } from '#core/feed/file-kinds.ts';
import type { FeedId } from '#core/feed/model.ts';
import type { Files } from '#core/feed/ports.ts';
import { inParallel } from '#core/parallel.ts';
import { s3Client } from '#store/s3.ts';

/** Calls under way at once. */
const WIDTH = 16;

/** Under which keys a feed's files stand: those of its addresses, so that a CDN can serve them from the bucket as they are. */
export const feedPrefix = (feed: FeedId): string => `v1/feeds/${feed}/`;

/** A feed's files in an S3 bucket; `bucket` is its URL, without a slash at the end. */
export function s3Files(bucket: string, feed: FeedId, environment?: NodeJS.ProcessEnv): Files {
  const aws = s3Client(environment);
  const root = feedPrefix(feed);

  const call = (method: string, url: string): Promise<Response> => aws.fetch(url, { method });

  return {
    async get(path) {
      const response = await call('GET', `${bucket}/${root}${path}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (response.status === 404) return undefined;
      if (!response.ok) throw new Error(`Reading ${path} failed with status ${response.status}`);
      return bytes;
    },

    async put(path, bytes) {
      const kind = fileKind(path);
      const headers = kind ? { 'content-type': kind.contentType, 'cache-control': kind.cache } : {};
      const body = bytes as Uint8Array<ArrayBuffer>;
      const response = await aws.fetch(`${bucket}/${root}${path}`, { method: 'PUT', headers, body });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`Storing ${path} failed with status ${response.status}`);
    },

    async remove(paths) {
      await inParallel(paths, WIDTH, async (path) => {
        const response = await call('DELETE', `${bucket}/${root}${path}`);
        await response.arrayBuffer();
        if (!response.ok && response.status !== 404)
          throw new Error(`Removing ${path} failed with status ${response.status}`);
      });
    },

    /** ListObjectsV2, a thousand keys a call. */
    async *list(prefix) {
      let token: string | undefined;
      do {
        const query = new URLSearchParams({ 'list-type': '2', prefix: `${root}${prefix}` });
        if (token) query.set('continuation-token', token);
        const response = await call('GET', `${bucket}/?${query}`);
        const xml = await response.text();
        if (!response.ok) throw new Error(`Listing ${prefix} failed with status ${response.status}`);
        // Keys of a feed are plain ASCII without entities.
        for (const [, item = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs))
          yield { path: tag(item, 'Key').slice(root.length) };
        token = xml.includes('<IsTruncated>true') ? tag(xml, 'NextContinuationToken') : undefined;
      } while (token);
    },
  };
}

/** Seconds that the address of a large file can be used. */
const VALID_FOR = 900;

/**
 * Reads a file of at most `limit` bytes; of a larger one tells an address from which anyone may fetch it by the same method for a
 * quarter of an hour. Nothing for what is not there.
 */
export function s3Opener(bucket: string, feed: FeedId, limit: number, method: 'GET' | 'HEAD') {
  const aws = s3Client();
  return async (path: string): Promise<Uint8Array | { url: string } | undefined> => {
    const url = `${bucket}/${feedPrefix(feed)}${path}`;
    const response = await aws.fetch(url);
    if (response.ok && Number(response.headers.get('content-length')) > limit) {
      await response.body?.cancel();
      const signed = await aws.sign(`${url}?X-Amz-Expires=${VALID_FOR}`, { method, aws: { signQuery: true } });
      return { url: signed.url };
    }
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`Reading ${path} failed with status ${response.status}`);
    return bytes;
  };
}

function tag(xml: string, name: string): string {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  if (text === undefined) throw new Error(`A listing lacks ${name}`);
  return text;
}
