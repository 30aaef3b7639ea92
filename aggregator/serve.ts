import { readdir } from 'node:fs/promises';
import type { IncomingMessage, RequestListener } from 'node:http';
import { basename, join } from 'node:path';
import { folderStore } from '#aggregator/folder.ts';
import type { FeedId } from '#core/feed/model.ts';
import { PROTOCOL } from '#core/feed/model.ts';
import type { Signer } from '#core/feed/ports.ts';
import { LICENCE } from '#core/model.ts';
import { vkeyOf } from '#core/tlog/note.ts';
import { respond } from '#feed/http/respond.ts';
import { keyName } from '#feed/log.ts';
import {
  changesOf,
  checkpointOf,
  fileOf,
  freshJson,
  headOf,
  hourlyJson,
  proofOf,
  type Served,
  type ServedFeed,
} from '#feed/serve.ts';

type Told = { folder: string; signer: (name: string) => Signer };

/** Serves what is told again by the protocol it was taken by. */
export function feedServer(province: Told): RequestListener {
  return (request, response) => {
    answered(province, request)
      .then((served) => {
        const { status, headers, body } = respond({ method: request.method ?? 'GET', headers: plain(request) }, served);
        response.writeHead(status, headers).end(body);
      })
      .catch((error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
        response.writeHead(500).end();
      });
  };
}

const plain = ({ headers }: IncomingMessage): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join() : value]),
  );

const unknown: Served = {
  status: 404,
  title: '没有找到 · Not found',
  detail: '没有这个地址 · There is no such address',
};

async function answered(province: Told, { url = '/' }: IncomingMessage): Promise<Served> {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  if (pathname === '/.well-known/open-feed') return hourlyJson(await discovery(province));
  const code = /^\/v1\/heads\/(\d{6})$/.exec(pathname)?.[1];
  if (code !== undefined) return freshJson({ heads: await headsOf(province, code) });
  const [, feed, path] = /^\/v1\/feeds\/(\d{6})\/(.+)$/.exec(pathname) ?? [];
  const told = feed === undefined ? undefined : await servedFeed(province, feed);
  if (!told || path === undefined) return unknown;
  if (path === 'head') return headOf(told);
  if (path === 'tlog/checkpoint') return checkpointOf(told);
  const proven = /^proofs\/(\d{1,15})$/.exec(path)?.[1];
  if (proven !== undefined) return proofOf(told, Number(proven));
  if (path !== 'changes') return fileOf(told, path);
  const after = searchParams.get('after') ?? '0';
  if (!/^\d{1,15}$/.test(after))
    return { status: 400, title: '参数有误 · Invalid parameters', detail: 'after 须为变更号 · A number of a change' };
  return changesOf(told, { after: Number(after), epoch: searchParams.get('epoch') ?? undefined });
}

async function servedFeed(province: Told, feed: FeedId): Promise<ServedFeed | undefined> {
  const { heads, ownFiles } = folderStore(province.folder);
  const kept = await heads.read(feed);
  if (!kept?.head) return undefined;
  return { feed, kept: { ...kept, head: kept.head }, files: ownFiles(feed), cosignatures: [], witnessed: {} };
}

async function feedsOf({ folder }: Told): Promise<FeedId[]> {
  const files = await readdir(join(folder, 'kept', 'heads')).catch(() => []);
  return files.flatMap((file) => (file.endsWith('.json') ? [basename(file, '.json')] : [])).sort();
}

async function discovery(province: Told) {
  const feeds = [];
  for (const feed of await feedsOf(province)) {
    const publicKey = await province.signer(keyName(feed)).publicKey();
    const key = vkeyOf({ name: keyName(feed), algorithm: 'ed25519', publicKey });
    feeds.push({ feed, head: `/v1/feeds/${feed}/head`, key });
  }
  return { protocol: PROTOCOL, licence: LICENCE, feeds, witnesses: [] };
}

async function headsOf(province: Told, code: string) {
  const lines = [];
  for (const feed of await feedsOf(province)) {
    const head = (await folderStore(province.folder).heads.read(feed))?.head;
    if (head && feed.startsWith(code.slice(0, 2)))
      lines.push({ feed, epoch: head.epoch, seq: head.seq, at: head.at, state: head.state.digest });
  }
  return lines;
}
