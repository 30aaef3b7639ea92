import { RowsFields } from '#console/submission/part.tsx';
import { draftLabels } from '#contract/draft.ts';
import { prefixed } from '#functions/console/rows.ts';
import type { FormSchema } from '#ui/form/schema-fields.ts';
import type { CodeLabels } from '#ui/form/schema-form.tsx';

/** Empty rows at the end of a list. */
const BLANK = 2;

/** Every record of one kind as a row of a form, with empty ones to add to: a row that is not there would be removed by saving. */
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
  const rows = Array.from({ length: stored.length + BLANK }, (_, i) => {
    const prefix = `${name}.${i}`;
    const row = Object.entries(stored[i] ?? {}).map(([field, value]) => [`${prefix}.${field}`, value]);
    return { prefix, schema: prefixed(schema, prefix), stored: Object.fromEntries(row), blank: i >= stored.length };
  });
  const labels = Object.fromEntries(
    rows.flatMap(({ prefix }) => Object.entries(named).map(([field, label]) => [`${prefix}.${field}`, label])),
  );
  return <RowsFields title={title} rows={rows} labels={labels} />;
}
