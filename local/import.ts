import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type * as z from 'zod';
import { importAnswer, type importProblem, publicationAnswer } from '#contract/publishing.ts';
import type { changeReason } from '#core/codes/lists.ts';
import { type Row, table } from '#local/text-table.ts';

type Import = z.infer<typeof importAnswer>['data'];
type Rejection = z.infer<typeof importProblem>;

const usage = `用法 · Usage:
  npm run import -- 文件.xlsx --profile sunshine --jurisdiction 420923 [--publish] [--reason 变更事由]
    [--url http://127.0.0.1:8787] [--token-file .data/publisher.token]
  首次导入公开全部在编人员 · with the first import, to name everyone:
    --roster full --decision-number … --decision-title … --decision-date 2026-01-05
    --assessment-number … --assessment-date 2026-01-04`;

const text = { type: 'string' } as const;
const options = {
  profile: { ...text, default: 'sunshine' },
  jurisdiction: text,
  publish: { type: 'boolean', default: false },
  reason: text,
  url: { ...text, default: `http://127.0.0.1:${process.env.PORT ?? '8787'}` },
  'token-file': { ...text, default: '.data/publisher.token' },
  roster: text,
  'decision-number': text,
  'decision-title': text,
  'decision-date': text,
  'assessment-number': text,
  'assessment-date': text,
} as const;

/** Findings written out; all are counted. */
const SHOWN = 200;

class Refused extends Error {}

function commandLine() {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0 || !values.jurisdiction) throw new Refused(usage);
  return { ...values, file, jurisdiction: values.jurisdiction };
}
type CommandLine = ReturnType<typeof commandLine>;

/** Query parameters of the import: the options in camel case, as far as they were given. */
function queryOf({ file, profile, jurisdiction, ...given }: CommandLine): URLSearchParams {
  const query = new URLSearchParams({ fileName: basename(file), profile, jurisdiction });
  for (const name of [
    'roster',
    'decision-number',
    'decision-title',
    'decision-date',
    'assessment-number',
    'assessment-date',
  ] as const) {
    const value = given[name];
    if (value !== undefined)
      query.set(
        name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
        value,
      );
  }
  return query;
}

async function post(url: string, token: string, body?: Uint8Array<ArrayBuffer>) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' };
  const answer = await fetch(url, { method: 'POST', headers, ...(body ? { body } : {}) }).catch(() => {
    throw new Refused(`${new URL(url).origin} 没有运行，请先 npm start · Nothing runs there: npm start first.`);
  });
  const value: unknown = await answer.json();
  return { ok: answer.ok, value };
}

function showDropped(dropped: Import['dropped']): void {
  if (dropped.length === 0) return;
  const reason = (d: Import['dropped'][number]) =>
    d.reason === 'private' ? `个人信息 private：${d.label?.zh ?? ''}` : '不在版式中 not of the layout';
  console.log('\n未予保留的列 · Columns dropped at the door');
  console.log(table(dropped.map((d) => [d.sheet, d.letter ?? '', d.column ?? '（整张表 whole sheet）', reason(d)])));
}

function showFindings(title: string, rows: Row[], left: number): void {
  if (rows.length === 0) return;
  console.log(`\n${title}`);
  console.log(table(rows.slice(0, SHOWN)));
  const more = rows.length - SHOWN + left;
  if (rows.length > SHOWN || left > 0) console.log(`  …… 另有 ${Math.max(more, left)} 处 · and more`);
}

const expectedWords = (expected: { zh: string } | null | undefined) => (expected ? `应为：${expected.zh}` : '');

function showWarnings(warnings: Import['warnings'], left: number): void {
  const rows = warnings.map((w) => [
    [w.sheet, `${w.letter ?? ''}${w.row ?? ''}`].filter(Boolean).join('!'),
    w.column ?? '',
    w.value ?? '',
    `${w.message.zh} · ${w.message.en}${w.more > 0 ? `（另 ${w.more} 处 · ${w.more} more）` : ''}`,
  ]);
  showFindings(`提示 ${warnings.length} 处 · Warnings`, rows, left);
}

/** Any problem; that of a refused file has all of these members, others only some. */
function showRejection(problem: unknown): void {
  const { title, detail, errors, errorsLeft = 0, warnings = [], dropped = [] } = problem as Partial<Rejection>;
  const rows = (errors ?? []).map((e) => [e.name, e.column ?? '', e.value ?? '', e.message, expectedWords(e.expected)]);
  showWarnings(warnings, 0);
  showDropped(dropped);
  showFindings(`错误 · Errors`, rows, errorsLeft);
  console.error(`\n${title ?? '未导入 · Not imported'}${detail ? `：${detail}` : ''}`);
}

function showImport({ counts, jurisdictions, dropped, warnings, warningsLeft }: Import): void {
  showWarnings(warnings, warningsLeft);
  showDropped(dropped);
  const changes = jurisdictions.flatMap((j) =>
    j.releases.map((r) => [
      j.code,
      r.name,
      `第 ${r.release} 版`,
      `+${r.changes.added} ~${r.changes.changed} -${r.changes.removed}`,
      r.reason satisfies (typeof changeReason.items)[number]['code'],
    ]),
  );
  showFindings('将公开 · Would be published', changes, 0);
  const refused = Object.entries(counts.refused).map(([reason, n]) => `${reason} ${n}`);
  console.log(
    `\n读入 ${counts.rowsIn} 行，登记 ${counts.registered} 个单位，公开 ${counts.units} 个（${counts.unchanged} 个无变化），人员 ${counts.staff} 人` +
      `${refused.length > 0 ? `；未列出 ${refused.join('、')}` : ''}` +
      `\n${counts.rowsIn} rows read, ${counts.registered} units registered, ${counts.units} to publish (${counts.unchanged} unchanged), ${counts.staff} people`,
  );
}

async function publish({ url, reason }: CommandLine, token: string, id: string): Promise<void> {
  const query = reason ? `?${new URLSearchParams({ reason })}` : '';
  for (;;) {
    const { ok, value } = await post(`${url}/v1/publishing/imports/${id}/publication${query}`, token);
    if (!ok) {
      showRejection(value);
      throw new Refused('未能公开 · Not published');
    }
    const progress = publicationAnswer.parse(value).data;
    console.log(`已公开 ${progress.published} / ${progress.of} · published`);
    if (!progress.done) continue;
    for (const { jurisdiction, from, to } of progress.ledgers)
      console.log(`${jurisdiction}：账本第 ${from}–${to} 条 · ledger entries ${from}–${to}`);
    return;
  }
}

async function run(): Promise<void> {
  const given = commandLine();
  const token = await readFile(given['token-file'], 'utf8').catch(() => {
    throw new Refused(`没有令牌 ${given['token-file']}，请先 npm start · No token there: npm start first.`);
  });
  const bytes = await readFile(given.file).catch(() => {
    throw new Refused(`读不到文件 ${given.file} · Cannot read this file.`);
  });
  console.log(`正在检查 ${basename(given.file)}（${Math.ceil(bytes.length / 1024)} kB）…… · Checking`);
  const { ok, value } = await post(
    `${given.url}/v1/publishing/imports?${queryOf(given)}`,
    token.trim(),
    new Uint8Array(bytes),
  );
  if (!ok) {
    showRejection(value);
    process.exitCode = 1;
    return;
  }
  const planned = importAnswer.parse(value).data;
  showImport(planned);
  if (given.publish) await publish(given, token.trim(), planned.id);
  else console.log('\n加 --publish 公开 · Add --publish to publish.');
}

try {
  await run();
} catch (error) {
  if (!(error instanceof Refused) && !(error instanceof TypeError && 'code' in error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
