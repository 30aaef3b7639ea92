import type * as z from 'zod';
import { WrongInput } from '#functions/pages/wrong-input.ts';
import { parseForm } from '#ui/form/parse-form.ts';
import type { FormSchema } from '#ui/form/schema-fields.ts';
import type { FieldErrors, FieldValues } from '#ui/form/state.ts';

/** A posted form by its schema. Throws `WrongInput` with every error and all that was typed. */
export function readForm<S extends FormSchema>(schema: S, form: FormData): z.infer<S> {
  const parsed = parseForm(schema, form);
  if (parsed.ok) return parsed.data;
  throw new WrongInput(parsed.errors, typedIn(form));
}

/** The id that the form was rendered with: posting it again does nothing twice. Throws `WrongInput` without one. */
export function commandOf(form: FormData): string {
  const command = form.get('command');
  if (typeof command === 'string' && /^[\w-]{10,64}$/.test(command)) return command;
  throw new WrongInput(
    { form: { zh: '页面已过期，请重新打开后再提交', en: 'The page is out of date; open it again, then send it' } },
    typedIn(form),
  );
}

/** Text of a field, trimmed; empty without it. */
export const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
};

/** The fields whose name begins with a prefix, by the rest of their name; empty ones left out. */
export function textsOf(form: FormData, prefix: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of form.keys())
    if (name.startsWith(prefix)) {
      const text = textOf(form, name);
      if (text) found[name.slice(prefix.length)] = text;
    }
  return found;
}

/**
 * Refuses texts that are longer than they may be: nothing that was typed is cut off in silence. `most` has characters by the
 * name of a field, or by how names begin, e.g. `note.`. Throws `WrongInput` with every error.
 */
export function assertLengths(form: FormData, most: Readonly<Record<string, number>>): void {
  const errors: Record<string, FieldErrors[string]> = {};
  for (const name of new Set(form.keys())) {
    const limit = most[name] ?? most[name.slice(0, name.indexOf('.') + 1)];
    if (limit !== undefined && [...textOf(form, name)].length > limit)
      errors[name] = { zh: `最多 ${limit} 个字`, en: `At most ${limit} characters` };
  }
  if (Object.keys(errors).length > 0) throw new WrongInput(errors, typedIn(form));
}

/** Fields that are never sent back, not even to who typed them, and kept nowhere: a roster may hold identity numbers. */
const unsaid: readonly string[] = ['command', 'identityNumber', 'roster'];

/** All that was typed, to be shown again; without files, the form's own id, and identity numbers. */
export function typedIn(form: FormData): FieldValues {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    const texts = form.getAll(name).filter((value) => typeof value === 'string');
    if (!unsaid.includes(name) && texts.length > 0) values[name] = texts.length === 1 ? (texts[0] ?? '') : texts;
  }
  return values;
}
