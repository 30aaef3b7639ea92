import type { ComponentChildren } from 'preact';

/** What a tag says besides its text. Each has a sign of its own: colour alone says nothing. */
export type TagKind = 'neutral' | 'current' | 'good' | 'warning' | 'bad';

const signs: Readonly<Record<TagKind, string>> = { neutral: '○', current: '▶', good: '✓', warning: '!', bad: '×' };

export function Tag({ kind = 'neutral', children }: { kind?: TagKind | undefined; children: ComponentChildren }) {
  return (
    <span class={`tag ${kind}`}>
      <span class="sign" aria-hidden="true">
        {signs[kind]}
      </span>
      {children}
    </span>
  );
}
