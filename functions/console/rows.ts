import * as z from 'zod';
import { textOf, typedIn } from '#functions/pages/read-form.ts';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { parseForm } from '#ui/form/parse-form.ts';
import type { FormSchema } from '#ui/form/schema-fields.ts';
import { type FieldErrors, WHOLE_FORM } from '#ui/form/state.ts';

/** Rows of one kind at most that a form saves: with all their fields they stay below what a form may have. */
const MOST_ROWS = 1_000;

/** A row's schema with the names its fields have in the form: `grants.0.type`. */
export const prefixed = (schema: FormSchema, prefix: string): FormSchema =>
  z.object(Object.fromEntries(Object.entries(schema.shape).map(([name, type]) => [`${prefix}.${name}`, type])));

/**
 * The rows of a form in which anything was typed; a row that is emptied is removed. Throws `WrongInput` with every error of
 * every row, for two rows with one key, and for more rows than a form saves: none is left out in silence.
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
  const fields = Object.keys(schema.shape);
  for (const i of numbersIn(form, name)) {
    const prefix = `${name}.${i}`;
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
  if (rows.length > MOST_ROWS)
    errors[WHOLE_FORM] = {
      zh: `共 ${rows.length} 项，一次最多保存 ${MOST_ROWS} 项；未作任何改动`,
      en: `${rows.length} rows; at most ${MOST_ROWS} are saved at once. Nothing was changed`,
    };
  if (Object.keys(errors).length > 0) throw new WrongInput(errors, typedIn(form));
  return rows;
}

/** The numbers of the rows that a form brought, in order. */
function numbersIn(form: FormData, name: string): number[] {
  const numbers = new Set<number>();
  for (const key of form.keys()) {
    const [of, number = '', field] = key.split('.');
    if (of === name && field !== undefined && /^\d{1,6}$/.test(number)) numbers.add(Number(number));
  }
  return [...numbers].sort((a, b) => a - b);
}

/** The lines of a text with one thing a line; empty ones left out. */
export const linesOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
