import { parseArgs } from 'node:util';
import * as z from 'zod';
import { faultOf } from '#aggregator/command-line.ts';
import { codesOf } from '#core/codes/code-list.ts';
import { doubtKind } from '#core/codes/work-lists.ts';
import type { Asked } from '#feed/pull/doubt.ts';

export const usage = `用法 · Usage:
  sunshine-aggregate <网址 address>… [选项 options]

  --data <文件夹 folder>     存放位置 · where everything is kept        (./province)
  --name <名称 name>         见证者名称 · name as a witness             (province.example)
  --verify                   逐行核验并修复 · prove every row, and mend
  --republish                再发布 · tell the feeds again
  --serve <端口 port>        在本机提供再发布的数据 · serve them on this machine
  --every <秒 seconds>       每隔多久取一次；不写则只取一次 · pull again and again; without it, once
  --key                      显示见证者公钥，交给各县 · show the key as a witness, for the counties
  --check-backs              列出所持的校核及答复 · list check-backs and their answers, as held
  --doubt <供数/类型/标识>   对所持的一条记录提出校核，例如 420923/unit/11420923YM0001852P ·
                             doubt a record that is held; with
    --kind <种类 kind>       ${codesOf(doubtKind).join(' ')}
    --text <说明 text>       10–1000 字 · 10 to 1000 characters
`;

/** What the program is asked to do. */
export type Options = {
  bases: URL[];
  data: string;
  name: string;
  verify: boolean;
  republish: boolean;
  serve?: number | undefined;
  every?: number | undefined;
  key: boolean;
  checkBacks: boolean;
  doubt?: Asked | undefined;
};

const whole = (least: number, most: number) => {
  const range = `须为 ${least}–${most} 的整数 · a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,6}$/, range)
    .transform(Number)
    .refine((n) => n >= least && n <= most, range);
};
const record = z
  .string()
  .regex(/^\d{6}\/(unit|staff)\/./, '须为 供数/unit或staff/标识 · must be feed/unit or staff/id')
  .transform((text) => {
    const [feed = '', type, ...id] = text.split('/');
    return { feed, record: { type: type as 'unit' | 'staff', id: id.join('/') } };
  });
const values = z
  .object({
    data: z.string().min(1, '须写明文件夹 · name a folder').default('province'),
    name: z
      .string()
      .regex(/^[^\s+]{1,100}$/, '不能含空格和加号 · no spaces and plus signs')
      .default('province.example'),
    verify: z.boolean().default(false),
    republish: z.boolean().default(false),
    serve: whole(0, 65_535).optional(),
    every: whole(1, 86_400).optional(),
    key: z.boolean().default(false),
    'check-backs': z.boolean().default(false),
    doubt: record.optional(),
    kind: z.enum(codesOf(doubtKind), `须为 · one of ${codesOf(doubtKind).join(' ')}`).optional(),
    text: z
      .string()
      .trim()
      .min(10, '至少 10 个字 · at least 10 characters')
      .max(1000, '最多 1000 个字 · at most 1000 characters')
      .optional(),
  })
  .superRefine(({ doubt, kind, text }, context) => {
    const needed = doubt ? '提出校核须写明 · needed for a doubt' : '只与 --doubt 同用 · only together with --doubt';
    for (const [name, value] of Object.entries({ kind, text }))
      if ((value === undefined) === (doubt !== undefined))
        context.addIssue({ code: 'custom', path: [name], message: needed });
  });

/** Reads a command line: what to do, or nothing when help is asked for. Throws `Misused` with every fault. */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values: given, positionals } = parsed(args);
  if (given.help) return undefined;
  const faults: string[] = [];
  const bases = positionals.map((text) => URL.parse(text.endsWith('/') ? text : `${text}/`));
  for (const [i, base] of bases.entries())
    if (!base || !['http:', 'https:'].includes(base.protocol))
      faults.push(`${positionals[i]}: 不是网址 · not an address (https://…)`);
  const read = values.safeParse(given);
  if (!read.success) faults.push(...read.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`));
  const { key, 'check-backs': checkBacks, doubt, kind, text, ...rest } = read.data ?? values.parse({});
  const asks = !key && !checkBacks;
  if (asks && positionals.length === 0) faults.push('须写明至少一个网址 · name at least one address');
  if (doubt && positionals.length > 1) faults.push('--doubt: 只能有一个网址 · one address alone');
  if (faults.length > 0) throw new Misused(faults);
  const asked = doubt && kind && text ? { ...doubt, kind, text } : undefined;
  return { ...rest, key, checkBacks, bases: bases.filter((base) => base !== null), doubt: asked };
}

/** A command line that cannot be understood; says all that is wrong with it. */
export class Misused extends Error {
  constructor(faults: readonly string[]) {
    super(`${faults.join('\n')}\n\n--help 显示用法 · --help shows what can be asked for`);
    this.name = 'Misused';
  }
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: text,
        name: text,
        verify: flag,
        republish: flag,
        serve: text,
        every: text,
        key: flag,
        'check-backs': flag,
        doubt: text,
        kind: text,
        text,
        help: { ...flag, short: 'h' },
      },
    });
  } catch (error) {
    throw new Misused([faultOf(error)]);
  }
}
