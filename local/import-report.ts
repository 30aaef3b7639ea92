import type * as z from 'zod';
import type { importAnswer, importProblem } from '#contract/publishing.ts';
import { labelOf } from '#core/codes/code-list.ts';
import { changeReason } from '#core/codes/lists.ts';
import { type Row, table } from '#local/text-table.ts';

export type Import = z.infer<typeof importAnswer>['data'];
type Rejection = z.infer<typeof importProblem>;

/** Findings written out; all are counted. */
const SHOWN = 200;

/** Why rows are counted and not published. */
const refusals: Record<string, { zh: string; en: string }> = {
  left: { zh: '已退出', en: 'have left' },
  repeatedHeader: { zh: '重复的标题行', en: 'headers repeated' },
  undisclosed: { zh: '未公开姓名', en: 'name not disclosed' },
  vacant: { zh: '空缺', en: 'vacant' },
  secondPost: { zh: '兼任', en: 'second post' },
  eliminated: { zh: '职位已撤销', en: 'post eliminated' },
  noFigure: { zh: '无姓名无数量', en: 'neither name nor figure' },
  notAPerson: { zh: '不是人名', en: 'not a person' },
  sameReference: { zh: '职位编号重复', en: 'reference repeated' },
  summedUp: { zh: '只合计', en: 'only summed up' },
};

/** What an import would publish, and what of the file it leaves out. */
export function showImport({ counts, jurisdictions, dropped, warnings, warningsLeft }: Import): void {
  showWarnings(warnings, warningsLeft);
  showDropped(dropped);
  const changes = jurisdictions.flatMap((j) =>
    j.releases.map(({ name, release, changes: { added, changed, removed }, reason }) => [
      j.code,
      name,
      `第 ${release} 版`,
      `+${added} ~${changed} -${removed}`,
      words(labelOf(changeReason, reason)),
    ]),
  );
  showRows('将公开 · Would be published', changes.map(single), 0);
  const left = (language: 'zh' | 'en') =>
    Object.entries(counts.refused).map(([reason, n]) => `${refusals[reason]?.[language] ?? reason} ${n}`);
  console.log(
    `\n读入 ${counts.rowsIn} 行，名册共 ${counts.registered} 个单位，公开 ${counts.units} 个（${counts.unchanged} 个无变化），人员 ${counts.staff} 人` +
      `\n${counts.rowsIn} rows read, ${counts.registered} units on the register, ${counts.units} to publish (${counts.unchanged} unchanged), ${counts.staff} people`,
  );
  if (left('zh').length > 0)
    console.log(`未作为人员列出的行：${left('zh').join('、')}\nRows not listed as people: ${left('en').join(', ')}`);
}

/** Any problem; that of a refused file has all of these members, others only some. */
export function showRejection(problem: unknown): void {
  const {
    status,
    title,
    detail,
    errors = [],
    errorsLeft = 0,
    warnings = [],
    dropped = [],
  } = problem as Partial<Rejection>;
  showWarnings(warnings, 0);
  showDropped(dropped);
  // What concerns the file as a whole is said once, below.
  const places = errors.filter((e) => e.message !== detail);
  const rows = places.map((e) => [
    [e.sheet ? e.name : '（整个文件 whole file）', e.column ?? '', e.value ?? '', e.message],
    ...(e.expected ? [['', '', '', `应为 · should be：${words(e.expected)}`]] : []),
  ]);
  showRows('错误 · Errors', rows, errorsLeft);
  const hint =
    status === 401
      ? '；重新 npm start 会写入新令牌 · npm start again writes a fresh one'
      : errors.some((e) => e.code === 'unknownTable')
        ? '；其他版式用 --profile · --profile takes other layouts'
        : '';
  console.error(`\n${title ?? '未导入 · Not imported'}${detail ? `：${detail}` : ''}${hint}`);
}

const words = ({ zh, en }: { zh: string; en: string }): string => `${zh} · ${en}`;

function showDropped(dropped: Import['dropped']): void {
  const reason = (d: Import['dropped'][number]) =>
    d.reason === 'private' ? `个人信息 private${d.label ? `：${words(d.label)}` : ''}` : '不在版式中 not of the layout';
  const rows = dropped.map((d) => [d.sheet, d.letter ?? '', d.column ?? '（整张表 whole sheet）', reason(d)]);
  showRows('未予保留的列 · Columns dropped at the door', rows.map(single), 0);
}

function showWarnings(warnings: Import['warnings'], left: number): void {
  const rows = warnings.map((w) => [
    [w.sheet, `${w.letter ?? ''}${w.row ?? ''}`].filter(Boolean).join('!'),
    w.column ?? '',
    w.value ?? '',
    `${w.message.zh} · ${w.message.en}${w.more > 0 ? `（另 ${w.more} 处 · ${w.more} more）` : ''}`,
  ]);
  showRows(`提示 ${warnings.length + left} 处 · Warnings`, rows.map(single), left);
}

const single = (row: Row): Row[] => [row];

/** Entries of one or more lines each. */
function showRows(title: string, entries: readonly Row[][], left: number): void {
  if (entries.length === 0) return;
  console.log(`\n${title}`);
  console.log(table(entries.slice(0, SHOWN).flat()));
  const more = Math.max(0, entries.length - SHOWN) + left;
  if (more > 0) console.log(`  …… 另有 ${more} 处 · and ${more} more`);
}
