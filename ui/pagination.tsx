import { useWords } from '#ui/language.ts';
import { kitWords } from '#ui/words.ts';

type Props = {
  previous?: string | undefined;
  next?: string | undefined;
  /** Number of this page and of all, where they are known; a list by cursor knows neither. */
  page?: number | undefined;
  pages?: number | undefined;
};

/** Leads to the pages before and after this one; nothing when there is only this one. */
export function Pagination({ previous, next, page, pages }: Props) {
  const words = useWords(kitWords);
  if (!previous && !next) return null;
  return (
    <nav class="pagination" aria-label={words.pages}>
      {previous && (
        <a href={previous} rel="prev">
          ← {words.previous}
        </a>
      )}
      {page !== undefined && pages !== undefined && <span>{words.pageOf(page, pages)}</span>}
      {next && (
        <a href={next} rel="next">
          {words.next} →
        </a>
      )}
    </nav>
  );
}
