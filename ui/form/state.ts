import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Label } from '#core/codes/code-list.ts';

/** What is wrong, by the name of the field, in the order of the page. */
export type FieldErrors = Readonly<Record<string, Label>>;

/** In place of a field's name: what is wrong with the form as a whole. It stands in the summary alone. */
export const WHOLE_FORM = 'form';

/** What was typed or is stored, by the name of the field. A list holds every ticked value. */
export type FieldValues = Readonly<Record<string, string | readonly string[]>>;

export type FormState = { errors: FieldErrors; values: FieldValues };

const FormStateContext = createContext<FormState>({ errors: {}, values: {} });
export const FormStateProvider = FormStateContext.Provider;
export const useFormState = (): FormState => useContext(FormStateContext);

/** The text that a field shows: what was typed, otherwise what the page gives. */
export function useFieldValue(name: string, given: string | undefined): string {
  const typed = useFormState().values[name];
  return (typeof typed === 'string' ? typed : typed?.[0]) ?? given ?? '';
}

/** Values that are ticked: what was typed, otherwise what the page gives. */
export function useTicked(name: string, given: readonly string[]): readonly string[] {
  const typed = useFormState().values[name];
  if (typed === undefined) return given;
  return typeof typed === 'string' ? [typed] : typed;
}

/** Where the error summary leads: the id of the field, plain ASCII whatever its name holds. */
export const fieldId = (name: string): string =>
  `field-${name.replaceAll(/[^\w-]/gu, (sign) => `-${(sign.codePointAt(0) ?? 0).toString(16)}`)}`;
