import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { aimsOf } from './aims.ts';
import { measureColdStarts } from './cases/cold-start.ts';
import { measureHttp } from './cases/http.ts';
import { measurePublishing } from './cases/publishing.ts';
import { apiAsks, planOf } from './cases/reads.ts';
import type { App, AppInput } from './children/app.ts';
import { startChild } from './children/child.ts';
import { type Baselines, type Contender, startBaselines } from './contenders.ts';
import { readCounty } from './data.ts';
import { assertEqual } from './equality.ts';
import { measureOurHandler } from './handler-process.ts';
import { report } from './report.ts';
import type { Results } from './results.ts';
import { CONCURRENCY, quick, resultName } from './settings.ts';
import { synthesize } from './synthesize.ts';

const say = (line: string) => void process.stderr.write(`${line}\n`);

async function measure(directory: string, undo: (stop: () => Promise<void>) => void): Promise<Results> {
  say('正在合成并生成演示数据 … · Synthesizing and seeding …');
  const assembly = await synthesize(join(directory, 'cdk.out'));
  const input: AppInput = { assembly, dataDir: directory };
  const { value: app, stop } = await startChild<AppInput, App>('app.ts', input);
  undo(stop);
  const county = await readCounty(app.url);
  const plan = planOf(county);
  const ours: Contender = { name: 'ours', url: app.url, version: '', asks: await apiAsks(app.url, plan) };

  say('正在启动对照系统 … · Starting the baselines …');
  const baselines = await startBaselines(ours, plan, county, undo);
  baselines.missing.forEach(say);
  const contenders = [ours, ...baselines.contenders];
  const equalAnswers = await assertEqual(contenders);
  say(`${equalAnswers} 个答复一致 · answers are equal`);

  const http = await measureHttp(contenders, say);
  say('函数本身 · Handlers alone');
  const handlers = await measureOurHandler(assembly, app, ours.asks, baselines, county.meta);
  say('冷启动 · Cold starts');
  // From here on the county changes: the sweep flags what is stale.
  const coldStarts = await measureColdStarts(assembly, directory, app, plan.largest);
  say('导入与公开 · Import and publication');
  const fastify = baselines.contenders.find(({ name }) => name === 'fastifyPostgres');
  const publishing = await measurePublishing(app, fastify?.url);
  return {
    at: new Date().toISOString(),
    quick,
    machine: { cores: availableParallelism(), node: process.versions.node },
    versions: versionsOf(baselines),
    data: {
      units: county.units.length,
      published: county.units.filter(({ status }) => status === 'published').length,
      people: county.staff.length,
      equalAnswers,
    },
    concurrency: CONCURRENCY,
    missing: baselines.missing,
    http,
    handlers,
    coldStarts,
    publishing,
  };
}

const versionsOf = ({ contenders, postgres }: Baselines): Results['versions'] => ({
  ...Object.fromEntries(contenders.map(({ name, version }) => [name, version])),
  ...(postgres ? { postgres: postgres.version } : {}),
});

/** Shows the page; a full run also keeps it, with its raw figures. */
function keep(results: Results): void {
  const page = report(results);
  process.stdout.write(`\n${page}\n`);
  if (aimsOf(results).some(({ met }) => met === false)) say('有未达到的目标 · An aim is not met');
  if (quick) return;
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(6)) : value);
  writeFileSync(join(folder, `${resultName}.json`), `${JSON.stringify(results, rounded, 1)}\n`);
  writeFileSync(join(folder, 'latest.md'), page);
}

const directory = mkdtempSync(join(tmpdir(), 'bench-'));
const stops: (() => Promise<void>)[] = [];
const interrupted = once(process, 'SIGINT').then((): never => {
  throw new Error('已中断 · Interrupted');
});
try {
  keep(await Promise.race([measure(directory, (stop) => stops.push(stop)), interrupted]));
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
} finally {
  for (const stop of stops.reverse()) await stop();
  rmSync(directory, { recursive: true, force: true });
  // What an interrupted measurement still waits for is gone.
  process.exit();
}
