import type { Answered } from './client.ts';
import { ApiProblem } from './problem.ts';

/** What was answered, and the mark to ask with the next time. */
export type Fresh<T> = { data: T; etag: string | undefined };

/**
 * What has changed since an answer with this mark (ETag), or nothing while that still stands: an answer without a body, by which one
 * may ask often. `ask` is given the headers to send. Throws `ApiProblem`.
 */
export async function fresh<T>(
  ask: (headers: Record<string, string>) => Promise<Answered<T>>,
  etag?: string,
): Promise<Fresh<T> | undefined> {
  const { data, error, response } = await ask(etag === undefined ? {} : { 'if-none-match': etag });
  if (response.status === 304) return undefined;
  if (data === undefined) throw new ApiProblem(response.status, error);
  return { data, etag: response.headers.get('etag') ?? undefined };
}
