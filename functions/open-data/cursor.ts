import { createHash } from 'node:crypto';
import * as z from 'zod';
import { invalid } from '#functions/http/problem.ts';

/** Where a list goes on: in which state, after which row, and for which question. */
const position = z.strictObject({
  /** Jurisdiction or unit the list is of. */
  of: z.string().max(40),
  seq: z.int().min(1),
  day: z.iso.date(),
  after: z.string().max(200),
  /** Digest of all other parameters: a cursor answers only the question it was given for. */
  asked: z.string().max(16),
});
export type Position = z.infer<typeof position>;

export const encodeCursor = (at: Position): string => Buffer.from(JSON.stringify(at)).toString('base64url');

const refusedCursor = (message: string) => invalid([{ in: 'query', name: 'cursor', message }]);
export const notOurs = () => refusedCursor('不是本接口给出的 next · Not a cursor of this API');

/** The position a cursor holds; 400 when it is not one of ours, or was given for another question. */
export function decodeCursor(cursor: string, of: string, asked: string): Position {
  const parsed = position.safeParse(parsedJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) throw notOurs();
  if (parsed.data.of !== of || parsed.data.asked !== asked)
    throw refusedCursor('其余参数须与上一页相同 · The other parameters must be those of the page before');
  return parsed.data;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What was asked, apart from the place to go on and the representation. */
export function askedOf(operation: string, query: Readonly<Record<string, unknown>>): string {
  const { cursor: _c, format: _f, limit: _l, ...rest } = query;
  const sorted = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([operation, sorted]))
    .digest('base64url')
    .slice(0, 16);
}
