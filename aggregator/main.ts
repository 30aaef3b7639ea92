import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { folderStore } from '#aggregator/folder.ts';
import { keyIn } from '#aggregator/key.ts';
import { feedServer } from '#aggregator/serve.ts';
import { outcomeTable } from '#aggregator/table.ts';
import { politeExchange } from '#feed/pull/polite.ts';
import type { Province } from '#feed/pull/province.ts';
import { type Outcome, round } from '#feed/pull/round.ts';
import { listen } from '#local/listen.ts';

const usage = `用法 · Usage:
  sunshine-bianzhi aggregate <网址 address>… [选项 options]

  --data <文件夹 folder>     存放位置 · where everything is kept        (./province)
  --name <名称 name>         见证者名称 · name as a witness             (province.example)
  --verify                   逐行核验并修复 · prove every row, and mend
  --republish                再发布 · tell the feeds again
  --serve <端口 port>        在本机提供再发布的数据 · serve them on this machine
  --every <秒 seconds>       每隔多久取一次；不写则只取一次 · pull again and again; without it, once
`;

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string', default: 'province' },
      name: { type: 'string', default: 'province.example' },
      verify: { type: 'boolean', default: false },
      republish: { type: 'boolean', default: false },
      serve: { type: 'string' },
      every: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const bases = positionals.map((text) => URL.parse(text.endsWith('/') ? text : `${text}/`));
  if (values.help || bases.length === 0 || bases.includes(null)) {
    say(usage);
    return values.help ? 0 : 2;
  }
  const folder = resolve(values.data);
  const signer = await keyIn(join(folder, 'key.pem'));
  const province: Province = {
    store: folderStore(folder),
    name: values.name,
    signer,
    exchange: () => politeExchange(),
    now: () => new Date(),
    newId: () => randomBytes(16).toString('hex'),
    republishes: values.republish || values.serve !== undefined,
    proves: values.verify,
    mayBegin: () => true,
    report: (feed, step) => say(`${feed}  ${step}`),
  };
  if (values.serve !== undefined) {
    const { url } = await listen(feedServer({ folder, signer }), Number(values.serve));
    say(`再发布于 · Told again at ${url}/.well-known/open-feed`);
  }
  const seconds = values.every === undefined ? undefined : Number(values.every);
  // An offset of one's own, so that a hundred aggregators do not all ask in the same second.
  if (seconds !== undefined) await wait(Math.random() * Math.min(seconds, 30) * 1000);
  for (;;) {
    const outcomes = await round(
      province,
      bases.filter((base) => base !== null),
    );
    say(outcomeTable(outcomes));
    if (seconds === undefined) return isSound(outcomes) ? 0 : 1;
    await wait(seconds * 1000);
  }
}

const isSound = (outcomes: readonly Outcome[]): boolean => outcomes.length > 0 && outcomes.every(({ equal }) => equal);

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  return 2;
});
