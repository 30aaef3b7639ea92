import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DescribedOperation } from '#contract/openapi/prose.ts';

export const examplesFolder = join(import.meta.dirname, '../examples');

const recorded = (name: string): string => readFileSync(join(examplesFolder, name), 'utf8');

/** A recorded answer, shortened. Throws where none has been recorded: an operation is not described without one. */
export const jsonExample = (operation: DescribedOperation): unknown => JSON.parse(recorded(`${operation}.json`));

/** An answer that is no JSON, shortened. */
export const textExample = (operation: DescribedOperation): string => recorded(`${operation}.txt`);

export const problemExample = (status: number): unknown => JSON.parse(recorded(`problem-${status}.json`));

/** The beginning of the same list as CSV. */
export const csvExample = (operation: DescribedOperation): string => recorded(`${operation}.csv`);
