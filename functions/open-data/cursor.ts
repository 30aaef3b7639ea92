import { createHash } from 'node:crypto';
import * as z from 'zod';
import { invalid } from '#functions/http/problem.ts';

/** Where a list goes on: in which state, and after which row. */
const place = z.strictObject({
  seq: z.int().min(1),
  day: z.iso.date(),
  after: z.string(),
  /** Units of that state that had been withdrawn when the page was made, where there were any. */
  hidden: z.int().min(1).optional(),
  /** Digest of all this and of the question: a cursor is as it was given, and for the question it was given for. */
  check: z.string(),
});
export type Place = Omit<z.infer<typeof place>, 'check'>;

/** The place as text that goes into an address. `question` names what is listed, from `questionOf`. */
export function encodeCursor({ seq, day, after, hidden }: Place, question: string): string {
  const check = createHash('sha256')
    .update(JSON.stringify([seq, day, after, question, ...(hidden ? [hidden] : [])]))
    .digest('base64url')
    .slice(0, 16);
  return Buffer.from(JSON.stringify({ seq, day, after, ...(hidden ? { hidden } : {}), check })).toString('base64url');
}

export const notOurs = () =>
  invalid([
    {
      in: 'query',
      name: 'cursor',
      message:
        '不是上一页给出的 next，或其余参数与上一页不同 · Not the `next` of a page with the same other parameters',
    },
  ]);

/** A takedown has changed the state that a list of units pages over: where its rows stand there now tells nothing of where they stood. */
export const changedSince = () =>
  invalid([
    {
      in: 'query',
      name: 'cursor',
      message:
        '其间有内容被撤下，请从第一页重新开始 · Something has been taken down meanwhile; begin again with the first page',
    },
  ]);

/** The place a cursor holds; 400 when it is not one of ours, or was given for another question. */
export function decodeCursor(cursor: string, question: string): Place {
  const parsed = place.safeParse(parsedJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  // Made again it is the same, letter for letter: base64 has many spellings of one text.
  if (!parsed.success || encodeCursor(parsed.data, question) !== cursor) throw notOurs();
  return parsed.data;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What was asked of a jurisdiction or unit, apart from the place to go on, the length of a page and the representation. */
export function questionOf(operation: string, of: string, query: Readonly<Record<string, unknown>>): string {
  const { cursor: _c, format: _f, limit: _l, ...rest } = query;
  const sorted = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([operation, of, sorted]);
}
