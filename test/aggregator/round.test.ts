import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderFiles, folderStore } from '#aggregator/folder.ts';
import { untilTurn } from '#aggregator/turn.ts';
import { ClientFault } from '#feed/http/client.ts';
import type { Exchange } from '#feed/pull/origin.ts';
import { politeExchange } from '#feed/pull/polite.ts';
import type { Province } from '#feed/pull/province.ts';
import { round } from '#feed/pull/round.ts';
import { openCounties } from '#test/aggregator/county.ts';
import { memoryLedger, people } from '#test/feed/machine/ledger.ts';
import { testSigner } from '#test/feed/machine/memory.ts';

const FEED = '420923';
let folder: string;
let counties: Awaited<ReturnType<typeof openCounties>>;
let ledger: ReturnType<typeof memoryLedger>;
let now: Date;
const asked: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'round-'));
  counties = await openCounties(join(folder, 'counties'));
  ledger = memoryLedger(FEED);
  ledger.register(2);
  ledger.publish(1, people(5));
  await counties.publish(FEED, ledger.source);
  now = new Date('2026-11-23T01:00:00.000Z');
  asked.length = 0;
});
afterEach(async () => {
  await counties.close();
  await rm(folder, { recursive: true });
});

const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
let ids = 0;
const provinceThat = (
  settings: Partial<Province> = {},
  ask: (polite: Exchange) => Exchange = (polite) => polite,
): Province => ({
  store: folderStore(join(folder, 'province')),
  name: 'province.example',
  signer: (name) => testSigner(name),
  exchange: () => {
    const polite = ask(politeExchange(undefined, []));
    return (url, what) => {
      asked.push(url.pathname);
      return polite(url, what);
    };
  },
  now: () => now,
  newId: () => String(++ids).padStart(32, '0'),
  republishes: false,
  proves: 'files',
  byClock: false,
  mayBegin: () => true,
  report: () => {},
  ...settings,
});
const base = () => new URL(`${counties.url}/`);

describe('A round of a province', () => {
  it('leaves a server alone until the time it has asked for, over all rounds before', async () => {
    let busy = true;
    const province = provinceThat({}, (polite) => (url, what) => {
      if (busy) return politeExchange(async () => Promise.reject(new ClientFault('busy', true, 3_600_000)))(url, what);
      return polite(url, what);
    });
    // The clock that a wait is counted from is the real one.
    now = new Date();
    const [first] = await round(province, [base()]);
    expect(first).toMatchObject({ result: 'unreached', equal: false });
    busy = false;
    asked.length = 0;
    later(3_500);
    const [second] = await round(province, [base()]);
    expect(second).toMatchObject({
      result: 'unreached',
      detail: expect.stringContaining('asks not to be asked before'),
    });
    expect(asked).toEqual([]);
    later(200);
    expect(await round(province, [base()])).toMatchObject([{ feed: FEED, result: 'first', equal: true }]);
  });

  it('that a clock has started asks no server more often than its cadence says', async () => {
    const province = provinceThat({ byClock: true });
    expect(await round(province, [base()])).toHaveLength(1);
    asked.length = 0;
    later(100);
    expect(await round(province, [base()])).toEqual([]);
    expect(asked).toEqual([]);
    later(199);
    expect(await round(province, [base()])).toMatchObject([{ result: 'same' }]);
    expect(asked).toEqual(['/v1/heads/420000']);
  });

  it('asks its servers side by side: one that hangs keeps none of the others waiting', async () => {
    const others = Array.from({ length: 5 }, (_, n) => new URL(`http://127.0.0.${n + 2}:1/`));
    let release = () => {};
    const taken = new Promise<void>((resolve) => {
      release = resolve;
    });
    const province = provinceThat({}, (polite) => async (url, what) => {
      if (url.host !== base().host) {
        await taken;
        throw new ClientFault('hangs', false);
      }
      return polite(url, what);
    });
    province.report = () => release();
    const outcomes = await round(province, [...others, base()]);
    expect(outcomes.filter(({ result }) => result === 'first')).toHaveLength(1);
    expect(outcomes.filter(({ detail }) => detail === 'hangs')).toHaveLength(5);
  });

  it('says when every row was proven last, which taking news does not change', async () => {
    const [first] = await round(provinceThat(), [base()]);
    expect(first?.provenAt).toBe(now.toISOString());
    later(86_400);
    ledger.publish(1, people(6));
    await counties.publish(FEED, ledger.source);
    const [second] = await round(provinceThat(), [base()]);
    expect(second).toMatchObject({ result: 'new', provenAt: first?.provenAt });
    const [third] = await round(provinceThat({ proves: 'rows' }), [base()]);
    expect(third).toMatchObject({ result: 'same', provenAt: now.toISOString() });
  });

  it('keeps up what it has told again once, so that what is destroyed goes from there before it is acknowledged', async () => {
    const told = async () => {
      const files = folderFiles(join(folder, 'province', 'feeds', FEED));
      let text = '';
      for await (const { path } of files.list(''))
        if (path.endsWith('.gz')) text += gunzipSync((await files.get(path)) ?? '').toString();
      return text;
    };
    await round(provinceThat({ republishes: true }), [base()]);
    expect(await told()).toContain('u-test-0001/s-');
    ledger.takeDown(1, [1]);
    await counties.publish(FEED, ledger.source);
    await round(provinceThat(), [base()]);
    expect(await told()).not.toContain('u-test-0001/s-');
    expect(asked.at(-1)).toBe(`/v1/feeds/${FEED}/cosignatures`);
  });
});

describe('The turn of an aggregator', () => {
  it('comes at the same moments whenever it is started, and at others for others', () => {
    const at = (now: number, name: string) => now + untilTurn(now, 300, name);
    const [one, two] = [at(1_000_000, 'one'), at(1_000_000, 'two')];
    expect(one).not.toBe(two);
    for (const now of [one - 1, one - 299_000]) expect(at(now, 'one')).toBe(one);
    expect(at(one, 'one')).toBe(one + 300_000);
  });
});
