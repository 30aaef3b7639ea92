import type { Answered } from './client.ts';
import { ApiProblem } from './problem.ts';

type Page<T> = { data: readonly T[]; next?: string | undefined };

/**
 * Every row of a list, page after page: `ask` is given what to add to the query of each page, nothing for the first. A cursor stays
 * with the ledger entry of the first page, so each row comes exactly once. Throws `ApiProblem`.
 */
export async function* every<T>(
  ask: (more: { cursor?: string }) => Promise<Answered<Page<T>>>,
): AsyncGenerator<T, void> {
  let cursor: string | undefined;
  do {
    const { data: page, error, response } = await ask(cursor === undefined ? {} : { cursor });
    if (!page) throw new ApiProblem(response.status, error);
    yield* page.data;
    cursor = page.next;
  } while (cursor !== undefined);
}
