import type { ComponentChildren } from 'preact';
import { useWords } from '#ui/language.ts';
import { kitWords } from '#ui/words.ts';

type FormProps = {
  action: string;
  /** Random id of this rendering of the form: posting it again does nothing twice. */
  command: string;
  /** Whether it carries files. */
  files?: boolean;
  children: ComponentChildren;
};

/** A form that changes something. Browsers do not check it: the server's words are the only ones. */
export function Form({ action, command, files = false, children }: FormProps) {
  return (
    <form method="post" action={action} enctype={files ? 'multipart/form-data' : undefined} noValidate>
      <Hidden name="command" value={command} />
      {children}
    </form>
  );
}

/** A form that asks for another view of the page: its fields stand in the address. */
export function FilterForm({
  action,
  clear,
  children,
}: {
  action: string;
  clear: string;
  children: ComponentChildren;
}) {
  const words = useWords(kitWords);
  return (
    <form class="filter" method="get" action={action} noValidate>
      {children}
      <div class="buttons">
        <button class="secondary" type="submit">
          {words.filter}
        </button>
        <a href={clear}>{words.clearFilter}</a>
      </div>
    </form>
  );
}

export function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />;
}

type SubmitButtonProps = {
  children: ComponentChildren;
  /** What is sent when the form has several buttons, as `action`. */
  value?: string | undefined;
  kind?: 'primary' | 'secondary' | 'warning';
};

/** Sends the form once: pressed, it says so, and ignores a second press. */
export function SubmitButton({ children, value, kind = 'primary' }: SubmitButtonProps) {
  const words = useWords(kitWords);
  return (
    <button class={kind} type="submit" name={value && 'action'} value={value} data-busy={words.busy}>
      {children}
    </button>
  );
}

/**
 * What Enter in a field does, where it should not be what the first button in sight does. Browsers take the first of a form for
 * it: this one stands before the fields, for nobody to see, to reach or to hear of.
 */
export function OnEnter({ value }: { value: string }) {
  return <button class="hidden" type="submit" name="action" value={value} tabIndex={-1} aria-hidden="true" />;
}

/** The buttons of a form side by side. */
export function Buttons({ children }: { children: ComponentChildren }) {
  return <div class="buttons">{children}</div>;
}
