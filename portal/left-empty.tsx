import { Field, useControl } from '#ui/form/field.tsx';
import { useFieldValue, useFormState } from '#ui/form/state.ts';
import { defineWords, useWords } from '#ui/language.ts';

const words = defineWords({ zh: { label: '本栏请勿填写' }, en: { label: 'Leave this one empty' } });

/** Name of the field that nobody sees, and only programs fill in. */
export const LEFT_EMPTY = 'more';

/** Neither seen nor read out nor reached by keyboard, until it has been filled in by mistake. */
export function LeftEmpty() {
  const { label } = useWords(words);
  const filled = useFormState().errors[LEFT_EMPTY] !== undefined;
  return (
    <div class={filled ? undefined : 'hidden'} aria-hidden={filled ? undefined : 'true'}>
      <Field name={LEFT_EMPTY} label={label}>
        <input
          {...useControl(LEFT_EMPTY, undefined)}
          type="text"
          value={useFieldValue(LEFT_EMPTY, '')}
          autocomplete="off"
          tabIndex={filled ? undefined : -1}
        />
      </Field>
    </div>
  );
}
