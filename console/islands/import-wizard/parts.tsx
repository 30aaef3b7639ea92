import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { steps, type Wizard } from '#console/islands/import-wizard/state.ts';
import { wizardWords } from '#console/islands/import-wizard/words.ts';
import { useWords } from '#ui/language.ts';

/** Long enough to be worth a word. */
const WAIT = 400;

/** Says what is under way, once it has taken a while. Present from the start, so that it is announced. */
export function Status({ text }: { text: string }) {
  const late = useSignal(false);
  useEffect(() => {
    late.value = false;
    if (text === '') return;
    const timer = setTimeout(() => {
      late.value = true;
    }, WAIT);
    return () => clearTimeout(timer);
  }, [text]);
  return <p role="status">{late.value ? text : ''}</p>;
}

/** The page's title says that something is wrong, as long as it is. */
export function useFailedTitle(failed: boolean): void {
  const { errorPrefix } = useWords(wizardWords);
  useLayoutEffect(() => {
    if (!failed) return;
    const { title } = document;
    document.title = `${errorPrefix}${title}`;
    return () => {
      document.title = title;
    };
  }, [failed]);
}

type StepButtonsProps = {
  wizard: Wizard;
  /** Why it cannot go on; shown as text beside the button. */
  blocked?: string | undefined;
  /** What the button does; otherwise it leads to the next step. */
  next?: { text: string; press: () => void };
};

/** Back and forth. A button that cannot be used says why, and still takes the focus. */
export function StepButtons({ wizard, blocked, next }: StepButtonsProps) {
  const t = useWords(wizardWords);
  const at = steps.indexOf(wizard.step.value);
  const before = wizard.step.value === 'header' && wizard.sheets.value.length < 2 ? 'upload' : steps[at - 1];
  const after = steps[at + 1];
  const forward = (): void => {
    if (blocked) return;
    if (next) next.press();
    else if (after) wizard.step.value = after;
  };
  return (
    <>
      {blocked && <p id="blocked">{blocked}</p>}
      <div class="buttons">
        {before && (
          <button
            type="button"
            class="secondary"
            onClick={() => {
              wizard.step.value = before;
            }}
          >
            {t.previous}
          </button>
        )}
        <button
          type="button"
          aria-disabled={blocked ? 'true' : undefined}
          aria-describedby={blocked ? 'blocked' : undefined}
          onClick={forward}
        >
          {next?.text ?? t.next}
        </button>
      </div>
    </>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  options: readonly { value: string; text: ComponentChildren; hint?: string | undefined }[];
  chosen: string;
  choose: (value: string) => void;
};

/** One of a few, all in sight. */
export function Choice({ name, label, options, chosen, choose }: ChoiceProps) {
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      {options.map(({ value, text, hint }) => (
        <div key={value} class="tick">
          <input
            type="radio"
            id={`${name}-${value}`}
            name={name}
            value={value}
            checked={value === chosen}
            aria-describedby={hint && `${name}-${value}-hint`}
            onChange={() => choose(value)}
          />
          <label for={`${name}-${value}`}>{text}</label>
          {hint && (
            <p class="hint" id={`${name}-${value}-hint`}>
              {hint}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  );
}
