import { writeFile } from 'node:fs/promises';
import { conform } from '#conformance/conform.ts';
import { tryConsumer } from '#conformance/consumer/try.ts';
import { type Asked, readAsked } from '#conformance/options.ts';
import { politeExchange } from '#feed/pull/polite.ts';

/** Examines a publisher; whether it keeps the protocol. */
async function examined({ base, file, before, feeds }: Extract<Asked, { what: 'publisher' }>): Promise<boolean> {
  const { results, seen } = await conform(base, politeExchange(), { now: new Date(), seen: before, only: feeds });
  for (const { feed, check, ok, finding } of results)
    process.stdout.write(`${ok ? '✓' : '✗'} ${feed || '------'}  ${check}${ok ? '' : `\n    ${finding}`}\n`);
  if (file !== undefined) await writeFile(file, JSON.stringify(seen));
  return results.length > 0 && results.every(({ ok }) => ok);
}

async function main(): Promise<number> {
  const asked = await readAsked(process.argv.slice(2));
  if (asked.what === 'usage') {
    (asked.fault === undefined ? process.stdout : process.stderr).write(asked.text);
    return asked.fault === undefined ? 0 : 2;
  }
  return (await (asked.what === 'consumer' ? tryConsumer(asked) : examined(asked))) ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  return 1;
});
