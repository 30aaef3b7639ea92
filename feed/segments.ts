import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type AnyLine, lineText } from '#core/feed/lines.ts';
import type { BucketRow, FileRef, Segment } from '#core/feed/model.ts';
import type { Files } from '#core/feed/ports.ts';
import { type Digest, LICENCE, LICENCE_URL } from '#core/model.ts';

export const sha256Of = (bytes: Uint8Array): Digest => createHash('sha256').update(bytes).digest('hex');

/** What every packed file says of itself, as the comment of its header. */
const COMMENT = Buffer.from(`${LICENCE} ${LICENCE_URL}\0`, 'latin1');
const FCOMMENT = 0x10;
const HEADER = 10;

/**
 * A feed's text files are gzip (RFC 1952) without a time, so that the same text gives the same bytes. Their lines are what is proven and
 * hold nothing else: the licence stands in the header.
 */
export function packed(text: string): Uint8Array {
  const bytes = gzipSync(text, { level: 9 });
  const header = Buffer.from(bytes.subarray(0, HEADER));
  header[3] = FCOMMENT;
  return Buffer.concat([header, COMMENT, bytes.subarray(HEADER)]);
}

/** Puts bytes and reads them back: what it answers stands, and is what was put. */
export async function putProven(files: Files, path: string, bytes: Uint8Array): Promise<FileRef> {
  const ref = { path, sha256: sha256Of(bytes), bytes: bytes.length };
  await files.put(path, bytes);
  await readFile(files, ref);
  return ref;
}

/** Puts bytes under a path made from their digest, and reads them back. */
export const putByDigest = (files: Files, path: (sha256: Digest) => string, bytes: Uint8Array): Promise<FileRef> =>
  putProven(files, path(sha256Of(bytes)), bytes);

/** A file of our own that is missing or is not what was written. */
export class Damaged extends Error {
  constructor(path: string, zh: string, en: string) {
    super(`${path} ${zh} · ${en}`);
    this.name = 'Damaged';
  }
}

/** The bytes of a file, proven by its digest. Throws `Damaged` when it is missing or altered. */
export async function readFile(files: Files, ref: FileRef): Promise<Uint8Array> {
  const bytes = await files.get(ref.path);
  if (!bytes) throw new Damaged(ref.path, '缺失', 'is missing');
  if (sha256Of(bytes) !== ref.sha256) throw new Damaged(ref.path, '与摘要不符', 'does not have its digest');
  return bytes;
}

/** Puts a closed run of changes. */
export async function putSegment(files: Files, lines: readonly AnyLine[]): Promise<Segment> {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) throw new Error('A run of changes has at least one');
  const [from, to] = [first.seq, last.seq];
  const text = lines.map((line) => `${lineText(line)}\n`).join('');
  const ref = await putByDigest(files, (sha256) => `segments/${from}-${to}.${sha256}.ndjson.gz`, packed(text));
  return { ...ref, from, to, at: last.at };
}

/** The lines of a run of changes of our own making. */
export const readSegment = (files: Files, segment: Segment): Promise<AnyLine[]> => readJsonLines(files, segment);

/** The rows of a bucket of our own making. */
export const readRows = (files: Files, file: FileRef): Promise<BucketRow[]> => readJsonLines(files, file);

/** Values that stand one a line in a packed file that its digest proves; their shape is our own. */
async function readJsonLines<T>(files: Files, file: FileRef): Promise<T[]> {
  const text = gunzipSync(await readFile(files, file)).toString('utf8');
  return text.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []));
}
