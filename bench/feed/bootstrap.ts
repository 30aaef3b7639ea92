import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCounties } from '#test/aggregator/county.ts';
import { memoryLedger, people } from '#test/feed/machine/ledger.ts';
import { startChild } from '../children/child.ts';
import type { Bootstrapped, ProvinceInput } from './children/province.ts';

export type Bootstrap = { counties: number; rows: number; seconds: number; megabytes: number[] };

/** A province from nothing: rows a second on two cores, and its memory at each quarter of the time. */
export async function measureBootstrap(count: number, childFile: string): Promise<Bootstrap> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-province-'));
  const counties = await openCounties(join(folder, 'counties'));
  try {
    for (let n = 1; n <= count; n += 1) {
      const feed = String(420_000 + n);
      const ledger = memoryLedger(feed);
      ledger.register(380);
      for (let unit = 1; unit <= 380; unit += 1) ledger.publish(unit, people(29));
      await counties.publish(feed, ledger.source);
      await counties.roll(feed);
    }
    const input: ProvinceInput = { url: counties.url, folder: join(folder, 'province') };
    const { value, stop } = await startChild<ProvinceInput, Bootstrapped>(childFile, input);
    await stop();
    const at = (share: number) => value.memory[Math.floor((value.memory.length - 1) * share)]?.megabytes ?? 0;
    return { counties: count, rows: value.rows, seconds: value.seconds, megabytes: [0.25, 0.5, 0.75, 1].map(at) };
  } finally {
    await counties.close();
    await rm(folder, { recursive: true });
  }
}
