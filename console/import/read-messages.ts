import type { Label } from '#core/codes/code-list.ts';
import type { TableFile } from '#core/import/file/read-table.ts';

/** What the worker that reads files answers: the tables of the file, or why there are none. */
export type ReadAnswer = { file: TableFile } | { unreadable: Label };
