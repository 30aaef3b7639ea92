/*
 * The one script of every page. Nothing depends on it: it makes plain forms kinder.
 */

/** The error summary or the banner of what was just done is read first. */
document.querySelector<HTMLElement>('[data-focus]')?.focus();

/** A form is sent once; its button says so. Coming back by the history makes it ready again. */
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
  if (form.dataset.sent !== undefined) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = '';
  const button = event.submitter;
  const { busy } = button?.dataset ?? {};
  if (!button || !busy) return;
  button.dataset.ready = button.innerHTML;
  button.textContent = busy;
  button.setAttribute('aria-disabled', 'true');
});

window.addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  for (const form of document.querySelectorAll<HTMLElement>('[data-sent]')) delete form.dataset.sent;
  for (const button of document.querySelectorAll<HTMLElement>('[data-ready]')) {
    button.innerHTML = button.dataset.ready ?? '';
    delete button.dataset.ready;
    button.removeAttribute('aria-disabled');
  }
});

/** Enter that takes over a word from an input method is no Enter; Safari names it 229 after the composition has ended. */
document.addEventListener(
  'keydown',
  (event) => {
    if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault();
  },
  true,
);
