import type { ComponentChildren } from 'preact';
import { useWords } from '#ui/language.ts';
import { kitWords } from '#ui/words.ts';

type Props = { kind?: 'success' | 'important'; children: ComponentChildren };

/** Tells what has just been done, after a post and its redirect; `success` takes the focus. One a page. */
export function NotificationBanner({ kind = 'success', children }: Props) {
  const words = useWords(kitWords);
  const success = kind === 'success';
  return (
    <section
      class={`banner ${kind}`}
      aria-labelledby="banner-title"
      tabIndex={success ? -1 : undefined}
      autofocus={success}
      data-focus={success || undefined}
    >
      <h2 id="banner-title">{success ? words.success : words.notice}</h2>
      <div class="inside">{children}</div>
    </section>
  );
}
