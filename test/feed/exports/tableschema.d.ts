/** The part of the library that is used here; it has no types of its own. */
declare module 'tableschema' {
  type Row = Readonly<Record<string, unknown>>;
  type Loaded = { schema: { valid: boolean; errors: Error[] }; read(options: ReadOptions): Promise<Row[]> };
  export const Table: {
    load(source: readonly (readonly string[])[], options: { schema: object }): Promise<Loaded>;
  };
  export type ReadOptions = { keyed?: boolean; relations?: Readonly<Record<string, readonly Row[]>> };
}
