import * as z from 'zod';
import { textOf, typedIn } from '#functions/pages/read-form.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { parseForm } from '#ui/form/parse-form.ts';
import type { FormSchema } from '#ui/form/schema-fields.ts';
import type { FieldErrors } from '#ui/form/state.ts';

/** Rows of one form at most; what has more is imported. */
export const MOST_ROWS = 60;

/** A row's schema with the names its fields have in the form: `grants.0.type`. */
export const prefixed = (schema: FormSchema, prefix: string): FormSchema =>
  z.object(Object.fromEntries(Object.entries(schema.shape).map(([name, type]) => [`${prefix}.${name}`, type])));

/**
 * The rows of a form in which anything was typed; a row that is emptied is removed. Throws `WrongInput` with every error of
 * every row, and for two rows with one key.
 */
export function readRows<S extends FormSchema>(
  schema: S,
  name: string,
  form: FormData,
  keyOf: (row: z.infer<S>) => string,
): z.infer<S>[] {
  const errors: Record<string, FieldErrors[string]> = {};
  const rows: z.infer<S>[] = [];
  const seen = new Set<string>();
  for (let i = 0; i < MOST_ROWS; i++) {
    const prefix = `${name}.${i}`;
    const fields = Object.keys(schema.shape);
    if (fields.every((field) => textOf(form, `${prefix}.${field}`) === '')) continue;
    const parsed = parseForm(prefixed(schema, prefix), form);
    if (!parsed.ok) {
      Object.assign(errors, parsed.errors);
      continue;
    }
    const row = Object.fromEntries(
      Object.entries(parsed.data).flatMap(([field, value]) =>
        value === undefined ? [] : [[field.slice(prefix.length + 1), value]],
      ),
    ) as z.infer<S>;
    if (seen.has(keyOf(row))) errors[`${prefix}.${fields[0]}`] = { zh: '与另一行重复', en: 'The same as another row' };
    seen.add(keyOf(row));
    rows.push(row);
  }
  if (Object.keys(errors).length > 0) throw new WrongInput(errors, typedIn(form));
  return rows;
}

/** The lines of a text with one thing a line; empty ones left out. */
export const linesOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
