import type { Findings, Where } from '#core/import/findings.ts';

/** A record with the row it came from. */
export type Placed<T> = { where: Where; value: T };

/** What makes two records of a kind the same, and the field at which that is said. */
export type Keys<T> = { field: string; key: (value: T) => string };

/** Says of every record but the first that it repeats another. */
export function findRepeated<T>(list: readonly Placed<T>[], { field, key }: Keys<T>, findings: Findings): void {
  const first = new Map<string, Where>();
  for (const { where, value } of list) {
    const earlier = first.get(key(value));
    if (!earlier) first.set(key(value), where);
    else
      findings.at('error', where, field, {
        code: 'duplicate',
        message: {
          zh: `与“${earlier.sheet}”第 ${earlier.row} 行重复`,
          en: `Repeats row ${earlier.row} of “${earlier.sheet}”`,
        },
      });
  }
}
