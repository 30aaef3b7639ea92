import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { close, listen } from '#local/listen.ts';
import { assertFree } from '#local/lock.ts';
import { messageOf, Problem } from '#local/problem.ts';
import { type Runtime, startRuntime } from '#local/runtime.ts';
import { officers } from '#local/seed/officers.ts';
import { seedRuntime } from '#local/seed/runtime.ts';

const root = join(import.meta.dirname, '..');
const assembly = join(root, 'cdk.out');
const dataDir = join(root, '.data');
const demoCounty = '/v1/jurisdictions/420923';
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function start(): Promise<void> {
  const port = portFrom(process.env.PORT ?? '8787');
  await assertFree(dataDir);
  await close((await listen(() => {}, port)).server);

  const before = performance.now();
  say('正在合成云模板与函数 … · Synthesizing the templates and functions …');
  await synthesize();
  const runtime = await startRuntime({ assembly, dataDir, port });
  stopOnSignal(runtime);
  await runtime.putPeople(officers);
  await seedRuntime(runtime, new Date().toISOString(), say).catch(async (error) => {
    await runtime.stop();
    throw error;
  });
  const seconds = ((performance.now() - before) / 1000).toFixed(1);
  say(`已就绪，用时 ${seconds} 秒 · Ready after ${seconds} s`);
  welcome(runtime.url).forEach(say);
}

function portFrom(given: string): number {
  const port = Number(given);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new Problem(`PORT=${given} 不是端口号 · PORT=${given} is not a port number.`);
}

/** The same synth as a deployment's; its findings stop the start as they would stop the deployment. */
async function synthesize(): Promise<void> {
  const environment = { ...process.env, CDK_OUTDIR: assembly };
  const child = spawn(process.execPath, ['bin/app.ts'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await once(child, 'close');
  if (code === 0) return;
  process.stderr.write((await output).join(''));
  throw new Problem('合成失败，原因见上 · Synthesizing failed for the reason above.');
}

/** Whether the person at the keyboard has ended the run: what then breaks off is no error. */
let stopping = false;

function stopOnSignal(runtime: Runtime): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      // Ctrl-C comes twice: from the terminal and from npm.
      if (stopping) return;
      stopping = true;
      say('正在停止 … · Stopping …');
      runtime.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${messageOf(error)}\n`);
          process.exit(1);
        },
      );
    });
}

const welcome = (url: string): string[] => [
  '',
  `  首页 · Home            ${url}/`,
  `  工作台 · Console       ${url}/console`,
  `  接口文档 · API docs    ${url}/docs`,
  `  单位 · Units           ${url}${demoCounty}/units`,
  `  人员 · Staff           ${url}${demoCounty}/staff?name=${encodeURIComponent('王')}`,
  `  统计 · Statistics      ${url}${demoCounty}/statistics`,
  `  更新情况 · Freshness   ${url}${demoCounty}/freshness`,
  `  供数 · Feed            ${url}/.well-known/open-feed`,
  `  本机状态 · Status      ${url}/_local/status`,
  `  立即巡查 · Sweep now   curl -X POST ${url}/_local/schedules/SweepDaily`,
  '',
  '按 Ctrl-C 停止，数据保存在 .data/ · Ctrl-C stops; the data stay in .data/',
];

try {
  await start();
} catch (error) {
  if (!stopping) process.stderr.write(`${error instanceof Problem ? error.message : (error as Error).stack}\n`);
  process.exitCode = stopping ? 0 : 1;
}
