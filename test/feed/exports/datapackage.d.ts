/** The part of the library that is used here; it has no types of its own. */
declare module 'datapackage' {
  export class Package {
    static load(descriptor: object, options: { basePath: string }): Promise<Package>;
    readonly valid: boolean;
    readonly errors: Error[];
    readonly resources: {
      name: string;
      read(options?: { relations?: boolean; keyed?: boolean }): Promise<unknown[]>;
    }[];
  }
}
