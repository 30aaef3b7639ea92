import { useWords } from '#ui/language.ts';
import { kitWords } from '#ui/words.ts';

export type BarRow = { label: string; approved: number; inPost: number };

/** 核定与实有 by type: drawn, and the same figures as a table, with 超编 and 缺编 in words. */
export function BarPair({ caption, rows }: { caption: string; rows: readonly BarRow[] }) {
  const words = useWords(kitWords);
  const most = Math.max(1, ...rows.flatMap(({ approved, inPost }) => [approved, inPost]));
  return (
    <figure class="bars">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.type}</th>
            <th class="number" scope="col">
              {words.approved}
            </th>
            <th class="number" scope="col">
              {words.inPost}
            </th>
            <th scope="col">{words.difference}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">
                {row.label}
                <Bars row={row} most={most} />
              </th>
              <td class="number">{row.approved}</td>
              <td class="number">{row.inPost}</td>
              <td>{balance(row, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

type Words = (typeof kitWords)['zh'];

function balance({ approved, inPost }: BarRow, words: Words) {
  if (inPost > approved) return <strong>▲ {words.over(inPost - approved)}</strong>;
  return inPost < approved ? `▽ ${words.vacant(approved - inPost)}` : `= ${words.full}`;
}

/** Both bars on one scale, upper 核定 in outline, lower 实有 filled. The figures stand beside them, so readers skip the drawing. */
function Bars({ row: { approved, inPost }, most }: { row: BarRow; most: number }) {
  const width = (count: number) => (count / most) * 100;
  return (
    <svg viewBox="0 0 100 10" width="100" height="10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="approved" x="0" y="0" width={width(approved)} height="4" />
      <rect class={inPost > approved ? 'in-post over' : 'in-post'} x="0" y="5" width={width(inPost)} height="4" />
    </svg>
  );
}
