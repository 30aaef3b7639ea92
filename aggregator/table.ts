import { labelOf } from '#core/codes/code-list.ts';
import { checkBackOutcome, doubtKind } from '#core/codes/work-lists.ts';
import type { FeedId } from '#core/feed/model.ts';
import type { CheckBackData } from '#core/feed/tell.ts';
import type { Outcome } from '#feed/pull/take.ts';
import { table } from '#local/text-table.ts';

const words: Record<Outcome['result'], string> = {
  same: '无变化 unchanged',
  new: '已更新 updated',
  first: '首次取得 first taken',
  mended: '已修复 mended',
  anew: '已另起 BEGAN ANEW',
  alarm: '警报 ALARM',
  unreached: '未取到 not taken',
};

/** What became of every feed, as a table for a terminal. */
export const outcomeTable = (outcomes: readonly Outcome[]): string =>
  table([
    [
      '供数 feed',
      '来源 origin',
      '序号 seq',
      '行数 rows',
      '摘要相符 digest',
      '逐行核验于 rows proven',
      '结果 result',
      '',
    ],
    ...outcomes.map(({ feed, origin, seq, rows, equal, provenAt, result, detail }) => [
      feed || '—',
      origin,
      String(seq),
      String(rows),
      equal ? '是 equal' : '否 NO',
      provenAt ?? '—',
      words[result],
      detail,
    ]),
  ]);

type Held = { feed: FeedId; checkBacks: readonly CheckBackData[] };

/** Every check-back that is held, with what was answered, as a table for a terminal. */
export const checkBackTable = (held: readonly Held[]): string =>
  table([
    ['供数 feed', '记录 record', '疑义 doubt', '期限 due', '结果 outcome', '答复 answer'],
    ...held.flatMap(({ feed, checkBacks }) =>
      checkBacks.map(({ record, doubt, due, outcome, answer }) => [
        feed,
        `${record.type}/${record.id}`,
        both(labelOf(doubtKind, doubt)),
        due,
        outcome ? both(labelOf(checkBackOutcome, outcome)) : '未答复 waiting',
        answer,
      ]),
    ),
  ]);

const both = ({ zh, en }: { zh: string; en: string }): string => `${zh} ${en}`;
