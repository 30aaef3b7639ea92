import { consoleWords } from '#console/words.ts';
import type { Batch, BatchMember } from '#core/workflow/batch.ts';
import type { State } from '#core/workflow/model.ts';
import { stateName } from '#core/workflow/state-names.ts';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { formatInstant } from '#ui/format.ts';
import { defineWords, type Lang, useLang, useWords } from '#ui/language.ts';

const words = defineWords({
  zh: {
    release: (n: number, seq: number) => `第 ${n} 版，账目 ${seq}`,
    differ: (n: number) => `${n} 项不一致`,
    examination: '查审结论',
    list: '批次中的申报',
    noneDiffers: '无不一致',
    noneMembers: '批次中还没有申报。',
    outcome: '结果',
    secrecy: '保密审查',
    uncleared: '待审查',
  },
  en: {
    release: (n: number, seq: number) => `release ${n}, entry ${seq}`,
    differ: (n: number) => `${n} lines differ`,
    examination: 'Examination',
    list: 'Submissions of the batch',
    noneDiffers: 'no line differs',
    noneMembers: 'There is no submission in the batch yet.',
    outcome: 'Outcome',
    secrecy: 'Secrecy review',
    uncleared: 'not yet',
  },
});

export type BatchMembersProps = {
  batch: Batch;
  /** State of each member now, by submission. */
  states: Readonly<Record<string, State>>;
  /** How many lines of each member the examination found to differ, with what settles them. */
  differing: Readonly<Record<string, number>>;
  /** The secrecy reviewer's word on each member's document as it stands, by submission. */
  clearances: Readonly<Record<string, { name: string; at: string } | undefined>>;
};

/** Submissions of a batch: where each stands, what was found in it, what became of it. */
export function BatchMembers({ batch, states, differing, clearances }: BatchMembersProps) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <DataTable
      caption={t.list}
      path={`/console/batches/${batch.id}`}
      query={{}}
      rows={batch.members}
      rowKey={(row) => row.submission}
      columns={[
        {
          key: 'unit',
          head: consoleWords[lang].unit,
          cell: (row) => <a href={`/console/submissions/${row.submission}`}>{row.unitName}</a>,
        },
        {
          key: 'state',
          head: consoleWords[lang].state,
          cell: (row) => stateName(states[row.submission] ?? 'approving')[lang],
        },
        {
          key: 'verdicts',
          head: t.examination,
          cell: ({ submission }) => {
            const count = differing[submission] ?? 0;
            return count > 0 ? (
              <a href={`/console/submissions/${submission}#verdicts`}>{t.differ(count)}</a>
            ) : (
              t.noneDiffers
            );
          },
        },
        {
          key: 'secrecy',
          head: t.secrecy,
          cell: ({ submission }) => {
            const word = clearances[submission];
            return word ? (
              <>
                <bdi>{word.name}</bdi> {formatInstant(word.at, lang)}
              </>
            ) : (
              t.uncleared
            );
          },
        },
        { key: 'outcome', head: t.outcome, cell: (row) => outcomeOf(row, lang) },
      ]}
      empty={<EmptyState why={t.noneMembers} />}
    />
  );
}

function outcomeOf({ outcome }: BatchMember, lang: Lang): string {
  if (!outcome) return '';
  return 'why' in outcome ? outcome.why[lang] : words[lang].release(outcome.release, outcome.seq);
}
