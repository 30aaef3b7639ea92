import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { lineText, parseLine } from '#core/feed/lines.ts';
import type { FeedLine, FileRef, RedactedLine, Segment } from '#core/feed/model.ts';
import type { Files } from '#core/feed/ports.ts';
import type { Digest } from '#core/model.ts';

export type AnyLine = FeedLine | RedactedLine;

export const sha256Of = (bytes: Uint8Array): Digest => createHash('sha256').update(bytes).digest('hex');

/** A feed's text files are gzip (RFC 1952) without a time, so that the same text gives the same bytes. */
export const packed = (text: string): Uint8Array => gzipSync(text, { level: 9 });

/** Puts bytes under a path made from their digest; what `store` has answered stands and can be read. */
export async function putByDigest(files: Files, path: (sha256: Digest) => string, bytes: Uint8Array): Promise<FileRef> {
  const sha256 = sha256Of(bytes);
  const ref = { path: path(sha256), sha256, bytes: bytes.length };
  await files.put(ref.path, bytes);
  await readFile(files, ref);
  return ref;
}

/** The bytes of a file, proven by its digest. Throws when it is missing or altered. */
export async function readFile(files: Files, ref: FileRef): Promise<Uint8Array> {
  const bytes = await files.get(ref.path);
  if (!bytes) throw new Error(`${ref.path} is missing`);
  if (sha256Of(bytes) !== ref.sha256) throw new Error(`${ref.path} does not have its digest`);
  return bytes;
}

/** Puts a closed run of changes. */
export async function putSegment(files: Files, lines: readonly AnyLine[]): Promise<Segment> {
  const [from, to] = [lines[0]?.seq ?? 0, lines.at(-1)?.seq ?? 0];
  const text = lines.map((line) => `${lineText(line)}\n`).join('');
  const ref = await putByDigest(files, (sha256) => `segments/${from}-${to}.${sha256}.ndjson.gz`, packed(text));
  return { ...ref, from, to };
}

export async function readSegment(files: Files, segment: Segment): Promise<AnyLine[]> {
  const text = gunzipSync(await readFile(files, segment)).toString('utf8');
  return text.split('\n').flatMap((line) => (line ? [parseLine(line)] : []));
}
