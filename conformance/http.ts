import { heads } from '#contract/feed.ts';
import { TILE, tilePath } from '#core/tlog/tiles.ts';
import { readBy } from '#feed/pull/origin.ts';
import { at, type Examined, expectThat, LIMIT } from './context.ts';
import { bucketsOf, originOf, snapshotOf } from './files.ts';

const ask = (examined: Examined, path: string, headers: Record<string, string> = {}) =>
  examined.exchange(at(examined, path), { limit: LIMIT, headers });

/** 304 while nothing has changed, under a strong tag. */
export const unchanged = (examined: Examined): Promise<void> => unchangedAt(examined, 'head');

async function unchangedAt(examined: Examined, path: string): Promise<void> {
  const { etag } = (await ask(examined, path)).headers;
  expectThat(etag !== undefined && !etag.startsWith('W/'), `${path} 没有强 ETag：${etag} · has no strong tag: ${etag}`);
  const again = await ask(examined, path, { 'if-none-match': etag });
  const later = again.status === 304 ? undefined : await ask(examined, path);
  expectThat(
    again.status === 304 || later?.headers.etag !== etag,
    `${path} 的 ETag 相同却答复 ${again.status} · The same tag of ${path} is answered ${again.status}`,
  );
}

const problem = async (examined: Examined, path: string, status: number): Promise<void> => {
  const answered = await ask(examined, path);
  expectThat(
    answered.status === status,
    `${path} 答复 ${answered.status}，应为 ${status} · is answered ${answered.status}, not ${status}`,
  );
  const type = answered.headers['content-type'] ?? '';
  expectThat(
    type.startsWith('application/problem+json'),
    `${path} 以 ${type} 答复，不是 problem+json · is answered as ${type}, not as a problem`,
  );
};

/** A cursor is refused for what it is: beyond the head, of another epoch, too old, or none. */
export async function cursors(examined: Examined): Promise<void> {
  const { head } = examined;
  await problem(examined, `changes?after=${head.seq + 1_000_000}`, 400);
  await problem(examined, `changes?after=${head.seq}&epoch=never-was`, 409);
  await problem(examined, 'changes?after=-1', 400);
  await problem(examined, 'changes?after=x', 400);
  if (head.minSeq > 0) await problem(examined, `changes?after=${head.minSeq - 1}`, 410);
  const end = await ask(examined, `changes?after=${head.seq}&epoch=${head.epoch}`);
  expectThat(end.status === 200, `首页处的游标答复 ${end.status} · The cursor at the head is answered ${end.status}`);
}

/** What stood before and is no more is gone, and what never was is not found. */
export async function gone(examined: Examined): Promise<void> {
  const { head, seen } = examined;
  const later = head.seq + 1_000_000;
  await problem(examined, 'segments/nothing', 404);
  await problem(examined, 'tlog/nothing', 404);
  await problem(examined, `segments/${later}-${later}.${'0'.repeat(64)}.ndjson.gz`, 404);
  await problem(examined, `snapshots/${later}/manifest.json`, 404);
  await problem(examined, `state/${later}/buckets.json`, 404);
  for (const path of seen?.epoch === head.epoch ? seen.files : []) {
    const { status } = await examined.exchange(at(examined, path), { method: 'HEAD', limit: LIMIT });
    expectThat(
      status === 200 || status === 410,
      `曾有的 ${path} 答复 ${status}，应为 410 · It stood before, and is answered ${status}, not 410`,
    );
  }
}

/** The same bytes whole, in parts, and asked for by their head alone. */
export async function bytes(examined: Examined): Promise<void> {
  const { head } = examined;
  const file = head.segments[0] ?? head.state.buckets;
  const whole = await originOf(examined).file(file);
  const half = Math.floor(whole.length / 2);
  const first = await ask(examined, file.path, { range: `bytes=0-${half - 1}` });
  const second = await ask(examined, file.path, { range: `bytes=${half}-` });
  const parts = [first, second].every(({ status }) => status === 206);
  expectThat(parts, `分段读取答复 ${first.status}、${second.status}，应为 206 · A range is answered so, not 206`);
  expectThat(
    Buffer.concat([first.body, second.body]).equals(whole),
    '两半合起来与整个文件不同 · Two halves are not the whole',
  );
  const outside = await ask(examined, file.path, { range: `bytes=${whole.length}-` });
  expectThat(
    outside.status === 416,
    `越过结尾的读取答复 ${outside.status} · A range beyond the end is answered ${outside.status}`,
  );
  const zipped = await ask(examined, file.path, { 'accept-encoding': 'gzip' });
  expectThat(zipped.headers['content-encoding'] === undefined, '文件被再次压缩 · A file comes compressed once more');
  const { status, body, headers } = await examined.exchange(at(examined, file.path), { method: 'HEAD', limit: LIMIT });
  expectThat(
    status === 200 && body.length === 0,
    `HEAD 答复 ${status}，${body.length} 字节 · HEAD is answered ${status} with ${body.length} bytes`,
  );
  expectThat(
    headers['content-length'] === String(whole.length),
    `HEAD 称 ${headers['content-length']} 字节 · HEAD says ${headers['content-length']} bytes`,
  );
  await unchangedAt(examined, file.path);
}

/** What is packed on its way unpacks to the same, under a tag of its own; its head alone says how long it is. */
export async function packing(examined: Examined): Promise<void> {
  for (const path of ['head', `changes?after=${examined.head.minSeq}&epoch=${examined.head.epoch}`]) {
    const plain = await ask(examined, path, { 'accept-encoding': 'identity' });
    const packed = await ask(examined, path, { 'accept-encoding': 'gzip' });
    const again = await ask(examined, path, { 'accept-encoding': 'identity' });
    // A feed that has gone on meanwhile is asked by the next run.
    if (!Buffer.from(plain.body).equals(again.body)) continue;
    expectThat(
      plain.headers['content-encoding'] === undefined,
      `${path} 未要求压缩却压缩了 · is compressed though that was not asked for`,
    );
    expectThat(
      Buffer.from(plain.body).equals(packed.body),
      `${path} 压缩与不压缩内容不同 · says something else when it is compressed`,
    );
    expectThat(
      packed.headers['content-encoding'] === undefined || packed.headers.etag !== plain.headers.etag,
      `${path} 压缩与不压缩用同一 ETag · has the same strong tag compressed and not`,
    );
    const { status, body, headers } = await examined.exchange(at(examined, path), {
      method: 'HEAD',
      headers: { 'accept-encoding': 'identity' },
      limit: LIMIT,
    });
    expectThat(
      status === 200 && body.length === 0 && headers['content-length'] === String(plain.body.length),
      `${path} 的 HEAD 与 GET 不符：${status}，${headers['content-length']} 字节 · HEAD is not as GET: ${status}, ${headers['content-length']} bytes`,
    );
    await unchangedAt(examined, path);
  }
}

/** Every page of changes names the cursor to go on with: the number of its last change. */
export async function nextCursor(examined: Examined): Promise<void> {
  const { head } = examined;
  for (const after of new Set([head.minSeq, head.seq])) {
    const { headers, body } = await ask(examined, `changes?after=${after}&epoch=${head.epoch}`);
    const last = Buffer.from(body).toString('utf8').trimEnd().split('\n').at(-1);
    const seq = last ? JSON.parse(last).seq : after;
    expectThat(
      headers['feed-next'] === String(seq),
      `after=${after}：Feed-Next 为 ${headers['feed-next']}，应为 ${seq} · Feed-Next is ${headers['feed-next']}, not ${seq}`,
    );
  }
}

/** The one line of a hundred says what the head says, and one question is enough while nothing is new. */
export async function headsLine(examined: Examined): Promise<void> {
  const { base, feed, exchange } = examined;
  const province = `${feed.slice(0, 2)}0000`;
  const url = new URL(`v1/heads/${province}`, base);
  const first = await originOf(examined).head();
  const answered = await exchange(url, { limit: LIMIT });
  const head = (await originOf(examined).head())?.head;
  // Of a feed that goes on meanwhile nothing can be said.
  if (!head || first?.head.seq !== head.seq) return;
  expectThat(answered.status === 200, `全省首页答复 ${answered.status} · The heads are answered ${answered.status}`);
  const { heads: lines } = readBy(heads, Buffer.from(answered.body).toString('utf8'), '全省首页 The heads');
  const own = lines.filter((line) => line.feed === feed);
  expectThat(
    own.length === 1,
    `全省首页中 ${feed} 有 ${own.length} 行，应为一行 · The heads have ${own.length} lines of ${feed}, not one`,
  );
  for (const [name, told, said] of [
    ['epoch', own[0]?.epoch, head.epoch],
    ['seq', own[0]?.seq, head.seq],
    ['at', own[0]?.at, head.at],
    ['state', own[0]?.state, head.state.digest],
  ])
    expectThat(
      told === said,
      `全省首页的 ${name} 为 ${told}，该县首页为 ${said} · The heads say ${name} ${told}, the head says ${said}`,
    );
  const { etag } = answered.headers;
  expectThat(etag !== undefined, '全省首页没有 ETag · The heads have no tag');
  const again = await exchange(url, { limit: LIMIT, headers: { 'if-none-match': etag } });
  expectThat(
    again.status === 304 || again.headers.etag !== etag,
    `全省首页 ETag 相同却答复 ${again.status} · The same tag of the heads is answered ${again.status}`,
  );
}

const DAY = 86_400;

/** What changes is asked for anew, what names people is kept for a day at most, and the log, which names nobody, for ever. */
export async function caching(examined: Examined): Promise<void> {
  const { head, base, feed, exchange } = examined;
  const snapshot = head.snapshot ? await snapshotOf(examined, head.snapshot.manifest) : undefined;
  const bucket = (await bucketsOf(examined)).buckets.find(({ file }) => file)?.file;
  const below = (path: string) => `v1/feeds/${feed}/${path}`;
  const rules: [path: string, atMost: number][] = [
    ['.well-known/open-feed', 3_600],
    [`v1/heads/${feed.slice(0, 2)}0000`, 60],
    ...['head', `changes?after=${head.seq}`, 'tlog/checkpoint', `proofs/${head.seq}`].map((path): [string, number] => [
      below(path),
      60,
    ]),
    ...[head.segments[0], head.state.buckets, bucket, head.snapshot?.manifest, ...(snapshot?.files ?? [])].flatMap(
      (file): [string, number][] => (file ? [[below(file.path), DAY]] : []),
    ),
  ];
  const cacheOf = async (path: string) =>
    (await exchange(new URL(path, base), { method: 'HEAD', limit: LIMIT })).headers['cache-control'] ?? '';
  for (const [path, atMost] of rules) {
    const cache = await cacheOf(path);
    expectThat(
      secondsOf(cache) <= atMost && !/\bimmutable\b/i.test(cache),
      `${path} 允许缓存 “${cache}”，至多 ${atMost} 秒 · may be kept by caches “${cache}”: at most ${atMost} seconds are right`,
    );
  }
  const tile = below(`tlog/${tilePath(0, 0, Math.min(TILE, head.seq))}`);
  const cache = await cacheOf(tile);
  expectThat(
    secondsOf(cache) >= DAY && /\bimmutable\b/i.test(cache),
    `${tile} 从不改变，缓存却为 “${cache}” · never changes, and is to be kept “${cache}”`,
  );
}

/** Seconds that a cache may keep an answer without asking again; without a word of it, as long as it likes. */
function secondsOf(cache: string): number {
  if (/\bno-(cache|store)\b/i.test(cache)) return 0;
  const ages = [...cache.matchAll(/\b(?:s-maxage|max-age)=(\d+)/gi)].map(([, age]) => Number(age));
  return ages.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...ages);
}
