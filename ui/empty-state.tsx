import type { Link } from '#ui/page.tsx';

/** Why a list is empty, and the one thing to do next. */
export function EmptyState({ why, next }: { why: string; next?: Link | undefined }) {
  return (
    <div class="empty">
      <p>{why}</p>
      {next && (
        <p>
          <a href={next.href}>{next.text}</a>
        </p>
      )}
    </div>
  );
}
