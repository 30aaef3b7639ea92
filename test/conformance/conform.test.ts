import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderStore } from '#aggregator/folder.ts';
import { feedServer } from '#aggregator/serve.ts';
import { conform } from '#conformance/conform.ts';
import { canonical } from '#core/digest.ts';
import { bucketOf, recordDigest } from '#core/feed/lines.ts';
import type { LiveRecord, SnapshotManifest, StateManifest } from '#core/feed/model.ts';
import { bucketText, compareRows } from '#core/feed/rows.ts';
import { addDigest } from '#core/feed/sum.ts';
import { checkpointText, parseCheckpoint } from '#core/tlog/checkpoint.ts';
import { signNote } from '#core/tlog/note.ts';
import { publish } from '#feed/publish.ts';
import type { Exchange } from '#feed/pull/origin.ts';
import { politeExchange } from '#feed/pull/polite.ts';
import { round } from '#feed/pull/round.ts';
import { packed, putByDigest, readRows, sha256Of } from '#feed/segments.ts';
import { close, listen } from '#local/listen.ts';
import { openCounties } from '#test/aggregator/county.ts';
import { memoryLedger, people, person } from '#test/feed/machine/ledger.ts';
import { testSigner } from '#test/feed/machine/memory.ts';

const FEED = '420923';
const exchange = politeExchange();
let folder: string;
let counties: Awaited<ReturnType<typeof openCounties>>;
let base: URL;

/** A county with a snapshot, changes after it, a deletion and something taken down. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conform-'));
  counties = await openCounties(join(folder, 'counties'));
  base = new URL(`${counties.url}/`);
  const ledger = memoryLedger(FEED);
  ledger.register(4);
  ledger.publish(1, people(20));
  ledger.publish(2, people(9));
  await counties.publish(FEED, ledger.source);
  ledger.publish(1, people(19));
  ledger.takeDown(2, [1]);
  await counties.publish(FEED, ledger.source);
  await counties.roll(FEED);
  ledger.publish(3, people(5));
  ledger.publish(1, [...people(18), person(18, { post: '主任' })]);
  await counties.publish(FEED, ledger.source);
});
afterAll(async () => {
  await counties.close();
  await rm(folder, { recursive: true });
});

const failed = async (by: Exchange, seen = {}) =>
  (await conform(base, by, seen)).results.flatMap(({ ok, check, finding }) => (ok ? [] : [`${check}: ${finding}`]));

/** The same publisher with some of its answers changed. */
const meddling =
  (change: (path: string, body: Uint8Array) => Uint8Array): Exchange =>
  async (url, asked) => {
    // What comes in its place may be shorter than what is there.
    const answered = await exchange(url, { ...asked, limit: 10_000_000 });
    const path = url.pathname.replace(`/v1/feeds/${FEED}/`, '');
    return answered.status === 200 ? { ...answered, body: change(path, answered.body) } : answered;
  };

describe('A feed that keeps the protocol', () => {
  it('passes every check, of a publisher and of an aggregator that tells it again', async () => {
    const { results } = await conform(base, exchange);
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    expect(results).toHaveLength(14);

    const signer = (name: string) => testSigner(name, 9);
    const province = { folder: join(folder, 'province'), signer };
    let ids = 0;
    await round(
      {
        store: folderStore(province.folder),
        signer,
        name: 'province.example',
        exchange: () => exchange,
        now: () => new Date('2026-11-23T02:00:00Z'),
        newId: () => (++ids).toString(16).padStart(32, '0'),
        republishes: true,
        proves: true,
        mayBegin: () => true,
        report: () => {},
      },
      [base],
    );
    const { url, server } = await listen(feedServer(province));
    const again = await conform(new URL(`${url}/`), exchange);
    await close(server);
    expect(again.results.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('passes again with what was seen before', async () => {
    const { seen } = await conform(base, exchange);
    expect(await failed(exchange, seen)).toEqual([]);
  });
});

describe('A publisher is caught', () => {
  it('that leaves a change out', async () => {
    const gap = meddling((path, body) => {
      if (path !== 'changes') return body;
      return Buffer.from(
        body
          .toString()
          .split('\n')
          .filter((line) => !line.includes('"seq":9,'))
          .join('\n'),
      );
    });
    expect((await failed(gap)).join()).toContain('Change 9 is missing');
  });

  it('that leaves a row out of one of its formats, though it names the file by its new digest', async () => {
    const { files, heads } = counties.makerOf(FEED);
    const head = (await heads.read(FEED))?.head;
    const path = head?.snapshot?.manifest.path ?? '';
    const manifest: SnapshotManifest = JSON.parse(Buffer.from((await files.get(path)) ?? []).toString());
    const csv = manifest.files.find(({ name, format }) => name === 'staff' && format === 'csv');
    if (!head?.snapshot || !csv) throw new Error('There is no CSV');
    const short = Buffer.from(
      Buffer.from((await files.get(csv.path)) ?? [])
        .toString()
        .replace(/^.*s-00003.*\r\n/m, ''),
    );
    Object.assign(csv, { sha256: sha256Of(short), bytes: short.length });
    const text = Buffer.from(canonical(manifest));
    const snapshot = { ...head.snapshot, manifest: { path, sha256: sha256Of(text), bytes: text.length } };
    const broken = meddling((asked, body) => {
      if (asked === 'head') return Buffer.from(JSON.stringify({ ...head, snapshot }));
      return asked === path ? text : asked === csv.path ? short : body;
    });
    expect((await failed(broken)).join()).toMatch(/staff \(csv\) 有 \d+ 行，应为 \d+ · has \d+ rows/);
  });

  it('that shows another history than before, under the same numbers and the same key', async () => {
    const { seen } = await conform(base, exchange);
    const epoch = seen[FEED]?.epoch ?? '';
    const other = await openCounties(join(folder, 'forked'));
    const ledger = memoryLedger(FEED);
    ledger.register(4);
    ledger.publish(1, people(60));
    await publish({ ...other.makerOf(FEED), newEpoch: () => epoch }, ledger.source);
    const { results } = await conform(new URL(`${other.url}/`), exchange, seen);
    await other.close();
    expect(results.flatMap(({ ok, finding }) => (ok ? [] : [finding]))).toEqual([
      expect.stringContaining('the history has forked'),
    ]);
  });

  it('that brings a deleted record back, though it signs the state with it', async () => {
    const { files, heads, signer } = counties.makerOf(FEED);
    const head = (await heads.read(FEED))?.head;
    if (!head) throw new Error('There is no head');
    const said = { type: 'staff', id: 'u-test-0001/s-00099', rev: 7, salt: '0'.repeat(32), data: {} } as const;
    const ghost: LiveRecord = { ...said, h: recordDigest(said) };
    const manifest: StateManifest = JSON.parse(
      Buffer.from((await files.get(head.state.buckets.path)) ?? []).toString(),
    );
    const n = bucketOf('staff', ghost.id);
    const bucket = manifest.buckets[n];
    const rows = [...(bucket?.file ? await readRows(files, bucket.file) : []), ghost].sort(compareRows);
    const digest = addDigest(bucket?.digest ?? '', ghost.h);
    const file = await putByDigest(
      files,
      (sha256) => `state/${head.seq}/${n}.${sha256}.ndjson.gz`,
      packed(bucketText(rows)),
    );
    manifest.buckets[n] = { rows: rows.length, digest, file };
    manifest.digest = addDigest(head.state.digest, ghost.h);
    const text = Buffer.from(canonical(manifest));
    const signed = parseCheckpoint(head.checkpoint);
    const checkpoint = await signNote(
      checkpointText({ ...signed, extensions: [`state ${manifest.digest}`, `batch ${head.batch}`] }),
      signer,
    );
    const state = {
      digest: manifest.digest,
      buckets: { path: head.state.buckets.path, sha256: sha256Of(text), bytes: text.length },
    };
    const broken = meddling((path, body) => {
      if (path === 'head') return Buffer.from(JSON.stringify({ ...head, state, checkpoint }));
      return path === head.state.buckets.path ? text : body;
    });
    const findings = (await failed(broken)).join();
    expect(findings).toContain('do not come to the state digest');
    expect(findings).toContain('u-test-0001/s-00099 在状态中的版本 7 不是最后版本');
  });
});
