import { gunzipSync } from 'node:zlib';
import type { Segment } from '#core/feed/model.ts';
import type { Files } from '#core/feed/ports.ts';
import { readFile } from '#feed/segments.ts';

/** Lines after a cursor as text, each with its line feed; `to` is the number of the last of them. */
export type Changes = { text: string; to: number };

/**
 * The changes after `after`, in whole batches, of about `limit` characters: always at least one batch, so that every call gets on.
 * `segments` are those that hold them, in order. The cursor must be between `minSeq` and the head's number.
 */
export async function changesAfter(
  files: Files,
  segments: readonly Segment[],
  after: number,
  limit: number,
): Promise<Changes> {
  let [text, to] = ['', after];
  for (const segment of segments) {
    if (segment.to <= after) continue;
    let [pending, lastOfBatch] = ['', to];
    for (const line of gunzipSync(await readFile(files, segment))
      .toString('utf8')
      .split('\n')) {
      if (line === '') continue;
      const { seq, op }: { seq: number; op: string } = JSON.parse(line);
      if (seq <= after) continue;
      pending += `${line}\n`;
      lastOfBatch = seq;
      if (op !== 'commit') continue;
      [text, to, pending] = [text + pending, lastOfBatch, ''];
      if (text.length >= limit) return { text, to };
    }
  }
  return { text, to };
}
