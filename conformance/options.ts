import { parseArgs } from 'node:util';
import { faultOf } from '#aggregator/command-line.ts';
import { scenarios } from '#conformance/consumer/scenarios.ts';
import { type Seen, seenFeeds } from '#conformance/seen.ts';
import { type NoteKey, parseVkey } from '#core/tlog/note.ts';
import { readIfPresent } from '#local/files.ts';

const usage = `用法 · Usage:
  sunshine-conform <网址 address> [--feed 420923]… [--seen seen.json]
  sunshine-conform --consumer [--port 8799] [--witness <公钥 key>] [--head <网址 address>] [--scenario gap]…

检验任何供数是否合乎协议。--seen 记住这次所见，下次据以发现改写。
Examines any feed against the protocol. --seen keeps what was seen, by which a rewritten history is found the next time.

--consumer 在本机演一个出错的发布方，检验任何取数程序。取数程序以 --witness 的公钥联署，或由 --head 说明所持，二者至少其一，方能判断。
--consumer plays a publisher that misbehaves, on this machine, and examines any program that takes feeds. It is judged by what it cosigns
with the key --witness, or by its own head at --head ({feed} stands for the number of the feed); without either, by its manners alone.

  --scenario  ${scenarios.map(({ name }) => name).join(' ')}
`;

/** What the program is asked to do; a command line that cannot be understood is answered by the usage, and its fault. */
export type Asked =
  | { what: 'usage'; text: string; fault?: string }
  | { what: 'publisher'; base: URL; file: string | undefined; before: Record<string, Seen>; feeds: string[] }
  | {
      what: 'consumer';
      port: number;
      witness: NoteKey | undefined;
      head: string | undefined;
      only: string[];
    };

const options = {
  feed: { type: 'string', multiple: true },
  seen: { type: 'string' },
  consumer: { type: 'boolean' },
  port: { type: 'string' },
  witness: { type: 'string' },
  head: { type: 'string' },
  scenario: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const;

export async function readAsked(args: readonly string[]): Promise<Asked> {
  try {
    const parsed = parseArgs({ args: [...args], allowPositionals: true, options });
    if (parsed.values.help) return { what: 'usage', text: usage };
    return parsed.values.consumer ? consumerIn(parsed) : await publisherIn(parsed);
  } catch (error) {
    const fault = faultOf(error);
    return { what: 'usage', text: `${fault}\n\n${usage}`, fault };
  }
}

type Parsed = {
  positionals: string[];
  values: {
    feed?: string[] | undefined;
    seen?: string | undefined;
    port?: string | undefined;
    witness?: string | undefined;
    head?: string | undefined;
    scenario?: string[] | undefined;
  };
};

async function publisherIn({ values, positionals }: Parsed): Promise<Asked> {
  const { feed = [], seen, ...rest } = values;
  const other = Object.keys(rest).find((name) => ['port', 'witness', 'head', 'scenario'].includes(name));
  if (other) throw new Error(`--${other}: 只与 --consumer 同用 · only together with --consumer`);
  const base = URL.parse(`${(positionals[0] ?? '').replace(/\/$/, '')}/`);
  if (!base || !['http:', 'https:'].includes(base.protocol) || positionals.length > 1)
    throw new Error('须写明一个网址 · Name one address (https://…)');
  const wrong = feed.find((one) => !/^\d{6}$/.test(one));
  if (wrong !== undefined) throw new Error(`--feed ${wrong}: 须为六位数字 · must be six digits`);
  return { what: 'publisher', base, file: seen, before: await seenBefore(seen), feeds: feed };
}

function consumerIn({ values, positionals }: Parsed): Asked {
  const { port = '8799', witness, head, scenario = [], feed, seen } = values;
  if (positionals.length > 0 || feed || seen !== undefined)
    throw new Error(
      '--consumer 不与网址、--feed、--seen 同用 · --consumer takes no address, and neither --feed nor --seen',
    );
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new Error(`--port ${port}: 须为 0–65535 的整数 · a whole number from 0 to 65535`);
  const key = witness === undefined ? undefined : parseVkey(witness);
  if (witness !== undefined && key?.algorithm !== 'cosignature')
    throw new Error(`--witness ${witness}: 不是见证者公钥 · is not the key of a witness`);
  if (head !== undefined && (!URL.parse(head) || !head.includes('{feed}')))
    throw new Error(`--head ${head}: 须为含 {feed} 的网址 · must be an address with {feed} in it`);
  const unknown = scenario.find((one) => !scenarios.some(({ name }) => name === one));
  if (unknown !== undefined) throw new Error(`--scenario ${unknown}: 没有这个情形 · there is no such scenario`);
  return { what: 'consumer', port: Number(port), witness: key, head, only: scenario };
}

/** What an earlier examination wrote down; nothing the first time. A file that cannot be read must not pass for none. */
async function seenBefore(file: string | undefined): Promise<Record<string, Seen>> {
  if (file === undefined) return {};
  try {
    return seenFeeds.parse(JSON.parse((await readIfPresent(file)) ?? '{}'));
  } catch {
    throw new Error(`--seen ${file}: 不是本程序所写的文件 · not a file this program has written`);
  }
}
