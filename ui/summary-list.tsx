import type { ComponentChildren } from 'preact';
import type { Link } from '#ui/page.tsx';

export type SummaryRow = {
  label: string;
  value: ComponentChildren;
  /** e.g. 修改; the row's label is read after its text. */
  action?: Link | undefined;
};

/** Facts by name, each with what can be done about it. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl class="summary">
      {rows.map(({ label, value, action }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          {action && (
            <dd class="action">
              <a href={action.href}>
                {action.text}
                <span class="hidden"> {label}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
