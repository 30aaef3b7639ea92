import type { Finding } from '#core/import/findings.ts';
import type { Matched } from '#core/import/plan.ts';
import type { Dropped } from '#core/import/recognise.ts';

/** A file with something wrong in it: nothing of it is kept. */
export class ImportRejected extends Error {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly dropped: readonly Dropped[];
  readonly left: number;
  constructor({ findings, dropped }: Pick<Matched, 'findings' | 'dropped'>) {
    super(`The file has ${findings.errors.length + findings.left.error} errors`);
    this.name = 'ImportRejected';
    this.errors = findings.errors;
    this.warnings = findings.warnings;
    this.left = findings.left.error;
    this.dropped = dropped;
  }
}
