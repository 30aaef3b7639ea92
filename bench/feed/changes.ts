import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderStore } from '#aggregator/folder.ts';
import { exchange } from '#feed/http/client.ts';
import type { Province } from '#feed/pull/province.ts';
import { round } from '#feed/pull/round.ts';
import { openCounties } from '#test/aggregator/county.ts';
import { memoryLedger, people, person } from '#test/feed/machine/ledger.ts';
import { testSigner } from '#test/feed/machine/memory.ts';
import { take } from './wire.ts';

const FEED = '420923';
const COUNTIES = 100;

export type DayOfChanges = { units: number; changes: number; bytes: number; headBytes: number; lines: number };
export type NothingNew = { counties: number; requests: number; bytes: number; milliseconds: number };

/** A day's 45 changes of staff, spread over as many units, as a poller gets them: bytes on the wire. */
export async function measureDay(units: number): Promise<DayOfChanges> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-day-'));
  const counties = await openCounties(folder);
  try {
    const ledger = memoryLedger(FEED);
    ledger.register(60);
    for (let n = 1; n <= 60; n += 1) ledger.publish(n, people(29));
    await counties.publish(FEED, ledger.source);
    const feed = `${counties.url}/v1/feeds/${FEED}`;
    const { seq } = JSON.parse((await take(`${feed}/head`, { 'accept-encoding': 'identity' })).body.toString());
    for (let n = 1; n <= units; n += 1) {
      const changed = Math.floor((45 * n) / units) - Math.floor((45 * (n - 1)) / units);
      ledger.publish(
        n,
        people(29).map((one, i) => (i < changed ? person(i, { post: `副科长${n}${i}` }) : one)),
      );
    }
    await counties.publish(FEED, ledger.source);
    const plain = await take(`${feed}/changes?after=${seq}`, { 'accept-encoding': 'identity' });
    const packed = await take(`${feed}/changes?after=${seq}`);
    const lines = plain.body.toString().trim().split('\n').length;
    return {
      units,
      changes: 45,
      bytes: packed.body.length,
      headBytes: (await take(`${feed}/head`)).body.length,
      lines,
    };
  } finally {
    await counties.close();
    await rm(folder, { recursive: true });
  }
}

/** A round of a province while none of its hundred counties has anything new: what is asked, and what it costs. */
export async function measureNothingNew(): Promise<NothingNew> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-heads-'));
  const counties = await openCounties(join(folder, 'counties'));
  try {
    for (let n = 1; n <= COUNTIES; n += 1) {
      const feed = String(420_000 + n);
      const ledger = memoryLedger(feed);
      ledger.register(1);
      ledger.publish(1, people(3));
      await counties.publish(feed, ledger.source);
    }
    let requests = 0;
    let ids = 0;
    const province: Province = {
      store: folderStore(join(folder, 'province')),
      name: 'province.example',
      signer: (name) => testSigner(name),
      exchange: () => (url, asked) => {
        requests += 1;
        return exchange(url, asked);
      },
      now: () => new Date(),
      newId: () => String(++ids).padStart(32, '0'),
      republishes: false,
      proves: 'news',
      byClock: false,
      mayBegin: () => true,
      report: () => {},
    };
    const base = new URL(`${counties.url}/`);
    const first = await round(province, [base]);
    if (first.length !== COUNTIES || first.some(({ equal }) => equal === false))
      throw new Error('A county was not taken');
    requests = 0;
    const start = performance.now();
    const second = await round(province, [base]);
    const milliseconds = performance.now() - start;
    if (second.some(({ result }) => result !== 'same')) throw new Error('Something was new');
    const { headers } = await take(new URL('/v1/heads/420000', base));
    const again = await take(new URL('/v1/heads/420000', base), { 'if-none-match': String(headers.etag) });
    if (again.status !== 304) throw new Error(`The heads answer ${again.status}`);
    return { counties: second.length, requests, bytes: again.bytes, milliseconds };
  } finally {
    await counties.close();
    await rm(folder, { recursive: true });
  }
}
