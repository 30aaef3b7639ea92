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

const now = new Date('2026-11-23T01:00:00Z');
const failed = async (by: Exchange, seen = {}) =>
  (await conform(base, by, { now, seen })).results.flatMap(({ ok, check, finding }) =>
    ok ? [] : [`${check}: ${finding}`],
  );

/** A JSON object with some members replaced. */
const altered = (body: Uint8Array, by: object): Uint8Array =>
  Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(body).toString()), ...by }));

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
  it('is examined again where it goes on meanwhile: that the state looked at has gone is no fault', async () => {
    const busy = await openCounties(join(folder, 'busy'));
    const ledger = memoryLedger(FEED);
    ledger.register(2);
    ledger.publish(1, people(9));
    await busy.publish(FEED, ledger.source);
    await busy.roll(FEED);
    let asked = 0;
    const goingOn: Exchange = async (url, given) => {
      if (url.pathname.includes('/state/') && ++asked === 1) {
        ledger.publish(1, people(8));
        ledger.takeDown(1, [1]);
        await busy.publish(FEED, ledger.source);
      }
      return exchange(url, given);
    };
    const { results } = await conform(new URL(`${busy.url}/`), goingOn, { now });
    await busy.close();
    expect(asked).toBeGreaterThan(2);
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    expect(results).toHaveLength(23);
  });

  it('passes every check, of a publisher and of an aggregator that tells it again', async () => {
    const { results } = await conform(base, exchange, { now });
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
    expect(results).toHaveLength(23);

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
        proves: 'rows',
        byClock: false,
        mayBegin: () => true,
        report: () => {},
      },
      [base],
    );
    const { url, server } = await listen(feedServer(province));
    const again = await conform(new URL(`${url}/`), exchange, { now });
    await close(server);
    expect(again.results.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('passes again with what was seen before', async () => {
    const { seen } = await conform(base, exchange, { now });
    expect(await failed(exchange, seen)).toEqual([]);
  });
});

describe('A publisher is caught', () => {
  it.each<[string, (path: string, body: Uint8Array) => Uint8Array, string]>([
    [
      'whose checkpoint is no checkpoint',
      (path, body) => (path === 'head' ? altered(body, { checkpoint: 'hello' }) : body),
      'The answer cannot be read: Not a signed note',
    ],
    [
      'whose log has bundles of no known shape',
      (path, body) => (path.startsWith('tlog/tile/entries/') ? Buffer.from([255]) : body),
      'A bundle of entries is cut off',
    ],
    [
      'whose proofs are none',
      (path, body) => (path.startsWith('proofs/') ? Buffer.from('{}') : body),
      'The answer cannot be read: Not a proof',
    ],
    [
      'whose proof proves another change',
      (path, body) =>
        path.startsWith('proofs/')
          ? Buffer.from(
              Buffer.from(body)
                .toString()
                .replace(/index \d+/, 'index 1'),
            )
          : body,
      'does not prove it',
    ],
    [
      'whose line for the province is empty',
      (path, body) => (path.startsWith('/v1/heads/') ? Buffer.from('{"heads":[]}') : body),
      'The heads have 0 lines of 420923',
    ],
    [
      'whose line for the province names another state than its head',
      (path, body) =>
        path.startsWith('/v1/heads/')
          ? Buffer.from(
              Buffer.from(body)
                .toString()
                .replace(/"state":"../, '"state":"00'),
            )
          : body,
      'The heads say state 00',
    ],
    [
      'whose key has another id than its own',
      (path, body) =>
        path === '/.well-known/open-feed'
          ? Buffer.from(
              Buffer.from(body)
                .toString()
                .replace(/\+[0-9a-f]{8}\+/, '+00000000+'),
            )
          : body,
      'The key of feed 420923 is none',
    ],
    [
      'that lets a witness acknowledge that is none',
      (path, body) =>
        path === 'head'
          ? Buffer.from(
              Buffer.from(body).toString().replaceAll('"acknowledged":[]', '"acknowledged":["nobody.example"]'),
            )
          : body,
      'nobody.example is no witness',
    ],
    [
      'that does not name what it has destroyed',
      (path, body) => (path === 'head' ? altered(body, { redactions: [] }) : body),
      'The head does not name the destruction',
    ],
  ])('%s', async (_, change, finding) => {
    expect((await failed(meddling(change))).join()).toContain(finding);
  });

  it('that lets caches keep for a year what names people, whatever it is', async () => {
    const kept: Exchange = async (url, asked) => {
      const answered = await exchange(url, asked);
      return { ...answered, headers: { ...answered.headers, 'cache-control': 'public, max-age=31536000, immutable' } };
    };
    expect((await failed(kept)).join()).toContain('may be kept by caches “public, max-age=31536000, immutable”');
  });

  it('that names another cursor to go on with', async () => {
    const skipping: Exchange = async (url, asked) => {
      const answered = await exchange(url, asked);
      return answered.headers['feed-next']
        ? { ...answered, headers: { ...answered.headers, 'feed-next': '3' } }
        : answered;
    };
    expect((await failed(skipping)).join()).toContain('Feed-Next is 3, not');
  });

  it('that answers 404 for a file that stood, and takes an earlier snapshot away before its time', async () => {
    const { seen } = await conform(base, exchange, { now });
    const one = seen[FEED];
    if (!one) throw new Error('Nothing was seen');
    const manifest = { path: 'snapshots/3/manifest.json', sha256: '0'.repeat(64), bytes: 9_000 };
    const before = {
      ...one,
      files: ['segments/never'],
      snapshots: [{ seq: 60, at: '2026-11-22T00:00:00Z', manifest }],
    };
    const findings = (await failed(exchange, { [FEED]: before })).join();
    expect(findings).toContain('It stood before, and is answered 404, not 410');
    expect(findings).toContain('snapshots/3/manifest.json 答复 410');
    const old = { ...one, snapshots: [{ seq: 60, at: '2026-10-01T00:00:00Z', manifest }] };
    expect(await failed(exchange, { [FEED]: old })).toEqual([]);
  });

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
    const { seen } = await conform(base, exchange, { now });
    const epoch = seen[FEED]?.epoch ?? '';
    const other = await openCounties(join(folder, 'forked'));
    const ledger = memoryLedger(FEED);
    ledger.register(4);
    ledger.publish(1, people(60));
    await publish({ ...other.makerOf(FEED), newEpoch: () => epoch }, ledger.source);
    const { results } = await conform(new URL(`${other.url}/`), exchange, { now, seen });
    await other.close();
    expect(results.flatMap(({ ok, finding }) => (ok ? [] : [finding]))).toEqual([
      expect.stringContaining('the history has forked'),
      // The other history never had the snapshot either.
      expect.stringContaining('snapshots/54/manifest.json'),
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
