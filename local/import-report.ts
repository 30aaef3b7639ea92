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
const refusals: Record<string, string> = {
  left: '已退出',
  repeatedHeader: '重复的标题行',
  undisclosed: '未公开姓名',
  vacant: '空缺',
  secondPost: '兼任',
  eliminated: '职位已撤销',
  noFigure: '无姓名无数量',
  notAPerson: '不是人名',
  sameReference: '职位编号重复',
  summedUp: '只合计',
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
      labelOf(changeReason, reason).zh,
    ]),
  );
  showRows('将公开 · Would be published', changes, 0);
  const refused = Object.entries(counts.refused).map(([reason, n]) => `${refusals[reason] ?? reason} ${n}`);
  console.log(
    `\n读入 ${counts.rowsIn} 行，名册共 ${counts.registered} 个单位，公开 ${counts.units} 个（${counts.unchanged} 个无变化），人员 ${counts.staff} 人` +
      `${refused.length > 0 ? `；未列出 ${refused.join('、')}` : ''}` +
      `\n${counts.rowsIn} rows read, ${counts.registered} units on the register, ${counts.units} to publish (${counts.unchanged} unchanged), ${counts.staff} people`,
  );
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
  const rows = places.map((e) => [e.name, e.column ?? '', e.value ?? '', e.message, expectedWords(e.expected)]);
  showRows('错误 · Errors', rows, errorsLeft);
  const hint = status === 401 ? '；重新 npm start 会写入新令牌 · npm start again writes a fresh one' : '';
  console.error(`\n${title ?? '未导入 · Not imported'}${detail ? `：${detail}` : ''}${hint}`);
}

const expectedWords = (expected: { zh: string } | null | undefined) => (expected ? `应为：${expected.zh}` : '');

function showDropped(dropped: Import['dropped']): void {
  const reason = (d: Import['dropped'][number]) =>
    d.reason === 'private' ? `个人信息 private：${d.label?.zh ?? ''}` : '不在版式中 not of the layout';
  const rows = dropped.map((d) => [d.sheet, d.letter ?? '', d.column ?? '（整张表 whole sheet）', reason(d)]);
  showRows('未予保留的列 · Columns dropped at the door', rows, 0);
}

function showWarnings(warnings: Import['warnings'], left: number): void {
  const rows = warnings.map((w) => [
    [w.sheet, `${w.letter ?? ''}${w.row ?? ''}`].filter(Boolean).join('!'),
    w.column ?? '',
    w.value ?? '',
    `${w.message.zh} · ${w.message.en}${w.more > 0 ? `（另 ${w.more} 处 · ${w.more} more）` : ''}`,
  ]);
  showRows(`提示 ${warnings.length + left} 处 · Warnings`, rows, left);
}

function showRows(title: string, rows: Row[], left: number): void {
  if (rows.length === 0) return;
  console.log(`\n${title}`);
  console.log(table(rows.slice(0, SHOWN)));
  const more = Math.max(0, rows.length - SHOWN) + left;
  if (more > 0) console.log(`  …… 另有 ${more} 处 · and ${more} more`);
}
