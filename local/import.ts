import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { zipSync } from 'fflate';
import { importAnswer, publicationAnswer } from '#contract/publishing.ts';
import { type Client, publishingClient, Refused } from '#local/import-client.ts';
import { type ImportCommand, importCommand, Misused, usage } from '#local/import-command.ts';
import { showImport, showRejection } from '#local/import-report.ts';

/** No file is older for a zip. */
const ZIP_EPOCH = new Date(1980, 0, 1);

/**
 * Several text tables go as one file, so that they are imported whole or not at all. The same tables are the same file whenever they
 * are sent: what a reviewer clears one day, a publisher publishes another.
 */
async function bytesOf(files: ImportCommand['files']): Promise<Uint8Array> {
  const contents = await Promise.all(
    files.map((file) =>
      readFile(file).catch(() => {
        throw new Refused(`读不到文件 ${file} · Cannot read this file`);
      }),
    ),
  );
  const [only, ...more] = contents;
  if (only && more.length === 0) return only;
  const named = files.map((file, i): [string, Uint8Array] => [basename(file), contents[i] ?? new Uint8Array()]);
  if (new Set(named.map(([name]) => name)).size < files.length)
    throw new Misused('有两个文件同名 · Two of the files have one name');
  return zipSync(Object.fromEntries(named), { mtime: ZIP_EPOCH });
}

async function publish(client: Client, id: string, reason: ImportCommand['reason']): Promise<void> {
  for (;;) {
    const { ok, value } = await client(`imports/${id}/publication`, reason ? { reason } : {});
    if (!ok) {
      showRejection(value);
      throw new Refused('未能公开 · Not published');
    }
    const { published, of, done, ledgers } = publicationAnswer.parse(value).data;
    if (of === 0) console.log('没有变化，无需公开 · Nothing has changed: nothing to publish');
    else console.log(`已公开 ${published} / ${of} · published`);
    if (!done) continue;
    for (const { jurisdiction, from, to } of ledgers)
      console.log(`${jurisdiction}：账本第 ${from}–${to} 条 · ledger entries ${from}–${to}`);
    return;
  }
}

async function clear(client: Client, id: string): Promise<void> {
  const { ok, value } = await client(`imports/${id}/clearance`, {});
  if (!ok) {
    showRejection(value);
    throw new Refused('未能审查通过 · Not cleared');
  }
  const { clearance } = importAnswer.parse(value).data;
  console.log(`\n保密审查通过：${clearance?.by.name} · cleared`);
}

async function run({ files, query, url, tokenFile, reason, then }: ImportCommand): Promise<void> {
  const bytes = await bytesOf(files);
  const token = await readFile(tokenFile, 'utf8').catch(() => {
    throw new Refused(`没有令牌 ${tokenFile}，请先 npm start · No token there: npm start first`);
  });
  const client = publishingClient(url, token.trim());
  console.log(
    `正在检查 ${files.map((file) => basename(file)).join('、')}（${Math.ceil(bytes.length / 1024)} kB）…… · Checking`,
  );
  const { ok, value } = await client('imports', query, bytes);
  if (!ok) {
    showRejection(value);
    process.exitCode = 1;
    return;
  }
  const planned = importAnswer.parse(value).data;
  showImport(planned);
  if (then === 'clear') await clear(client, planned.id);
  else if (then === 'publish') await publish(client, planned.id, reason);
  else console.log(`\n${planned.clearance ? '加 --publish 公开 · Add --publish to publish.' : nextIsClearance}`);
}

const nextIsClearance =
  '下一步：保密审查员核对后加 --clear 审查通过 · Next: a secrecy reviewer looks at it and adds --clear.';

process.once('SIGINT', () => {
  console.error('\n已停止；再次运行同一命令即可继续 · Stopped: the same command again goes on where it was');
  process.exit(130);
});
try {
  const command = importCommand(process.argv.slice(2));
  if (command) await run(command);
  else console.log(usage);
} catch (error) {
  if (!(error instanceof Refused || error instanceof Misused)) throw error;
  console.error(error.message);
  if (error instanceof Misused) console.error('用法见 npm run import -- --help · See npm run import -- --help');
  process.exitCode = error instanceof Misused ? 2 : 1;
}
