/** Items of a list that an example shows. */
const SHOWN = 2;

/** An answer with every list in it cut to its first items: enough to see the form of it. */
export function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, SHOWN).map(shortened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortened(item)]));
}

/** The heading and the first rows of a CSV. Cells of ours hold no line breaks. */
export const shortenedCsv = (text: string): string => {
  const lines = text.split('\r\n').slice(0, SHOWN + 1);
  return lines.map((line) => (line === '' ? '' : `${line}\r\n`)).join('');
};

/** The first lines of a text. */
export const shortenedLines = (text: string, shown = SHOWN): string =>
  text.split('\n').slice(0, shown).join('\n').concat('\n');

/** A feed of Atom with its first entries alone. Each entry of ours stands on a line. */
export function shortenedAtom(text: string): string {
  const [before = '', ...entries] = text.split(/(?=^<entry>)/m);
  return `${before}${entries.slice(0, SHOWN).join('').replace('</feed>\n', '')}</feed>\n`;
}
