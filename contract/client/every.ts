import type { components } from './schema.ts';

/** What an operation of the client answers. */
type Answered<P> = { data?: P; error?: unknown; response: Response };
type Page<T> = { data: readonly T[]; next?: string | undefined };

/** What the API answers instead of data (RFC 9457), thrown. */
export class ApiProblem extends Error {
  readonly status: number;
  /** The problem as it was answered; nothing when it came from something between. */
  readonly problem: components['schemas']['Problem'] | undefined;
  constructor(status: number, problem: unknown) {
    const known = typeof problem === 'object' && problem !== null ? (problem as { title?: string }) : undefined;
    super(`${status} ${known?.title ?? ''}`.trim());
    this.name = 'ApiProblem';
    this.status = status;
    this.problem = known as components['schemas']['Problem'] | undefined;
  }
}

/**
 * Every row of a list, page after page: `ask` is given the cursor of each page, nothing for the first. A cursor stays with the ledger
 * entry of the first page, so each row comes exactly once. Throws `ApiProblem`.
 */
export async function* every<T>(
  ask: (cursor: string | undefined) => Promise<Answered<Page<T>>>,
): AsyncGenerator<T, void> {
  let cursor: string | undefined;
  do {
    const { data: page, error, response } = await ask(cursor);
    if (!page) throw new ApiProblem(response.status, error);
    yield* page.data;
    cursor = page.next;
  } while (cursor !== undefined);
}
