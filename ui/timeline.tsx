import type { ComponentChildren } from 'preact';
import { formatInstant } from '#ui/format.ts';
import { useLang, useWords } from '#ui/language.ts';
import { kitWords } from '#ui/words.ts';

export type TimelineEntry = {
  id: string;
  /** An instant in UTC. */
  at: string;
  who: string;
  what: string;
  /** More about it: a reason, findings. */
  more?: ComponentChildren;
  /** No longer of effect, e.g. a signature before an edit: struck through, and said so. */
  voided?: boolean;
};

/** What happened, in the order given. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const lang = useLang();
  const words = useWords(kitWords);
  return (
    <ol class="timeline">
      {entries.map(({ id, at, who, what, more, voided }) => (
        <li key={id}>
          <p>
            <time dateTime={at}>{formatInstant(at, lang)}</time>
          </p>
          <p>
            {voided ? (
              <>
                <del>
                  <bdi>{who}</bdi> {what}
                </del>{' '}
                <strong>{words.voided}</strong>
              </>
            ) : (
              <>
                <bdi>{who}</bdi> {what}
              </>
            )}
          </p>
          {more && <div class="more">{more}</div>}
        </li>
      ))}
    </ol>
  );
}
