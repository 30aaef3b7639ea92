// A province that takes its counties from nothing, in a process of its own, and watches its memory.
import { folderStore } from '#aggregator/folder.ts';
import { politeExchange } from '#feed/pull/polite.ts';
import { round } from '#feed/pull/round.ts';
import { testSigner } from '#test/feed/machine/memory.ts';
import { asChild } from '../../children/child.ts';

export type ProvinceInput = { url: string; folder: string };
export type Bootstrapped = { rows: number; seconds: number; memory: { rows: number; megabytes: number }[] };

asChild<ProvinceInput, Bootstrapped>(async ({ url, folder }) => {
  let ids = 0;
  let rows = 0;
  const memory: Bootstrapped['memory'] = [];
  const look = () => memory.push({ rows, megabytes: Math.round(process.memoryUsage().rss / 1_048_576) });
  const start = performance.now();
  const watching = setInterval(look, 500);
  const outcomes = await round(
    {
      store: folderStore(folder),
      name: 'province.example',
      signer: (name) => testSigner(name),
      exchange: () => politeExchange(),
      now: () => new Date(),
      newId: () => String(++ids).padStart(32, '0'),
      republishes: false,
      proves: 'news',
      byClock: false,
      mayBegin: () => true,
      report: () => {},
    },
    [new URL(`${url}/`)],
  );
  clearInterval(watching);
  look();
  const seconds = (performance.now() - start) / 1000;
  if (outcomes.some(({ equal }) => equal === false)) throw new Error('A county is not equal');
  rows = outcomes.reduce((sum, one) => sum + one.rows, 0);
  return { value: { rows, seconds, memory }, stop: async () => {} };
});
