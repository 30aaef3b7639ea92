import { labelOf } from '#core/codes/code-list.ts';
import { establishmentType, leadershipPost } from '#core/codes/lists.ts';
import type { MandateDifferences, UnitTotals } from '#core/examination/totals.ts';
import { DataTable } from '#ui/data-table.tsx';
import { formatNumber } from '#ui/format.ts';
import { defineWords, useLang, useWords } from '#ui/language.ts';

const words = defineWords({
  zh: {
    totals: '汇总数',
    type: '类别',
    establishment: '编制数',
    inPost: '实有人数',
    apart: '单列',
    over: '超编',
    vacant: '空编',
    sum: '合计',
    leadership: '领导职数',
    posts: '核定职数',
    leaders: '实有领导',
    staff: (n: string, units: number) => `${units} 个单位，公开在编人员 ${n} 名`,
    differences: '与三定总数的差异',
    same: '与三定总数一致。',
    without: (n: number) => `${n} 个单位未登记三定，未计入比对。`,
    reported: '申报',
    approved: '三定核定',
  },
  en: {
    totals: 'Totals',
    type: 'Type',
    establishment: 'Posts',
    inPost: 'In post',
    apart: 'Listed apart',
    over: 'Over',
    vacant: 'Vacant',
    sum: 'Sum',
    leadership: 'Leading posts',
    posts: 'Authorised',
    leaders: 'In post',
    staff: (n: string, units: number) => `${units} units, ${n} persons to be published`,
    differences: 'Differences against the mandates',
    same: 'The sums agree with the mandates.',
    without: (n: number) => `${n} units have no mandate on file and are left out of the comparison.`,
    reported: 'Reported',
    approved: 'By mandate',
  },
});

/** 汇总数: sums by type and kind, and where they differ from the mandates. */
export function BatchTotalsView({ totals, differences }: { totals: UnitTotals; differences: MandateDifferences }) {
  const t = useWords(words);
  const lang = useLang();
  const n = (value: number) => formatNumber(value, lang);
  const rows = [
    ...totals.types.map((f) => ({ ...f, name: labelOf(establishmentType, f.type)[lang] })),
    { ...totals.all, name: t.sum },
  ];
  return (
    <section aria-labelledby="totals">
      <h2 id="totals">{t.totals}</h2>
      <p>{t.staff(n(totals.staff), totals.units)}</p>
      <DataTable
        caption={t.totals}
        path=""
        query={{}}
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          { key: 'type', head: t.type, cell: (row) => row.name },
          { key: 'establishment', head: t.establishment, numeric: true, cell: (row) => n(row.establishment) },
          { key: 'inPost', head: t.inPost, numeric: true, cell: (row) => n(row.inPost) },
          { key: 'apart', head: t.apart, numeric: true, cell: (row) => n(row.listedApart) },
          { key: 'over', head: t.over, numeric: true, cell: (row) => n(row.over) },
          { key: 'vacant', head: t.vacant, numeric: true, cell: (row) => n(row.vacant) },
        ]}
        empty={null}
      />
      {totals.leadership.length > 0 && (
        <DataTable
          caption={t.leadership}
          path=""
          query={{}}
          rows={totals.leadership}
          rowKey={(row) => row.post}
          columns={[
            { key: 'post', head: t.type, cell: (row) => labelOf(leadershipPost, row.post)[lang] },
            { key: 'posts', head: t.posts, numeric: true, cell: (row) => n(row.posts) },
            { key: 'inPost', head: t.leaders, numeric: true, cell: (row) => n(row.inPost) },
            { key: 'over', head: t.over, numeric: true, cell: (row) => n(row.over) },
          ]}
          empty={null}
        />
      )}
      <Differences differences={differences} />
    </section>
  );
}

function Differences({ differences }: { differences: MandateDifferences }) {
  const t = useWords(words);
  const lang = useLang();
  const rows = [
    ...differences.types.map((d) => ({ ...d, name: labelOf(establishmentType, d.type)[lang] })),
    ...differences.leadership.map((d) => ({ ...d, name: labelOf(leadershipPost, d.post)[lang] })),
  ];
  return (
    <>
      <h3>{t.differences}</h3>
      {differences.without.length > 0 && <p>{t.without(differences.without.length)}</p>}
      <DataTable
        caption={t.differences}
        path=""
        query={{}}
        rows={rows}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', head: t.type, cell: (row) => row.name },
          { key: 'reported', head: t.reported, numeric: true, cell: (row) => row.reported },
          { key: 'approved', head: t.approved, numeric: true, cell: (row) => row.approved },
        ]}
        empty={<p>{t.same}</p>}
      />
    </>
  );
}
