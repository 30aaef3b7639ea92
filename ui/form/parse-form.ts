import type * as z from 'zod';
import type { Label } from '#core/codes/code-list.ts';
import { fieldFault } from '#ui/form/field-fault.ts';
import { type FormSchema, type SchemaField, schemaFields } from '#ui/form/schema-fields.ts';
import type { FieldErrors, FieldValues } from '#ui/form/state.ts';
import { bilingual } from '#ui/language.ts';

/** What a form brought: its data, or what is wrong with each field. `values` is what was typed, to show again. */
export type ParsedForm<T> =
  | { ok: true; data: T; values: FieldValues }
  | { ok: false; errors: FieldErrors; values: FieldValues };

/**
 * Reads a posted form by a schema. An empty field counts as not given, blanks around a text as none, full-width digits as
 * digits, 2026年11月23日 and 2026/11/23 as 2026-11-23. Fields the schema does not name are passed over.
 */
export function parseForm<S extends FormSchema>(schema: S, form: FormData): ParsedForm<z.infer<S>> {
  const fields = schemaFields(schema);
  const values = Object.fromEntries(fields.flatMap((field) => typed(field, form)));
  const read = Object.fromEntries(fields.map((field) => [field.name, reading(field, form)]));
  const result = schema.safeParse(read, { error: (issue) => fieldFault(issue, fields) });
  if (result.success) return { ok: true, data: result.data as z.infer<S>, values };
  return { ok: false, errors: errorsOf(result.error, fields), values };
}

/** The first error of each field, in the order of the form. */
function errorsOf(error: z.ZodError, fields: readonly SchemaField[]): FieldErrors {
  const first = new Map<string, Label>();
  for (const { path, message } of error.issues) {
    const name = String(path[0] ?? fields[0]?.name);
    if (!first.has(name)) first.set(name, bilingual(message));
  }
  const rank = (name: string) => fields.findIndex((field) => field.name === name);
  return Object.fromEntries([...first].sort(([a], [b]) => rank(a) - rank(b)));
}

function typed({ kind, name }: SchemaField, form: FormData): [string, string | string[]][] {
  const texts = form.getAll(name).filter((value) => typeof value === 'string');
  if (kind === 'choices' || kind === 'yes') return [[name, texts]];
  return kind === 'file' ? [] : [[name, texts[0] ?? '']];
}

function reading({ kind, name }: SchemaField, form: FormData): unknown {
  if (kind === 'choices') return form.getAll(name);
  if (kind === 'yes') return form.has(name);
  const value = form.get(name);
  if (value instanceof File) return kind === 'file' && value.size + value.name.length > 0 ? value : undefined;
  const text = (value ?? '').replaceAll('\r\n', '\n').trim();
  if (text === '') return undefined;
  if (kind === 'number') return numberIn(text);
  return kind === 'date' ? dateIn(text) : text;
}

function numberIn(text: string): number | string {
  const plain = text.normalize('NFKC').replaceAll(',', '');
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

function dateIn(text: string): string {
  const [, year, month = '', day = ''] =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text.normalize('NFKC')) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
}
