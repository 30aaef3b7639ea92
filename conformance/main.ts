import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { conform } from '#conformance/conform.ts';
import { politeExchange } from '#feed/pull/polite.ts';

const usage = `用法 · Usage: sunshine-bianzhi conform <网址 address> [--feed 420923]… [--seen seen.json]

检验任何供数是否合乎协议。--seen 记住这次所见，下次据以发现改写。
Examines any feed against the protocol. --seen keeps what was seen, by which a rewritten history is found the next time.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    feed: { type: 'string', multiple: true },
    seen: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});
const base = URL.parse(`${positionals[0] ?? ''}/`);
if (values.help || !base) {
  process.stdout.write(usage);
  process.exitCode = values.help ? 0 : 2;
} else {
  const kept = values.seen === undefined ? '{}' : await readFile(values.seen, 'utf8').catch(() => '{}');
  const { results, seen } = await conform(base, politeExchange(), JSON.parse(kept), values.feed ?? []);
  for (const { feed, check, ok, finding } of results)
    process.stdout.write(`${ok ? '✓' : '✗'} ${feed}  ${check}${ok ? '' : `\n    ${finding}`}\n`);
  if (values.seen !== undefined) await writeFile(values.seen, JSON.stringify(seen));
  process.exitCode = results.length > 0 && results.every(({ ok }) => ok) ? 0 : 1;
}
