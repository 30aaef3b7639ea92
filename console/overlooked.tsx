import { consoleWords } from '#console/words.ts';
import type { OverlookedUnit } from '#core/examination/overlooked.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Details } from '#ui/details.tsx';
import { formatDate } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';

const words = defineWords({
  zh: {
    title: '查遗漏',
    units: (n: number) => `应公开而未公开或逾期未更新、又没有在办申报的单位：${n} 个`,
    noUnits: '应公开而未公开或逾期未更新、又没有在办申报的单位：无。',
    why: '情况',
    unpublished: '尚未公开',
    takenDown: '已撤下，尚未重新公开',
    overdue: (day: string) => `逾期未更新，期限 ${day}`,
    batch: '同一人',
    unit: '本单位人员',
    twice: (who: string, n: number) => `${who}（按身份证号核对）在本批中出现两次：${n} 人`,
    noTwice: (who: string) => `${who}（按身份证号核对）在本批中出现两次：无。`,
    first: '一处',
    second: '另一处',
  },
  en: {
    title: 'What is overlooked',
    units: (n: number) =>
      `Units that should have published, have not or not in time, and have no submission under way: ${n}`,
    noUnits: 'Units that should have published, have not or not in time, and have no submission under way: none.',
    why: 'What is missing',
    unpublished: 'nothing published yet',
    takenDown: 'taken down, and not published again',
    overdue: (day: string) => `overdue, due ${day}`,
    batch: 'Persons',
    unit: 'Persons of this unit',
    twice: (who: string, n: number) => `${who} (by their identity numbers) who stand twice in this batch: ${n}`,
    noTwice: (who: string) => `${who} (by their identity numbers) who stand twice in this batch: none.`,
    first: 'Here',
    second: 'And here',
  },
});

type Record = { submission: string; unitName: string; name: string };

export type OverlookedProps = { units: readonly OverlookedUnit[]; twice: readonly (readonly [Record, Record])[] };

export const anyOverlooked = ({ units, twice }: OverlookedProps): boolean => units.length + twice.length > 0;

type Props = OverlookedProps & {
  /** Whose persons have been looked for: everyone's in the batch, or one unit's. */
  of: 'batch' | 'unit';
};

/** 查遗漏: which units are missing beside what is re-examined, and who stands in it twice. */
export function OverlookedView({ units, twice, of }: Props) {
  const t = useWords(words);
  return (
    <section aria-labelledby="overlooked">
      <h2 id="overlooked">{t.title}</h2>
      {units.length === 0 ? (
        <p>{t.noUnits}</p>
      ) : (
        <Details summary={t.units(units.length)}>
          <Units units={units} />
        </Details>
      )}
      {twice.length === 0 ? <p>{t.noTwice(t[of])}</p> : <Persons twice={twice} of={of} />}
    </section>
  );
}

function Units({ units }: Pick<OverlookedProps, 'units'>) {
  const t = useWords(words);
  const lang = useLang();
  return (
    <DataTable
      caption={t.units(units.length)}
      path=""
      query={{}}
      rows={units}
      rowKey={(row) => row.unit}
      columns={[
        {
          key: 'unit',
          head: consoleWords[lang].unit,
          cell: (row) => <a href={`/console/units/${row.unit}`}>{row.unitName}</a>,
        },
        {
          key: 'why',
          head: t.why,
          cell: (row) => (row.why === 'overdue' ? t.overdue(formatDate(row.due, lang)) : t[row.why]),
        },
      ]}
      empty={null}
    />
  );
}

function Persons({ twice, of }: Pick<Props, 'twice' | 'of'>) {
  const t = useWords(words);
  const cell = ({ submission, unitName, name }: Record) => (
    <>
      <bdi>{name}</bdi> <a href={`/console/submissions/${submission}`}>{unitName}</a>
    </>
  );
  return (
    <DataTable
      caption={t.twice(t[of], twice.length)}
      path=""
      query={{}}
      rows={twice}
      rowKey={(pair) => pair.map((r) => `${r.submission} ${r.name}`).join()}
      columns={[
        { key: 'first', head: t.first, cell: ([one]) => cell(one) },
        { key: 'second', head: t.second, cell: ([, other]) => cell(other) },
      ]}
      empty={null}
    />
  );
}
