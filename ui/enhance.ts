/*
 * The one script of every page. Nothing depends on it: it makes plain forms kinder.
 */

/** The error summary or the banner of what was just done is read first. */
document.querySelector<HTMLElement>('[data-focus]')?.focus();

/** Buttons of forms under way, with what they said. */
const sent = new Map<HTMLFormElement, { button: HTMLElement; said: Node[] } | null>();

/** A form is sent once; its button says so. Coming back by the history makes it ready again. */
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  const button = event.submitter;
  const busy = button?.dataset.busy;
  sent.set(form, button && busy ? { button, said: [...button.childNodes] } : null);
  if (!button || !busy) return;
  button.replaceChildren(busy);
  button.setAttribute('aria-disabled', 'true');
});

window.addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  for (const pressed of sent.values()) {
    pressed?.button.replaceChildren(...pressed.said);
    pressed?.button.removeAttribute('aria-disabled');
  }
  sent.clear();
});

/** Enter that takes over a word from an input method is no Enter; Safari names it 229 after the composition has ended. */
document.addEventListener(
  'keydown',
  (event) => {
    if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault();
  },
  true,
);
