type Trace = { error: string; code?: string; at: string[]; cause?: Trace };

/**
 * What may be logged of an error: its kind, and where it was thrown, with those it was caused by. Never its message: a
 * library's may quote what was searched for, or what a document holds.
 */
export function traceOf(error: unknown, depth = 0): Trace {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    error: error.name,
    ...(code ? { code } : {}),
    at: framesOf(error),
    ...(error.cause && depth < 3 ? { cause: traceOf(error.cause, depth + 1) } : {}),
  };
}

/** A stack begins with the message, whose lines may look like places; those are the lines after it that end in a line and a column. */
const framesOf = ({ message, stack = '' }: Error): string[] =>
  stack
    .replace(message, '')
    .split('\n')
    .filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))
    .map((line) => line.trim());
