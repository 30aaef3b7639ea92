/** Verdicts by their keys, in the order in which the page offers them. */
const verdicts: Readonly<Record<string, string>> = { '1': 'agrees', '2': 'differs', '3': 'pending' };

/**
 * What a key does in the table of an examination: J and K go to the next and the previous line, 1, 2 and 3 give its verdict, of which
 * `told` is told. A key that is part of typing, of a word from an input method or of another shortcut does nothing.
 */
export function examinationKeys(told: (line: string, verdict: string) => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target)) return;
    const rows = [...document.querySelectorAll<HTMLTableRowElement>('table.examination tbody tr')];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const key = event.key.toLowerCase();
    if (key === 'j' || key === 'k') {
      const row = rows[key === 'j' ? at + 1 : Math.max(0, at - 1)];
      if (!row) return;
      event.preventDefault();
      row.tabIndex = -1;
      row.focus();
    }
    const select = rows[at]?.querySelector('select');
    const verdict = verdicts[key];
    if (!select || !verdict) return;
    event.preventDefault();
    select.value = verdict;
    told(rows[at]?.querySelector('th')?.innerText ?? '', select.selectedOptions[0]?.text ?? '');
  };
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}
