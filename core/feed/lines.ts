import { createHash } from 'node:crypto';
import { canonical, digestOf, sha256 } from '#core/digest.ts';
import type {
  DeleteLine,
  FeedId,
  FeedLine,
  LiveRecord,
  MergeLine,
  PutLine,
  RecordContent,
  RecordType,
  RedactedLine,
} from '#core/feed/model.ts';
import type { Digest } from '#core/model.ts';

/** A line as it may stand in a run of changes: whole, or with its content destroyed. */
export type AnyLine = FeedLine | RedactedLine;

type Loose = { [K in keyof PutLine | 'into']?: unknown };

/** The part of the state a record is in: the first byte of its name's digest, 0…255. */
export const bucketOf = (type: RecordType, id: string): number =>
  createHash('sha256').update(`${type}/${id}`, 'utf8').digest()[0] ?? 0;

/** What a record is known by: its content, nothing else. */
export const recordDigest = ({ type, id, rev, salt, data }: RecordContent): Digest =>
  digestOf({ type, id, rev, salt, data });

/** Why a record does not come from where it says, if it does not: the same content under its number there has the digest it has there. */
export function originFault(record: LiveRecord, feed: FeedId): string | undefined {
  const { origin } = record;
  if (!origin) return undefined;
  if (origin.feed !== feed) return '来源是另一供数 · it comes from another feed';
  if (recordDigest({ ...record, rev: origin.seq }) !== origin.h)
    return '与来源的摘要不符 · it does not have the digest of its origin';
  return undefined;
}

/** What the log holds of a line: all but the content, to which `h` commits. */
export function leafOf(line: AnyLine): string {
  const { type: _t, id: _i, into: _o, salt: _s, data: _d, ...leaf }: Loose = line;
  return canonical(leaf);
}

/** One line of NDJSON, without its line feed. */
export const lineText = (line: AnyLine): string => canonical(line);

/** Whether a line puts a record whose content is there. */
export const isWhole = (line: AnyLine): line is PutLine => line.op === 'put' && 'data' in line;

/** The line with its content destroyed. Its leaf is what it was. */
export function redacted(line: PutLine | DeleteLine | MergeLine | RedactedLine): RedactedLine {
  const { id: _i, into: _o, salt: _s, data: _d, ...rest }: Loose = line;
  return rest as RedactedLine;
}

/** Digest that closes a batch: over the leaves of its lines, each followed by a line feed. */
export const batchDigest = (lines: readonly AnyLine[]): Digest =>
  sha256(lines.map((line) => `${leafOf(line)}\n`).join(''));

/** A record as it stands in the state after a line has put it. */
export function recordPut({ type, id, rev, salt, data, h, origin }: PutLine): LiveRecord {
  return { type, id, rev, salt, data, h, ...(origin ? { origin } : {}) };
}
