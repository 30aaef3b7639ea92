import { Field, FieldAlone, type FieldProps, FieldSet, useControl } from '#ui/form/field.tsx';
import { fieldId, useFieldValue, useTicked } from '#ui/form/state.ts';
import { useWords } from '#ui/language.ts';
import { kitWords } from '#ui/words.ts';

export type Option = { readonly value: string; readonly text: string; readonly hint?: string | undefined };

type ChoiceProps = FieldProps & { options: readonly Option[] };

/** One of many. */
export function Select({ options, value, ...field }: ChoiceProps & { value?: string | undefined }) {
  const words = useWords(kitWords);
  const chosen = useFieldValue(field.name, value);
  return (
    <Field {...field}>
      <select {...useControl(field.name, field.hint)}>
        <option value="" selected={chosen === ''}>
          {words.choose}
        </option>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === chosen}>
            {option.text}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** One of a few, all in sight. */
export function Radios({ options, value, ...field }: ChoiceProps & { value?: string | undefined }) {
  const chosen = useFieldValue(field.name, value);
  return (
    <FieldSet {...field}>
      {options.map((option, index) => (
        <Tick
          key={option.value}
          type="radio"
          name={field.name}
          option={option}
          index={index}
          on={option.value === chosen}
        />
      ))}
    </FieldSet>
  );
}

/** Any of a few. */
export function Checkboxes({
  options,
  values = [],
  ...field
}: ChoiceProps & { values?: readonly string[] | undefined }) {
  const ticked = useTicked(field.name, values);
  return (
    <FieldSet {...field}>
      {options.map((option, index) => (
        <Tick
          key={option.value}
          type="checkbox"
          name={field.name}
          option={option}
          index={index}
          on={ticked.includes(option.value)}
        />
      ))}
    </FieldSet>
  );
}

type CheckboxProps = { name: string; label: string; hint?: string | undefined; on: boolean };

/** Yes or no: sent as `true`, or not at all. */
export function Checkbox({ name, label, hint, on }: CheckboxProps) {
  const ticked = useTicked(name, on ? ['true'] : []).includes('true');
  return (
    <FieldAlone name={name}>
      <Tick type="checkbox" name={name} option={{ value: 'true', text: label, hint }} index={0} on={ticked} alone />
    </FieldAlone>
  );
}

type TickProps = {
  type: 'radio' | 'checkbox';
  name: string;
  option: Option;
  index: number;
  on: boolean;
  /** Whether it stands alone: in a group, the group speaks of the error. */
  alone?: boolean;
};

/** The first one bears the field's own id, so that the error summary leads to it. */
function Tick({ type, name, option, index, on, alone = false }: TickProps) {
  const { 'aria-invalid': invalid, 'aria-describedby': error } = useControl(name, undefined);

  const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`;
  const hintId = option.hint ? `${id}-about` : undefined;
  return (
    <div class="tick">
      <input
        type={type}
        id={id}
        name={name}
        value={option.value}
        checked={on}
        aria-describedby={[hintId, alone && error].filter(Boolean).join(' ') || undefined}
        aria-invalid={type === 'checkbox' ? invalid : undefined}
      />
      <label for={id}>{option.text}</label>
      {option.hint && (
        <p class="hint" id={hintId}>
          {option.hint}
        </p>
      )}
    </div>
  );
}
