import { createGunzip } from 'node:zlib';
import { Alarm } from '#feed/pull/alarm.ts';

/** Bytes that a row may have on average, and all of a file at most, once they are unpacked. */
const ROW = 20_000;
const MOST = 400_000_000;

/**
 * The lines of a packed file of so many rows, one after another, so that a file that unpacks to far more than its rows can need is
 * given up on the way. Throws `Alarm`.
 */
export async function* unpackedLines(packed: Uint8Array, rows: number, what: string): AsyncGenerator<string> {
  const limit = Math.min((rows + 1) * ROW, MOST);
  const gunzip = createGunzip();
  gunzip.end(packed);
  let length = 0;
  let begun: Buffer[] = [];
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > limit) throw tooLarge(what, limit);
      let from = 0;
      for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
        const line = Buffer.concat([...begun, chunk.subarray(from, end)]).toString('utf8');
        if (line !== '') yield line;
        begun = [];
        from = end + 1;
      }
      begun.push(chunk.subarray(from));
    }
  } catch (error) {
    if (error instanceof Alarm) throw error;
    throw new Alarm('broken', `${what} 无法解压 · cannot be unpacked`);
  } finally {
    gunzip.destroy();
  }
  const rest = Buffer.concat(begun);
  if (rest.length > 0) yield rest.toString('utf8');
}

const LINE_FEED = 0x0a;

const tooLarge = (what: string, limit: number): Alarm =>
  new Alarm('broken', `${what} 解压后超过 ${limit} 字节 · unpacks to more than ${limit} bytes`);
