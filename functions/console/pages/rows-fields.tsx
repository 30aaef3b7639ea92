import { RowsFields } from '#console/submission/part.tsx';
import { draftLabels } from '#contract/draft.ts';
import { MOST_ROWS, prefixed } from '#functions/console/rows.ts';
import type { FormSchema } from '#ui/form/schema-fields.ts';
import type { CodeLabels } from '#ui/form/schema-form.tsx';

/** Empty rows at the end of a list. */
const BLANK = 2;

/** Records of one kind as rows of a form, with empty ones to add to. */
export function Rows({
  title,
  name,
  schema,
  stored,
  labels: named = draftLabels,
}: {
  title: string;
  name: string;
  schema: FormSchema;
  stored: readonly object[];
  labels?: CodeLabels;
}) {
  const count = Math.min(MOST_ROWS, stored.length + BLANK);
  const rows = Array.from({ length: count }, (_, i) => {
    const prefix = `${name}.${i}`;
    const row = Object.entries(stored[i] ?? {}).map(([field, value]) => [`${prefix}.${field}`, value]);
    return { prefix, schema: prefixed(schema, prefix), stored: Object.fromEntries(row), blank: i >= stored.length };
  });
  const labels = Object.fromEntries(
    rows.flatMap(({ prefix }) => Object.entries(named).map(([field, label]) => [`${prefix}.${field}`, label])),
  );
  return <RowsFields title={title} rows={rows} labels={labels} />;
}
