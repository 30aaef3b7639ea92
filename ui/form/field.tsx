import type { ComponentChildren } from 'preact';
import { fieldId, useFormState } from '#ui/form/state.ts';
import { useLang, useWords } from '#ui/language.ts';
import { kitWords } from '#ui/words.ts';

/** What every field has. */
export type FieldProps = {
  name: string;
  label: string;
  hint?: ComponentChildren;
  /** Marked as optional; every other field is required. */
  optional?: boolean | undefined;
  /** The label is read out and not seen: for a control whose place, as in a table, tells the eye what it is. */
  quiet?: boolean | undefined;
};

/** Attributes that tie a control to its hint and its error. */
export type ControlProps = {
  id: string;
  name: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
};

/** Ties the control with the given name to its hint and its error, where it has them. */
export function useControl(name: string, hint: ComponentChildren): ControlProps {
  const id = fieldId(name);
  const failed = useFormState().errors[name] !== undefined;
  const described = [...(hint ? [`${id}-hint`] : []), ...(failed ? [`${id}-error`] : [])];
  return {
    id,
    name,
    'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
    'aria-invalid': failed ? 'true' : undefined,
  };
}

/** Label, hint, error and control of one field, in this order. */
export function Field({ name, label, hint, optional, quiet, children }: FieldProps & { children: ComponentChildren }) {
  const id = fieldId(name);
  const words = useWords(kitWords);
  return (
    <FieldGroup name={name}>
      <label for={id} class={quiet ? 'hidden' : undefined}>
        {label}
        {optional && <span class="optional">{words.optional}</span>}
      </label>
      <HintAndError name={name} hint={hint} />
      {children}
    </FieldGroup>
  );
}

/** A group of controls under one legend: radios, checkboxes. */
export function FieldSet({
  name,
  label,
  hint,
  optional,
  quiet,
  children,
}: FieldProps & { children: ComponentChildren }) {
  const words = useWords(kitWords);
  const { 'aria-describedby': described } = useControl(name, hint);
  return (
    <FieldGroup name={name}>
      <fieldset aria-describedby={described}>
        <legend class={quiet ? 'hidden' : undefined}>
          {label}
          {optional && <span class="optional">{words.optional}</span>}
        </legend>
        <HintAndError name={name} hint={hint} />
        {children}
      </fieldset>
    </FieldGroup>
  );
}

/** A control that brings its own label: its error stands before it. */
export function FieldAlone({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <FieldGroup name={name}>
      <HintAndError name={name} hint={undefined} />
      {children}
    </FieldGroup>
  );
}

function FieldGroup({ name, children }: { name: string; children: ComponentChildren }) {
  return <div class={useFormState().errors[name] ? 'field failed' : 'field'}>{children}</div>;
}

function HintAndError({ name, hint }: { name: string; hint: ComponentChildren }) {
  const id = fieldId(name);
  const lang = useLang();
  const words = useWords(kitWords);
  const error = useFormState().errors[name];
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          <span class="hidden">{words.errorPrefix}</span>
          {error[lang]}
        </p>
      )}
    </>
  );
}
