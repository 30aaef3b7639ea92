import { useState } from 'preact/hooks';

/** `value` is what is sent, `text` what is read. */
export type Choice = { value: string; text: string };

/** Choices shown at once; a further character narrows them. */
const SHOWN = 8;

/**
 * A combobox with a list to choose from, as the ARIA Authoring Practices have it: the focus stays in the text, arrows go through the
 * list, Enter takes what they are at, Escape closes the list and then empties the text.
 */
export function useCombobox(id: string, choices: readonly Choice[], choose: (choice: Choice) => void) {
  const [text, type] = useState('');
  const [open, show] = useState(false);
  const [at, goTo] = useState(-1);
  const wanted = text.trim();
  const found = open ? choices.filter((choice) => choice.text.includes(wanted)).slice(0, SHOWN) : [];
  const idOf = (index: number) => `${id}-option-${index}`;
  const close = () => {
    show(false);
    goTo(-1);
  };
  const take = (choice: Choice) => {
    type('');
    close();
    choose(choice);
  };
  const step = (by: number) => {
    show(true);
    const most = Math.min(SHOWN, choices.filter((choice) => choice.text.includes(wanted)).length);
    if (most > 0) goTo(at < 0 ? (by > 0 ? 0 : most - 1) : (at + by + most) % most);
  };

  function pressed(event: KeyboardEvent): void {
    // Enter and arrows that work in an input method belong to it.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Escape') {
      if (!open) type('');
      close();
    } else if (event.key === 'Enter') {
      const choice = found[at] ?? (found.length === 1 ? found[0] : undefined);
      // Enter in a half-typed name is no reason to send the form.
      if (!open && wanted === '') return;
      if (choice) take(choice);
    } else return;
    event.preventDefault();
  }

  return {
    open,
    found,
    input: {
      id,
      role: 'combobox' as const,
      value: text,
      'aria-expanded': open,
      'aria-controls': `${id}-list`,
      'aria-autocomplete': 'list' as const,
      'aria-activedescendant': found[at] ? idOf(at) : undefined,
      onInput: (event: Event) => {
        type((event.currentTarget as HTMLInputElement).value);
        show(true);
        goTo(-1);
      },
      onKeyDown: pressed,
      onBlur: close,
    },
    list: { id: `${id}-list`, role: 'listbox' as const, hidden: found.length === 0 },
    option: (choice: Choice, index: number) => ({
      id: idOf(index),
      role: 'option' as const,
      'aria-selected': index === at,
      // Pressing must not take the focus from the text, which would close the list first.
      onMouseDown: (event: Event) => event.preventDefault(),
      onClick: () => take(choice),
    }),
  };
}
