import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, name: { type: 'string' } },
});

/** `--quick` is for working on the benchmark itself: its figures are too short to be quoted. */
export const quick = values.quick;

/** Name of the file of raw figures in `bench/results`; the day unless `--name` says otherwise. */
export const resultName = values.name ?? new Date().toISOString().slice(0, 10);

/** Requests under way at a time, the same for everyone. */
export const CONCURRENCY = 8;

/** Rounds go A B A B …, so that whatever else the machine does falls on all alike. */
export const rounds = quick ? 1 : 3;
/** Whole seconds, since autocannon counts in them. */
export const roundSeconds = quick ? 1 : 2;
/** A round before the first that is not counted: long enough for each of our processes to have answered each question. */
export const warmUpSeconds = quick ? 1 : 3;

export const coldStarts = quick ? 3 : 21;
export const imports = quick ? 1 : 5;
export const publications = quick ? 2 : 7;
