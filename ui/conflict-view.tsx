import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useWords } from '#ui/language.ts';
import { kitWords } from '#ui/words.ts';

export type ConflictRow = { label: string; yours: string; theirs: string };

type Props = {
  rows: readonly ConflictRow[];
  /** Who stored the other side, and when. */
  by?: string | undefined;
  /** What can be done: a form that keeps one's own, a link to the stored one. */
  children: ComponentChildren;
};

/** Both sides of what two people changed at once; nothing typed is lost. */
export function ConflictView({ rows, by, children }: Props) {
  const titleId = useId();
  const words = useWords(kitWords);
  return (
    <section class="conflict" aria-labelledby={titleId}>
      <h2 id={titleId}>{words.conflict}</h2>
      <p>
        {words.conflictHint} {by && <bdi>{by}</bdi>}
      </p>
      <table class="data">
        <thead>
          <tr>
            <th scope="col">{words.item}</th>
            <th scope="col">{words.yours}</th>
            <th scope="col">{words.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, yours, theirs }) => (
            <tr key={label}>
              <th scope="row" data-label={words.item}>
                {label}
              </th>
              <td data-label={words.yours}>{yours}</td>
              <td data-label={words.theirs}>{theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {children}
    </section>
  );
}
