import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { FeedHead, LiveRecord, SnapshotManifest } from '#core/feed/model.ts';
import { measureColdStarts } from '../cases/cold-start.ts';
import type { App, AppInput } from '../children/app.ts';
import { startChild } from '../children/child.ts';
import { synthesize } from '../synthesize.ts';
import { measureBootstrap } from './bootstrap.ts';
import { measureDay, measureNothingNew } from './changes.ts';
import { measureExports } from './exports.ts';
import { measureFullPull } from './full-pull.ts';
import { measurePollers } from './pollers.ts';
import { type FeedResults, reportOf } from './report.ts';
import { take } from './wire.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const { quick } = values;
const rounds = quick ? 3 : 15;
const say = (line: string) => void process.stderr.write(`${line}\n`);
const FEED = '420923';
const child = (file: string) => join('..', 'feed', 'children', file);

/** The demo county's feed once it has told all of the ledger and made its snapshot. */
async function settled(url: string): Promise<FeedHead> {
  const { meta } = await (await fetch(`${url}/v1/jurisdictions/${FEED}`)).json();
  for (let tries = 0; tries < 240; tries += 1) {
    const answer = await fetch(`${url}/v1/feeds/${FEED}/head`);
    if (answer.ok) {
      const head: FeedHead = await answer.json();
      if (head.batch >= meta.seq) return head;
    }
    await wait(500);
  }
  throw new Error('The feed was not told in two minutes');
}

async function recordsAt(url: string): Promise<{ records: LiveRecord[]; at: string }> {
  const feed = `${url}/v1/feeds/${FEED}`;
  const { snapshot }: FeedHead = await (await fetch(`${feed}/head`)).json();
  const manifest: SnapshotManifest = await (await fetch(`${feed}/${snapshot?.manifest.path}`)).json();
  const file = manifest.files.find(({ name, format }) => name === 'records' && format === 'ndjson');
  const text = gunzipSync((await take(`${feed}/${file?.path}`)).body).toString('utf8');
  const records = text
    .trim()
    .split('\n')
    .map((line): LiveRecord => JSON.parse(line));
  return { records, at: manifest.at };
}

const directory = mkdtempSync(join(tmpdir(), 'bench-feed-'));
const stops: (() => Promise<void>)[] = [];
try {
  say('正在合成并生成演示数据 … · Synthesizing and seeding …');
  const assembly = await synthesize(join(directory, 'cdk.out'));
  const app = await startChild<AppInput, App>('app.ts', { assembly, dataDir: directory });
  stops.push(app.stop);
  const { url } = app.value;
  await settled(url);
  const rolled = await fetch(`${url}/_local/schedules/FeedRollDaily`, { method: 'POST' });
  if (!rolled.ok) throw new Error(`The snapshot was not made: ${rolled.status}`);
  say('整县取用 · A whole county');
  const fullPull = await measureFullPull(url, rounds, child('pouchdb.ts'));
  say('各种格式 · Formats');
  const { records, at } = await recordsAt(url);
  const exports = await measureExports(records, at, quick ? 1 : 5);
  say('一日的变更、没有变更 · A day, and nothing new');
  const days = [await measureDay(3), await measureDay(45)];
  const nothingNew = await measureNothingNew();
  say('边变边取 · Taken while it changes');
  const pollers = await measurePollers(1);
  say('一省从零开始 · A province from nothing');
  const bootstrap = await measureBootstrap(quick ? 2 : 20, child('province.ts'));
  say('冷启动 · Cold starts');
  const coldStarts = await measureColdStarts(assembly, directory, app.value, '', ['Feed', 'FeedBuilder', 'Mcp']);
  const results: FeedResults = {
    at: new Date().toISOString(),
    machine: { cores: availableParallelism(), node: process.versions.node },
    fullPull,
    exports,
    days,
    nothingNew,
    pollers,
    bootstrap,
    coldStarts,
  };
  const page = reportOf(results);
  process.stdout.write(`\n${page}\n`);
  if (!quick) {
    const folder = join(import.meta.dirname, '..', 'results');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'feed.json'), `${JSON.stringify(results, undefined, 1)}\n`);
    writeFileSync(join(folder, 'feed.md'), page);
  }
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
} finally {
  for (const stop of stops.reverse()) await stop();
  rmSync(directory, { recursive: true, force: true });
}
