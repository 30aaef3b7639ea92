import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type * as z from 'zod';
import { createImportQuery } from '#contract/publishing.ts';
import { type CodeOf, codeOf } from '#core/codes/code-list.ts';
import { changeReason } from '#core/codes/lists.ts';
import { profileIds } from '#core/import/profile-ids.ts';

export const usage = `用法 · Usage:
  npm run import -- 文件.xlsx --profile sunshine --jurisdiction 420923 [--url http://127.0.0.1:8787] [--token-file 令牌]
  先检查；再由保密审查员加 --clear 审查通过，由另一人加 --publish [--reason 变更事由] 公开
  Check it; then a secrecy reviewer adds --clear, and somebody else adds --publish
  几个 CSV 文件一起导入 · several CSV files as one import:
    npm run import -- 单位.csv 编制.csv 人员.csv --jurisdiction 420923
  首次导入公开全部在编人员 · with the first import, to name everyone:
    --roster full --decision-number … --decision-title … --decision-date 2026-01-05
    --assessment-number … --assessment-date 2026-01-04
  版式 · Profiles: ${profileIds.join(', ')}
  变更事由 · Reasons: ${changeReason.items.map((item) => item.zh).join('、')}`;

/** The command line itself is at fault: nothing was read or sent. */
export class Misused extends Error {}

const text = { type: 'string' } as const;
/** What a first import is told of the decision to name everyone; the query has the same names in camel case. */
const decision = {
  roster: text,
  'decision-number': text,
  'decision-title': text,
  'decision-date': text,
  'assessment-number': text,
  'assessment-date': text,
} as const;
const options = {
  profile: { ...text, default: 'sunshine' },
  jurisdiction: text,
  clear: { type: 'boolean', default: false },
  publish: { type: 'boolean', default: false },
  reason: text,
  url: { ...text, default: `http://127.0.0.1:${process.env.PORT ?? '8787'}` },
  'token-file': text,
  help: { type: 'boolean', default: false },
  ...decision,
} as const;

export type ImportCommand = {
  files: readonly [string, ...string[]];
  query: z.infer<typeof createImportQuery>;
  /** What is done with it once it has been checked. */
  then: 'clear' | 'publish' | undefined;
  reason: CodeOf<typeof changeReason> | undefined;
  url: URL;
  tokenFile: string;
};

/** What a command line asks for; undefined where it asks for help. Throws `Misused` with one sentence. */
export function importCommand(args: string[]): ImportCommand | undefined {
  const { values, positionals } = parsed(args);
  if (values.help) return undefined;
  const [file, ...more] = positionals;
  if (file === undefined) throw new Misused('请写明要导入的文件 · Which file is to be imported?');
  if (more.length > 0 && !positionals.every((name) => name.endsWith('.csv')))
    throw new Misused('只有 CSV 文件可以几个一起导入 · Only CSV files can be imported several at once');
  if (values.clear && values.publish)
    throw new Misused('--clear 与 --publish 由两个人分别办理 · --clear and --publish are of two people');
  const then = values.clear ? 'clear' : values.publish ? 'publish' : undefined;
  return {
    files: [file, ...more],
    query: queryOf(values, more.length > 0 ? `${basename(file, '.csv')}.zip` : basename(file)),
    then,
    reason: reasonOf(values.reason),
    url: urlOf(values.url),
    tokenFile: values['token-file'] ?? `.data/${then === 'clear' ? 'secrecy-reviewer' : 'publisher'}.token`,
  };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    const option = /'(-[^' ]+)/.exec(message)?.[1] ?? '';
    throw new Misused(
      code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
        ? `没有选项 ${option} · There is no option ${option}`
        : `选项 ${option} 的值有误 · The option ${option} lacks its value, or takes none`,
    );
  }
}

function queryOf(values: ReturnType<typeof parsed>['values'], fileName: string): ImportCommand['query'] {
  const { profile, jurisdiction } = values;
  if (jurisdiction === undefined || !/^\d{6}$/.test(jurisdiction))
    throw new Misused('请用 --jurisdiction 写明六位行政区划代码 · --jurisdiction takes a six-digit GB/T 2260 code');
  if (!profileIds.some((id) => id === profile))
    throw new Misused(
      `没有版式 ${profile}，可用 ${profileIds.join('、')} · No such profile; there are ${profileIds.join(', ')}`,
    );
  const given = (Object.keys(decision) as (keyof typeof decision)[]).flatMap((name) =>
    values[name] === undefined ? [] : [[camel(name), values[name]]],
  );
  const query = createImportQuery.safeParse(
    { fileName, profile, jurisdiction, ...Object.fromEntries(given) },
    { error: wordsFor },
  );
  if (query.success) return query.data;
  const named = Map.groupBy(query.error.issues, (issue) => issue.message);
  const faults = [...named].map(
    ([message, issues]) => `${issues.map(({ path }) => `--${kebab(path.join('.'))}`).join('、')}：${message}`,
  );
  throw new Misused(faults.join('\n'));
}

/** Where the contract has no words of its own. */
const wordsFor = ({ code }: { code?: string }): string =>
  code === 'invalid_format'
    ? '须为日期，如 2026-01-05 · A day such as 2026-01-05'
    : '此值不能用 · Not a value that this option takes';

function reasonOf(reason: string | undefined): ImportCommand['reason'] {
  if (reason === undefined) return undefined;
  const code = codeOf(changeReason, reason);
  if (code === undefined)
    throw new Misused(`没有变更事由 ${reason}，可用值见 --help · No such reason; --help lists those there are`);
  return code;
}

function urlOf(address: string): URL {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Misused(`${address} 不是网址，请看 --url 或 PORT · Not an address: see --url or PORT`);
  return url;
}

const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
