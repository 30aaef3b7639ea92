import type { Outcome } from '#feed/pull/round.ts';
import { table } from '#local/text-table.ts';

const words: Record<Outcome['result'], string> = {
  same: '无变化 unchanged',
  new: '已更新 updated',
  first: '首次取得 first taken',
  mended: '已修复 mended',
  alarm: '警报 ALARM',
  unreached: '未取到 not taken',
};

/** What became of every feed, as a table for a terminal. */
export const outcomeTable = (outcomes: readonly Outcome[]): string =>
  table([
    ['供数 feed', '来源 origin', '序号 seq', '行数 rows', '摘要相符 digest', '结果 result', ''],
    ...outcomes.map(({ feed, origin, seq, rows, equal, result, detail }) => [
      feed || '—',
      origin,
      String(seq),
      String(rows),
      equal ? '是 equal' : '否 NO',
      words[result],
      detail,
    ]),
  ]);
