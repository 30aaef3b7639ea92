/** What stands behind the `?` of an address. */
export type Query = Readonly<Record<string, string | undefined>>;

/** The address of a path with what of `query` is given, and `changes` in place of what it says. */
export function address(path: string, query: Query, changes: Query = {}): string {
  const given = Object.entries({ ...query, ...changes }).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
