import type * as z from 'zod';
import type { FieldError } from '#contract/problem.ts';
import type { Request } from './answer.ts';
import { invalid } from './problem.ts';

/** Longest part of a wrong value that is shown back. */
const SHOWN = 60;

/**
 * Parses path and query by their schemas; throws a 400 that names every field at fault in both. A parameter given twice
 * reaches us joined by a comma and fails like any other wrong value.
 */
export function parseRequest<P extends z.ZodType, Q extends z.ZodType>(
  schemas: { path: P; query: Q },
  { pathParameters, queryStringParameters }: Request,
): { path: z.infer<P>; query: z.infer<Q> } {
  const path = schemas.path.safeParse(pathParameters ?? {});
  const query = schemas.query.safeParse(queryStringParameters ?? {});
  if (path.success && query.success) return { path: path.data, query: query.data };
  throw invalid([
    ...(path.error ? fieldErrors('path', path.error, pathParameters ?? {}) : []),
    ...(query.error ? fieldErrors('query', query.error, queryStringParameters ?? {}) : []),
  ]);
}

/** Every issue of a zod error as a field at fault. */
export function fieldErrors(place: FieldError['in'], error: z.ZodError, input?: Record<string, unknown>): FieldError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((name) => ({ in: place, name, message: '没有这个参数 · Unknown parameter' }));
    const name = issue.path.join('.');
    const value = input?.[name];
    return [
      {
        in: place,
        name,
        message: issue.message,
        ...(typeof value === 'string' ? { value: value.slice(0, SHOWN) } : {}),
      },
    ];
  });
}
