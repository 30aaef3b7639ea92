import autocannon from 'autocannon';
import type { Contender, ContenderName } from '../contenders.ts';
import { type Measured, type Round, summary } from '../figures.ts';
import { CONCURRENCY, roundSeconds, rounds, warmUpSeconds } from '../settings.ts';
import { type ReadCase, readCases } from './reads.ts';

export type HttpFigures = Record<ReadCase, Partial<Record<ContenderName, Measured>>>;

/** Every read case over HTTP, contender after contender in each round. */
export async function measureHttp(contenders: readonly Contender[], say: (line: string) => void): Promise<HttpFigures> {
  const figures: Partial<HttpFigures> = {};
  for (const name of readCases) {
    say(`HTTP: ${name}`);
    const able = contenders.filter(({ asks }) => asks[name].length > 0);
    const measured = new Map<Contender, Round[]>(able.map((contender) => [contender, []]));
    for (const contender of able) await load(contender, name, warmUpSeconds);
    for (let round = 0; round < rounds; round++)
      for (const [contender, results] of measured) results.push(await load(contender, name, roundSeconds));
    figures[name] = Object.fromEntries([...measured].map(([contender, results]) => [contender.name, summary(results)]));
  }
  return figures as HttpFigures;
}

/** One round of load; throws if anything but the expected status came back. */
function load({ name, url, asks }: Contender, read: ReadCase, seconds: number): Promise<Round> {
  const status = read === 'unchanged' ? 304 : 200;
  const latencies: number[] = [];
  const strange = new Map<number, number>();
  return new Promise((resolve, reject) => {
    const requests = asks[read].map(({ path, headers }) => ({
      method: 'GET' as const,
      path,
      ...(headers ? { headers } : {}),
    }));
    const instance = autocannon(
      { url, requests, connections: CONCURRENCY, duration: seconds },
      (error: Error | null, result) => {
        if (error) return reject(error);
        if (strange.size > 0 || result.errors > 0 || latencies.length === 0)
          return reject(
            new Error(`${name}, ${read}: ${result.errors} errors, statuses ${JSON.stringify([...strange])}`),
          );
        resolve({ seconds: result.duration, latencies });
      },
    );
    instance.on('response', (_client, code, _bytes, milliseconds) => {
      if (code === status) latencies.push(milliseconds);
      else strange.set(code, (strange.get(code) ?? 0) + 1);
    });
  });
}
