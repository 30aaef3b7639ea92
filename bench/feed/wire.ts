import { request } from 'node:http';

export type Taken = {
  status: number;
  body: Buffer;
  headers: Record<string, string | string[] | undefined>;
  bytes: number;
};

/** One GET over a connection of its own; `bytes` is everything the server sent, its headers too. */
export function take(url: string | URL, headers: Record<string, string> = {}): Promise<Taken> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { 'accept-encoding': 'gzip', ...headers }, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const { statusCode: status = 0, headers: given, socket } = response;
        resolve({ status, body: Buffer.concat(chunks), headers: given, bytes: socket.bytesRead });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Takes turns, A B A B …, so that whatever else the machine does falls on all alike; milliseconds of each, sorted. */
export async function inTurns(
  rounds: number,
  contenders: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<Record<string, number[]>> {
  const times: Record<string, number[]> = {};
  for (let round = -1; round < rounds; round += 1)
    for (const [name, run] of Object.entries(contenders)) {
      const start = performance.now();
      await run();
      // The first round warms up, and is not counted.
      if (round >= 0) times[name] = [...(times[name] ?? []), performance.now() - start];
    }
  for (const list of Object.values(times)) list.sort((a, b) => a - b);
  return times;
}

export const medianOf = (sorted: readonly number[] = []): number => sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
