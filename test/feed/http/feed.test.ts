import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { conform } from '#conformance/conform.ts';
import { discovery, feedHead } from '#contract/feed.ts';
import { leafOf } from '#core/feed/lines.ts';
import type { FeedHead, FeedLine, PutLine } from '#core/feed/model.ts';
import { parseCheckpoint } from '#core/tlog/checkpoint.ts';
import { leafHash, verifyInclusion } from '#core/tlog/merkle.ts';
import { cosign, type NoteKey, textOf, verifyNote, vkeyOf } from '#core/tlog/note.ts';
import { exchange } from '#feed/http/client.ts';
import { discover } from '#feed/pull/discover.ts';
import { originAt } from '#feed/pull/origin.ts';
import { type Puller, pull } from '#feed/pull/pull.ts';
import { clientConfig } from '#local/tables.ts';
import { s3Files } from '#store/feed-files.ts';
import { dynamoLedger } from '#store/ledger.ts';
import { memoryMirrors, memoryStore, testSigner } from '#test/feed/machine/memory.ts';
import { anyCredentials } from '#test/support/county.ts';
import { demoUnits, publishDemo } from '#test/support/demo.ts';
import { startTestRuntime, type TestRuntime } from '#test/support/runtime.ts';

const FEED = '420923';
const witness = testSigner('province/420000', 9);
const witnessKey = async (): Promise<NoteKey> => ({
  name: witness.name,
  algorithm: 'cosignature',
  publicKey: await witness.publicKey(),
});

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await startTestRuntime({ context: { FEED_WITNESSES: [vkeyOf(await witnessKey())] } });
  await publishDemo(runtime);
  await told();
}, 60_000);
afterAll(() => runtime?.stop());

/** Brings the feed up to the end of the ledger, as the schedule does every few minutes. */
const told = async () => expect(await runtime.invoke('FeedBuilder', { task: 'catchUp' })).toMatchObject({ ok: true });

const ask = (path: string, init: RequestInit = {}) =>
  fetch(new URL(path, runtime.url), { redirect: 'manual', ...init });
const inFeed = (path: string, init?: RequestInit) => ask(`/v1/feeds/${FEED}/${path}`, init);
const head = async (): Promise<FeedHead> => (await inFeed('head')).json();
const changes = async (after = 0): Promise<FeedLine[]> => {
  const lines: FeedLine[] = [];
  for (let next = after, { seq } = await head(); next < seq; ) {
    const answer = await inFeed(`changes?after=${next}`);
    expect(answer.status).toBe(200);
    next = Number(answer.headers.get('feed-next'));
    const text = await answer.text();
    lines.push(...text.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : [])));
  }
  return lines;
};

const stranger = async (): Promise<Puller> => {
  const base = new URL(`${runtime.url}/`);
  const found = (await discover(base, exchange)).find(({ feed }) => feed === FEED);
  if (!found) throw new Error('The feed was not discovered');
  const now = () => new Date().toISOString();
  const { files } = memoryStore();
  return { origin: originAt(base, FEED, exchange), key: found.key, files, mirrors: memoryMirrors(), now };
};

describe('A stranger', () => {
  test('finds the feed and its key, and what is answered is as described', async () => {
    const answer = await ask('/.well-known/open-feed');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
    const { feeds, witnesses } = discovery.parse(await answer.json());
    expect(feeds.map(({ feed }) => feed)).toContain(FEED);
    expect(witnesses).toEqual([vkeyOf(await witnessKey())]);
    expect(feedHead.safeParse(await head()).error).toBeUndefined();
  });

  test('takes the whole feed from nothing and proves every line of it', async () => {
    const puller = await stranger();
    const { kept } = await pull(puller);
    const now = await head();
    expect([kept.seq, now.counts.unit > 0, now.counts.staff > 0]).toEqual([now.seq, true, true]);
    expect((await pull(puller)).news).toBe(false);
  });

  test('sees every county of a province in one answer, and is told in a word that nothing is new', async () => {
    const answer = await ask('/v1/heads/420000');
    const { heads } = await answer.json();
    const { seq, epoch, at, state } = await head();
    expect(heads).toContainEqual({ feed: FEED, epoch, seq, at, state: state.digest });
    const again = await ask('/v1/heads/420000', { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(await (await ask('/v1/heads/110000')).json()).toEqual({ heads: [] });
    expect((await ask('/v1/heads/420923')).status).toBe(400);
  });
});

describe('Changes', () => {
  test('come in whole batches after any cursor, with the cursor to go on with', async () => {
    const all = await changes();
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: (await head()).seq }, (_, i) => i + 1));
    expect(all.at(-1)?.op).toBe('commit');
    const within = all.find(({ op }) => op === 'put')?.seq ?? 0;
    expect((await changes(within))[0]?.seq).toBe(within + 1);
  });

  test('are smaller when the client takes gzip, and say the same', async () => {
    const plain = await inFeed('changes', { headers: { 'accept-encoding': 'identity' } });
    const packed = await inFeed('changes', { headers: { 'accept-encoding': 'gzip' } });
    expect([plain.headers.get('content-encoding'), packed.headers.get('content-encoding')]).toEqual([null, 'gzip']);
    expect(packed.headers.get('etag')).not.toBe(plain.headers.get('etag'));
    expect(await packed.text()).toBe(await plain.text());
  });

  test('are refused to a cursor ahead of the feed, of another epoch, or that is no number, and it is said why', async () => {
    const { seq } = await head();
    for (const [query, status] of [
      [`after=${seq + 1}`, 400],
      ['after=1&epoch=another', 409],
      ['after=x', 400],
      ['since=1', 400],
    ] as const) {
      const answer = await inFeed(`changes?${query}`);
      expect([query, answer.status]).toEqual([query, status]);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect((await answer.json()).title).toMatch(/\p{Script=Han}.* · .*[a-z]/u);
    }
  });

  test('are each proven by the log under the signed checkpoint', async () => {
    const [first] = await changes();
    const seq = 3;
    const line = (await changes(seq - 1))[0];
    const text = await (await inFeed(`proofs/${seq}`)).text();
    const [kind, index, ...rest] = text.slice(0, text.indexOf('\n\n')).split('\n');
    expect([kind, index]).toEqual(['c2sp.org/tlog-proof@v1', `index ${seq - 1}`]);
    const checkpoint = text.slice(text.indexOf('\n\n') + 2);
    const { key } = await stranger();
    expect(verifyNote(checkpoint, key)).toEqual({});
    const { size, root } = parseCheckpoint(checkpoint);
    const path = rest.map((hash) => Buffer.from(hash, 'base64'));
    const proves = (one: FeedLine | undefined) =>
      one && verifyInclusion(leafHash(leafOf(one)), seq - 1, size, path, root);
    expect([proves(line), proves(first)]).toEqual([true, false]);
    expect((await inFeed(`proofs/${size + 1}`)).status).toBe(404);
  });

  test('are each proven by the verifier that needs nothing but the county’s key', async () => {
    const { key } = await stranger();
    const verifier = (vkey: string, seq: number) =>
      promisify(execFile)(process.execPath, [
        join(import.meta.dirname, '../../../verifier/verify-release.mjs'),
        ...['--key', vkey, `${runtime.url}/v1/feeds/${FEED}`, String(seq)],
      ]);
    expect((await verifier(vkeyOf(key), 3)).stdout).toMatch(/^是 · Yes: \S+ 于 \S+ 以第 3 号变更公开/);
    const other = { ...key, publicKey: await witness.publicKey() };
    await expect(verifier(vkeyOf(other), 3)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('(signature)'),
    });
  });
});

describe('Files', () => {
  test('are sent byte for byte, in parts, by their heads alone, or not again', async () => {
    const { path, bytes } = (await head()).snapshot?.manifest ?? { path: '', bytes: 0 };
    const whole = await inFeed(path);
    const body = await whole.text();
    expect([whole.status, body.length, whole.headers.get('cache-control')]).toEqual([
      200,
      bytes,
      'public, max-age=86400',
    ]);
    const part = await inFeed(path, { headers: { range: 'bytes=1-10' } });
    expect([part.status, await part.text()]).toEqual([206, body.slice(1, 11)]);
    const alone = await inFeed(path, { method: 'HEAD' });
    expect([alone.status, alone.headers.get('content-length'), await alone.text()]).toEqual([200, `${bytes}`, '']);
    const again = await inFeed(path, { headers: { 'if-none-match': whole.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  test('that are too large for one answer are fetched from where they stand, for a while', async () => {
    const path = `snapshots/${(await head()).snapshot?.seq}/large.${'a'.repeat(64)}.csv`;
    const large = Buffer.alloc(5_000_000, 'a');
    await s3Files(runtime.endpoints.feeds, FEED, anyCredentials).put(path, large);
    const answer = await inFeed(path);
    const location = answer.headers.get('location') ?? '';
    expect([answer.status, new URL(location).searchParams.get('X-Amz-Expires')]).toEqual([307, '900']);
    expect(Buffer.from(await (await fetch(location)).arrayBuffer()).equals(large)).toBe(true);
  });

  test('that were published and are no more are gone, with a link to the newest snapshot; others never were', async () => {
    const gone = await inFeed(`segments/1-2.${'0'.repeat(64)}.ndjson.gz`);
    const newest = (await head()).snapshot?.manifest.path;
    expect([gone.status, (await gone.json()).snapshot]).toEqual([410, `/v1/feeds/${FEED}/${newest}`]);
    for (const path of ['nothing', 'sweep/candidates.json', `segments/1-99999999.${'0'.repeat(64)}.ndjson.gz`])
      expect([path, (await inFeed(path)).status]).toEqual([path, 404]);
    expect((await inFeed('snapshots/..%2F..%2Fhead')).status).toBe(400);
    expect((await ask('/v1/feeds/999999/head')).status).toBe(404);
  });
});

describe('A witness', () => {
  const checkpoint = async () => (await inFeed('tlog/checkpoint')).text();
  const send = (body: string) =>
    inFeed('cosignatures', { method: 'POST', body, headers: { 'content-type': 'text/plain' } });

  test('adds its word to the newest checkpoint, as often as it likes', async () => {
    const line = await cosign(await checkpoint(), witness, 1_795_000_000);
    expect([(await send(line)).status, (await send(line)).status]).toEqual([200, 200]);
    const note = await checkpoint();
    expect(verifyNote(note, await witnessKey())).toEqual({ seconds: 1_795_000_000 });
    expect(note.split('— ').length).toBe(3);
  });

  test('is refused where it is none, has signed something else, or has sent no signature', async () => {
    const note = await checkpoint();
    const stranger = await cosign(note, testSigner('nobody', 8), 1);
    const other = await cosign(note.replace(textOf(note), 'other\n'), witness, 1);
    expect([(await send(stranger)).status, (await send(other)).status, (await send('hello')).status]).toEqual([
      403, 409, 400,
    ]);
  });

  test('acknowledges by it what has been taken down, which is then found nowhere', async () => {
    const puller = await stranger();
    await pull(puller);
    const unit = demoUnits[0];
    const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientConfig(runtime.endpoints.dynamodb)));
    const ledger = dynamoLedger(client, runtime.tables.Ledger ?? '');
    const [newest] = await ledger.releasesOf(FEED, unit);
    if (newest?.kind !== 'publish' && newest?.kind !== 'confirm') throw new Error('The unit has no release');
    const before = await head();
    const named = (await changes()).find(
      (line): line is PutLine => line.op === 'put' && line.type === 'staff' && JSON.stringify(line.data).includes(unit),
    );
    const every = (await ledger.releasesOf(FEED, unit)).flatMap((e) =>
      e.kind === 'publish' || e.kind === 'confirm' ? [e] : [],
    );
    const releases = every.map(({ release }) => release).sort((a, b) => a - b);
    const digests = [...new Set(every.map(({ digest }) => digest))].sort();
    const takeDown = { kind: 'takeDown', unit, releases, digests, reason: 'privacy' } as const;
    await ledger.append(FEED, [takeDown], new Date().toISOString());
    client.destroy();
    await told();

    const now = await head();
    expect(now.redactions).toMatchObject([{ acknowledged: [] }]);
    expect(now.snapshot?.seq).toBe(now.seq);
    expect((await inFeed(before.snapshot?.manifest.path ?? '')).status).toBe(410);
    const text = JSON.stringify(await changes());
    expect([text.includes(named?.salt ?? ''), named !== undefined]).toEqual([false, true]);
    expect((await pull(puller)).kept.seq).toBe(now.seq);
    expect((await send(await cosign(await checkpoint(), witness, 1_795_000_001))).status).toBe(200);
    expect((await head()).redactions).toMatchObject([{ acknowledged: [witness.name] }]);
  });
});

test('The daily round comes to its end, and nothing has been set aside', async () => {
  expect(await runtime.fireSchedule('FeedRollDaily')).toMatchObject({ ok: true });
  expect(await runtime.messages('FeedFailures')).toEqual([]);
});

test('After all of this the feed passes every check of the protocol', { timeout: 60_000 }, async () => {
  const { results } = await conform(new URL(`${runtime.url}/`), exchange, { now: new Date(), only: [FEED] });
  expect(results.filter(({ ok }) => !ok)).toEqual([]);
});
