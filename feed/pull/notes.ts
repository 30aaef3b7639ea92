import type * as z from 'zod';
import type { Province } from '#feed/pull/province.ts';

/** A server in the name of a note. */
export const placeOf = ({ host, pathname }: URL): string => encodeURIComponent(`${host}${pathname}`);

/** A note as it was written; nothing where it is of another shape. */
export async function noted<S extends z.ZodType>(
  { store }: Province,
  name: string,
  schema: S,
): Promise<z.infer<S> | undefined> {
  const text = await store.notes.read(name);
  return text === undefined ? undefined : schema.safeParse(jsonIn(text)).data;
}

/** Writes a value down, so that the rounds to come know it. */
export const noteOf = ({ store }: Province, name: string, value: unknown): Promise<void> =>
  store.notes.write(name, JSON.stringify(value));

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
