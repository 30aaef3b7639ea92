import { type Label, labelOf } from '#core/codes/code-list.ts';
import { type EstablishmentType, establishmentType, leadershipPost } from '#core/codes/lists.ts';
import type { CountyTotals, UnitTotals } from '#core/examination/totals.ts';
import { DataTable } from '#ui/data-table.tsx';
import { formatDifference, formatNumber } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';

const words = defineWords({
  zh: {
    title: '计入全县合计',
    hint: '按各单位已公开的内容计算；本批公开后，批次中的单位以本批内容计入。',
    figure: '项目',
    published: '现已公开',
    withBatch: '计入本批后',
    difference: '增减',
  },
  en: {
    title: 'In the totals of the county',
    hint: 'Counted from what the units have published; once this batch is published, its units count as they stand in it.',
    figure: 'Figure',
    published: 'Published now',
    withBatch: 'With this batch',
    difference: 'Difference',
  },
});

type Figure = { name: Label; of: (totals: UnitTotals) => number };

const named = (list: Label, figure: Label): Label => ({
  zh: `${list.zh} · ${figure.zh}`,
  en: `${list.en}: ${figure.en}`,
});
const all: Label = { zh: '合计', en: 'all' };
const posts: Label = { zh: '编制数', en: 'posts' };
const over: Label = { zh: '超编', en: 'over strength' };
const inPost: Label = { zh: '实有人数', en: 'in post' };

const figures: readonly Figure[] = [
  { name: { zh: '已公开单位', en: 'Units published' }, of: (t) => t.units },
  { name: { zh: '公开在编人员', en: 'Persons published' }, of: (t) => t.staff },
  ...establishmentType.items.flatMap(({ code }) => [
    { name: named(labelOf(establishmentType, code), posts), of: typeOf(code, 'establishment') },
    { name: named(labelOf(establishmentType, code), inPost), of: typeOf(code, 'inPost') },
  ]),
  { name: named(all, posts), of: (t) => t.all.establishment },
  { name: named(all, inPost), of: (t) => t.all.inPost },
  { name: named(all, over), of: (t) => t.all.over },
  ...leadershipPost.items.map(({ code }) => ({
    name: named(labelOf(leadershipPost, code), { zh: '核定职数', en: 'leading posts' }),
    of: (t: UnitTotals) => t.leadership.find((l) => l.post === code)?.posts ?? 0,
  })),
];

function typeOf(code: EstablishmentType, key: 'establishment' | 'inPost') {
  return (t: UnitTotals): number => t.types.find((f) => f.type === code)?.[key] ?? 0;
}

/** 接收并汇总: the county's public totals now, with the batch, and what the batch adds or takes. */
export function CountyTotalsView({ published, withBatch }: CountyTotals) {
  const t = useWords(words);
  const lang = useLang();
  const rows = figures
    .map(({ name, of }) => ({ name: name[lang], before: of(published), after: of(withBatch) }))
    .filter(({ before, after }) => before !== 0 || after !== 0);
  return (
    <section aria-labelledby="county">
      <h2 id="county">{t.title}</h2>
      <p class="hint">{t.hint}</p>
      <DataTable
        caption={t.title}
        path=""
        query={{}}
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          { key: 'figure', head: t.figure, cell: (row) => row.name },
          { key: 'published', head: t.published, numeric: true, cell: (row) => formatNumber(row.before, lang) },
          { key: 'withBatch', head: t.withBatch, numeric: true, cell: (row) => formatNumber(row.after, lang) },
          {
            key: 'difference',
            head: t.difference,
            numeric: true,
            cell: (row) => formatDifference(row.after - row.before, lang),
          },
        ]}
        empty={null}
      />
    </section>
  );
}
