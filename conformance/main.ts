import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { faultOf } from '#aggregator/command-line.ts';
import { conform } from '#conformance/conform.ts';
import { seenFeeds } from '#conformance/seen.ts';
import { politeExchange } from '#feed/pull/polite.ts';
import { readIfPresent } from '#local/files.ts';

const usage = `用法 · Usage: sunshine-conform <网址 address> [--feed 420923]… [--seen seen.json]

检验任何供数是否合乎协议。--seen 记住这次所见，下次据以发现改写。
Examines any feed against the protocol. --seen keeps what was seen, by which a rewritten history is found the next time.
`;

/** A command line that cannot be understood, or what it asks for. */
async function asked() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        feed: { type: 'string', multiple: true },
        seen: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const base = URL.parse(`${(positionals[0] ?? '').replace(/\/$/, '')}/`);
    if (values.help) return usage;
    if (!base || !['http:', 'https:'].includes(base.protocol) || positionals.length > 1)
      throw new Error('须写明一个网址 · Name one address (https://…)');
    const wrong = values.feed?.find((feed) => !/^\d{6}$/.test(feed));
    if (wrong !== undefined) throw new Error(`--feed ${wrong}: 须为六位数字 · must be six digits`);
    return { base, file: values.seen, before: await seenBefore(values.seen), feeds: values.feed ?? [] };
  } catch (error) {
    process.stderr.write(`${faultOf(error)}\n\n${usage}`);
    return undefined;
  }
}

/** What an earlier examination wrote down; nothing the first time. A file that cannot be read must not pass for none. */
async function seenBefore(file: string | undefined) {
  if (file === undefined) return {};
  try {
    return seenFeeds.parse(JSON.parse((await readIfPresent(file)) ?? '{}'));
  } catch {
    throw new Error(`--seen ${file}: 不是本程序所写的文件 · not a file this program has written`);
  }
}

async function main(): Promise<number> {
  const found = await asked();
  if (!found) return 2;
  if (typeof found === 'string') {
    process.stdout.write(found);
    return 0;
  }
  const { results, seen } = await conform(found.base, politeExchange(), {
    now: new Date(),
    seen: found.before,
    only: found.feeds,
  });
  for (const { feed, check, ok, finding } of results)
    process.stdout.write(`${ok ? '✓' : '✗'} ${feed || '------'}  ${check}${ok ? '' : `\n    ${finding}`}\n`);
  if (found.file !== undefined) await writeFile(found.file, JSON.stringify(seen));
  return results.length > 0 && results.every(({ ok }) => ok) ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  return 1;
});
