import type { ComponentChildren } from 'preact';

/** What only some need to read, behind its summary. */
export function Details({ summary, children }: { summary: string; children: ComponentChildren }) {
  return (
    <details>
      <summary>{summary}</summary>
      <div class="inside">{children}</div>
    </details>
  );
}
