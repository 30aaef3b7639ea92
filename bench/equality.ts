import { isDeepStrictEqual } from 'node:util';
import { type Ask, readCases } from './cases/reads.ts';
import type { Contender } from './contenders.ts';

/** What an answer says, whatever envelope it comes in: its rows, or its text. */
async function contentOf({ url }: Contender, { path }: Ask): Promise<unknown> {
  const answer = await fetch(url + path);
  if (answer.status !== 200) throw new Error(`${answer.status} from ${path}`);
  if (answer.headers.get('content-type')?.startsWith('text/csv')) return answer.text();
  const body: unknown = await answer.json();
  return typeof body === 'object' && body !== null && 'data' in body ? body.data : body;
}

/** Throws unless all contenders answer every request with the same rows; a ratio between different answers says nothing. */
export async function assertEqual(contenders: readonly Contender[]): Promise<number> {
  const [ours, ...others] = contenders;
  if (!ours) return 0;
  let compared = 0;
  // A 304 has no content; the load looks at every status.
  for (const name of readCases.filter((one) => one !== 'unchanged'))
    for (const [i, ask] of ours.asks[name].entries()) {
      const expected = await contentOf(ours, ask);
      for (const other of others) {
        const theirs = other.asks[name][i];
        if (!theirs) continue;
        if (!isDeepStrictEqual(await contentOf(other, theirs), expected))
          throw new Error(`${other.name} answers ${theirs.path} otherwise than ours answers ${ask.path}`);
        compared++;
      }
    }
  return compared;
}
