import { rm } from 'node:fs/promises';
import { request as ask, type Server } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FeedHead, PutLine } from '#core/feed/model.ts';
import { type NoteKey, parseVkey, verifyNote } from '#core/tlog/note.ts';
import { exchange } from '#feed/http/client.ts';
import { discover } from '#feed/pull/discover.ts';
import { originAt } from '#feed/pull/origin.ts';
import { pull } from '#feed/pull/pull.ts';
import type { Outcome } from '#local/instance.ts';
import { close, listen } from '#local/listen.ts';
import { s3Files } from '#store/feed-files.ts';
import { memoryMirrors, memoryStore } from '#test/feed/machine/memory.ts';
import { synthesized } from '#test/support/assembly.ts';
import { anyCredentials } from '#test/support/county.ts';
import { publishDemo } from '#test/support/demo.ts';
import { startTestRuntime, type TestRuntime } from '#test/support/runtime.ts';

const FEED = '420923';

/** A county and its province, both as they are deployed. */
let county: TestRuntime;
let province: TestRuntime;
/** The wire between them: what was asked for, and whether it is cut. */
let wire: { server: Server; url: string };
const asked: string[] = [];
let cut = false;
/** Whether the county is too busy to hear that it was taken. */
let deaf = false;
let settings: object;
let witness: string;

beforeAll(async () => {
  wire = await listen((request, response) => {
    const { method, url = '/', headers } = request;
    asked.push(`${method} ${url}`);
    if (cut) return void response.destroy();
    if (deaf && url.endsWith('/cosignatures')) return void response.writeHead(503, { 'retry-after': '0' }).end();
    const passed = ask(new URL(url, county.url), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(passed);
  });
  settings = { PROVINCE: { name: 'province/420000', sources: [`${wire.url}/`] } };
  province = await startTestRuntime({ context: settings });
  witness = await answerOf(province, { task: 'key' });
  county = await startTestRuntime({ context: { FEED_WITNESSES: [witness] } });
  await publishDemo(county);
  expect(await county.invoke('FeedBuilder', { task: 'catchUp' })).toMatchObject({ ok: true });
}, 90_000);
afterAll(async () => {
  await province?.stop();
  await county?.stop();
  await close(wire.server);
  // Made for the address of this wire alone.
  await rm(await synthesized(settings), { recursive: true });
});

/** What the aggregator answers to an event. */
async function answerOf(runtime: TestRuntime, event: object) {
  const outcome: Outcome = await runtime.invoke('Aggregator', event);
  if (!outcome.ok) throw new Error(`${outcome.errorType}: ${outcome.errorMessage}`);
  return JSON.parse(outcome.payload);
}
const take = (task: 'take' | 'prove' = 'take') => answerOf(province, { task });
const headAt = async ({ url }: TestRuntime): Promise<FeedHead> =>
  (await fetch(new URL(`/v1/feeds/${FEED}/head`, url))).json();
/** The lines of a feed that tell people. */
async function peopleAt({ url }: TestRuntime): Promise<PutLine[]> {
  const text = await (await fetch(new URL(`/v1/feeds/${FEED}/changes`, url))).text();
  const lines: PutLine[] = text.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []));
  return lines.filter(({ op, type }) => op === 'put' && type === 'staff');
}

describe('A province in the cloud', () => {
  test('takes a county, proves it, acknowledges it, and tells it again with where each record comes from', async () => {
    expect(await take()).toEqual({ first: 1 });
    const [own, again] = [await headAt(county), await headAt(province)];
    expect(again.origin).toEqual({ feed: FEED, epoch: own.epoch, seq: own.seq, state: own.state.digest });
    expect(again.counts).toEqual(own.counts);
    expect(again.snapshot?.seq).toBe(again.seq);
    const told = (await peopleAt(province))[0];
    expect(told?.origin).toMatchObject({ feed: FEED, epoch: own.epoch, h: expect.any(String) });
    const note = await (await fetch(new URL(`/v1/feeds/${FEED}/tlog/checkpoint`, county.url))).text();
    expect(verifyNote(note, parseVkey(witness) as NoteKey)).toEqual({ seconds: expect.any(Number) });
  });

  test('is taken by the nation as it takes its counties, by the same protocol', async () => {
    const base = new URL(`${province.url}/`);
    const [found] = await discover(base, exchange);
    if (!found) throw new Error('The province tells no feed');
    const { files } = memoryStore();
    const origin = originAt(base, FEED, exchange);
    const now = () => new Date().toISOString();
    const { kept } = await pull({ origin, key: found.key, files, mirrors: memoryMirrors(), now });
    expect(kept.seq).toBe((await headAt(province)).seq);
  });

  test('asks one question while nothing is new', async () => {
    asked.length = 0;
    expect(await take()).toEqual({ same: 1 });
    expect(asked).toEqual(['GET /v1/heads/420000']);
  });

  test('finds one row that was corrupted where it is kept, and mends it without taking the county anew', async () => {
    const files = s3Files(province.endpoints.mirrors, FEED, anyCredentials);
    const buckets: string[] = [];
    for await (const { path } of files.list('state/')) if (path.endsWith('.ndjson.gz')) buckets.push(path);
    const path = buckets[7] ?? '';
    const before = Buffer.from((await files.get(path)) ?? '');
    await files.put(
      path,
      gzipSync(
        gunzipSync(before)
          .toString()
          .replace(/[一-龥]/, '伪'),
      ),
    );
    asked.length = 0;
    expect(await take('prove')).toEqual({ mended: 1 });
    expect(asked.filter((one) => one.includes('/snapshots/') || one.includes('/changes'))).toEqual([]);
    expect(asked.filter((one) => /state\/\d+\/\d+\./.test(one)).length).toBe(1);
    expect(await take('prove')).toEqual({ same: 1 });
  });

  test('keeps what it holds while a county cannot be reached, and goes on when it can', async () => {
    const before = await headAt(province);
    cut = true;
    expect(await take()).toEqual({ unreached: 1 });
    cut = false;
    expect(await headAt(province)).toEqual(before);
    expect(await take()).toEqual({ same: 1 });
  }, 60_000);

  test('reports a doubt, and reads that it is a case of the county', async () => {
    const { id } = (await peopleAt(county))[0] ?? { id: '' };
    const doubt = { feed: FEED, record: { type: 'staff', id }, kind: 'outdated', text: '该人员已调离本县，请核对' };
    const { checkBack, due } = await answerOf(province, { task: 'doubt', source: `${wire.url}/`, ...doubt });
    expect([checkBack, due]).toEqual([expect.any(String), expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]);
    expect(await county.fireSchedule('ClocksEveryFiveMinutes')).toMatchObject({ ok: true });
    expect(await county.invoke('FeedBuilder', { task: 'catchUp' })).toMatchObject({ ok: true });
    deaf = true;
    expect(await take()).toEqual({ new: 1 });
    deaf = false;
    expect(await answerOf(province, { task: 'checkBacks', feed: FEED })).toMatchObject([
      { doubt: 'outdated', due, outcome: null },
    ]);
  });

  test('acknowledges in the next round what the county was too busy to hear, and asks nothing more after that', async () => {
    asked.length = 0;
    expect(await take()).toEqual({ same: 1 });
    expect(asked).toContain(`POST /v1/feeds/${FEED}/cosignatures`);
    const note = await (await fetch(new URL(`/v1/feeds/${FEED}/tlog/checkpoint`, county.url))).text();
    expect(verifyNote(note, parseVkey(witness) as NoteKey)).toEqual({ seconds: expect.any(Number) });
    asked.length = 0;
    expect(await take()).toEqual({ same: 1 });
    expect(asked).toEqual(['GET /v1/heads/420000']);
  });

  test('refuses events that say nothing it knows, naming what is wrong', async () => {
    for (const [event, why] of [
      [{ task: 'sleep' }, 'task'],
      [{ task: 'checkBacks', feed: 'x' }, 'feed'],
      [{ task: 'doubt', source: 'https://elsewhere.example/' }, 'source'],
    ] as const)
      expect(await province.invoke('Aggregator', event)).toMatchObject({
        ok: false,
        errorMessage: expect.stringContaining(why),
      });
  });

  test('leads doubts of what it tells again to the publisher, and answers wrong addresses clearly', async () => {
    const at = (path: string, init?: RequestInit) => fetch(new URL(path, province.url), init);
    const doubt = await at(`/v1/feeds/${FEED}/doubts`, { method: 'POST', body: '{}' });
    expect([doubt.status, doubt.headers.get('content-type')]).toEqual([421, 'application/problem+json']);
    expect((await at('/v1/units')).status).toBe(404);
    expect((await at(`/v1/feeds/${FEED}/head`, { method: 'DELETE' })).status).toBe(405);
  });

  test('runs by its schedules, and nothing has been set aside', async () => {
    expect(await province.fireSchedule('TakeEveryFiveMinutes')).toMatchObject({ ok: true });
    expect(await province.fireSchedule('ProveDaily')).toMatchObject({ ok: true });
    expect(await province.messages('AggregatorFailures')).toEqual([]);
  });
});
