import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { table } from '#local/text-table.ts';
import { pageOf, resultOf } from './page.ts';
import { type Settings, simulate, type Year } from './simulate.ts';

/** `npm run simulate -- --seed 1`: the whole province, or as much of it as is asked for; `--write bench/results/simulation` records it. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    counties: { type: 'string', default: '100' },
    staff: { type: 'string', default: '11000' },
    days: { type: 'string', default: '365' },
    threads: { type: 'string', default: '1' },
    write: { type: 'string' },
  },
});
const settings = {
  seed: Number(values.seed),
  counties: Number(values.counties),
  staff: Number(values.staff),
  days: Number(values.days),
};
/** A county's year in a thread of its own, whose memory ends with it. */
const inThread = (n: number, { seed, counties, staff, days }: Settings): Promise<Year> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./year.ts', import.meta.url), {
      workerData: { n, seed, counties, staff, days },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
const say = (line: string) => void process.stdout.write(`${line}\n`);
say(`种子 seed ${settings.seed}`);
const start = performance.now();
const { verdicts, faults, changes } = await simulate(settings, say, Number(values.threads), inThread);
const seconds = Math.round((performance.now() - start) / 1000);
const yes = (holds: boolean) => (holds ? '是 yes' : '否 NO');
const rows = verdicts.map((one) => [
  one.feed,
  String(one.seq),
  String(one.rows),
  ...[one.digest, one.content, one.again, one.acknowledged].map(yes),
  String(one.mended),
]);
const head = [
  '供数 feed',
  '序号 seq',
  '行数 rows',
  '摘要 digest',
  '内容 content',
  '再发布 again',
  '联署 cosigned',
  '修复 mended',
];
say(table([head, ...rows]));
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
const day = new Date().toISOString().slice(0, 10);
const result = resultOf(day, settings, { verdicts, faults, changes }, { seconds, peakMegabytes });
say(JSON.stringify(result));
if (values.write !== undefined) {
  await writeFile(`${values.write}.json`, `${JSON.stringify(result, null, 2)}\n`);
  await writeFile(`${values.write}.md`, pageOf(result));
}
process.exitCode = result.sound ? 0 : 1;
