import { Field, type FieldProps, useControl } from '#ui/form/field.tsx';
import { useFieldValue } from '#ui/form/state.ts';
import { useWords } from '#ui/language.ts';
import { kitWords } from '#ui/words.ts';

type TextProps = FieldProps & {
  /** What is stored; what was typed goes before it. */
  value?: string | undefined;
};

type LineProps = TextProps & {
  autocomplete?: string | undefined;
  /** Narrows it to what is expected: a code, a 文号. */
  short?: boolean;
  /** Texts that it offers; any other may be typed. */
  offers?: readonly string[] | undefined;
};

/** One line of text. */
export function TextField({ value, autocomplete, short, offers = [], ...field }: LineProps) {
  const control = useControl(field.name, field.hint);
  const list = offers.length > 0 ? `${control.id}-offers` : undefined;
  return (
    <Field {...field}>
      <input
        {...control}
        class={short ? 'short' : undefined}
        type="text"
        list={list}
        value={useFieldValue(field.name, value)}
        autocomplete={autocomplete ?? 'off'}
      />
      {list && (
        <datalist id={list}>
          {offers.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </Field>
  );
}

export function TextArea({ value, rows = 4, ...field }: TextProps & { rows?: number }) {
  return (
    <Field {...field}>
      <textarea {...useControl(field.name, field.hint)} rows={rows} value={useFieldValue(field.name, value)} />
    </Field>
  );
}

/** A whole number. Text with a keypad: a number field drops what it cannot read, and turns with the wheel. */
export function NumberField({ value, ...field }: TextProps) {
  return (
    <Field {...field}>
      <input
        {...useControl(field.name, field.hint)}
        class="short"
        type="text"
        inputMode="numeric"
        value={useFieldValue(field.name, value)}
        autocomplete="off"
      />
    </Field>
  );
}

/** A day, `YYYY-MM-DD`. What is no day comes back as text, so that what was typed is not lost. */
export function DateField({ value, ...field }: TextProps) {
  const words = useWords(kitWords);
  const shown = useFieldValue(field.name, value);
  const hint = field.hint ?? words.dateHint;
  return (
    <Field {...field} hint={hint}>
      <input
        {...useControl(field.name, hint)}
        class="short"
        type={shown === '' || /^\d{4}-\d{2}-\d{2}$/.test(shown) ? 'date' : 'text'}
        value={shown}
        placeholder="YYYY-MM-DD"
      />
    </Field>
  );
}

/** A file; `accept` as in HTML, empty for any. A browser never shows a chosen file again after an error. */
export function FileField({ accept, ...field }: FieldProps & { accept: string }) {
  return (
    <Field {...field}>
      <input {...useControl(field.name, field.hint)} type="file" accept={accept || undefined} />
    </Field>
  );
}
