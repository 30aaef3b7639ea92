import type * as z from 'zod';
import type { FieldError } from '#contract/problem.ts';
import type { Request } from './answer.ts';
import { faultWords } from './fault-words.ts';
import { invalid } from './problem.ts';

/** Longest part of a wrong value that is shown back. */
const SHOWN = 60;

/** Parses path and query by their schemas; throws a 400 that names every field at fault in both. */
export function parseRequest<P extends z.ZodType, Q extends z.ZodType>(
  schemas: { path: P; query: Q },
  { pathParameters, queryStringParameters, rawQueryString }: Request,
): { path: z.infer<P>; query: z.infer<Q> } {
  const path = schemas.path.safeParse(pathParameters ?? {}, { error: faultWords });
  const query = schemas.query.safeParse(queryStringParameters ?? {}, { error: faultWords });
  const twice = repeated(rawQueryString);
  if (path.success && query.success && twice.length === 0) return { path: path.data, query: query.data };
  throw invalid([
    ...(path.error ? fieldErrors('path', path.error, pathParameters ?? {}) : []),
    ...(query.error ? fieldErrors('query', query.error, queryStringParameters ?? {}) : []).filter(
      ({ name }) => !twice.includes(name),
    ),
    ...twice.map((name) => ({ in: 'query' as const, name, message: '只能给一次 · May be given only once' })),
  ]);
}

/** Names of parameters given more than once. API Gateway joins their values by a comma, as if they were one. */
function repeated(rawQueryString: string): string[] {
  const names = [...new URLSearchParams(rawQueryString).keys()];
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** Every issue of a zod error as a field at fault. Parse with `faultWords`, so that each has words for people. */
export function fieldErrors(place: FieldError['in'], error: z.ZodError, input?: Record<string, unknown>): FieldError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((name) => ({ in: place, name, message: issue.message }));
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
