import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useWords } from '#ui/language.ts';
import { kitWords } from '#ui/words.ts';

type Props = { kind?: 'success' | 'important'; children: ComponentChildren };

/** Tells what has just been done, after a post and its redirect; `success` takes the focus, so there is one of it at most. */
export function NotificationBanner({ kind = 'success', children }: Props) {
  const words = useWords(kitWords);
  const titleId = useId();
  const success = kind === 'success';
  return (
    <section
      class={`banner ${kind}`}
      aria-labelledby={titleId}
      tabIndex={success ? -1 : undefined}
      autofocus={success}
      data-focus={success || undefined}
    >
      <h2 id={titleId}>{success ? words.success : words.notice}</h2>
      <div class="inside">{children}</div>
    </section>
  );
}
