import type { Digest, Instant, JurisdictionCode } from '#core/model.ts';

/** A feed is named by the jurisdiction whose ledger it tells of; who republishes it keeps the name. */
export type FeedId = JurisdictionCode;
/** Minted when a feed begins anew: numbers of different epochs have nothing to do with each other. */
export type Epoch = string;

export const PROTOCOL = 'sunshine-bianzhi/feed/1';

/** What a feed tells of, in the order in which a batch puts it: nothing refers to what comes later. */
export const recordTypes = ['jurisdiction', 'unit', 'staff', 'checkBack'] as const;
export type RecordType = (typeof recordTypes)[number];

/** Where a republished record comes from: the feed, its epoch, the change there, and the digest it has there. */
export type Origin = { feed: FeedId; epoch: Epoch; seq: number; h: Digest };

/** What a record says and what it is bound to: `h` is the digest of exactly this. */
export type RecordContent = {
  type: RecordType;
  id: string;
  /** Number of the change that made this version: grows for ever, also when an id is used again. */
  rev: number;
  /** 16 random bytes, hexadecimal: without them nobody can guess a destroyed record from its digest. */
  salt: string;
  data: unknown;
};

/** A record as it stands in the state: one line of a bucket file or of a snapshot. */
export type LiveRecord = RecordContent & { h: Digest; origin?: Origin };

/** What stands in the state, between the line that put it and the line that takes it away, of a record whose content is destroyed. */
export type HiddenRecord = { type: RecordType; h: Digest };
export type BucketRow = LiveRecord | HiddenRecord;

type LineBase = {
  /** 1, 2, 3 … per epoch, contiguous over lines of every kind; the only cursor. */
  seq: number;
  /** Number of the batch. */
  batch: number;
  /** Information only: no reader may order or resume by it. */
  at: Instant;
};

/** The record as it is from now on, whole. `prevRev` is the version it takes the place of, whose digest is `prevH`. */
export type PutLine = LineBase & LiveRecord & { op: 'put'; prevRev: number | null; prevH?: Digest; bucket: number };
/** The record is no more; `h` is the digest it had. */
export type DeleteLine = LineBase & {
  op: 'delete';
  type: RecordType;
  id: string;
  prevRev: number;
  h: Digest;
  bucket: number;
};
/** The record has gone over into others, of the same type. */
export type MergeLine = Omit<DeleteLine, 'op'> & { op: 'merge'; into: string[] };
/**
 * The content put by line `of` is destroyed, here and wherever it was taken to. If it was still in the state (`live`), it leaves it.
 * Names no record: who holds it finds it by `h`.
 */
export type RedactLine = LineBase & {
  op: 'redact';
  of: number;
  h: Digest;
  live: boolean;
  bucket: number;
  reason: string;
};
/** Closes a batch. */
export type CommitLine = LineBase & {
  op: 'commit';
  /** Lines of the batch before this one. */
  rows: number;
  /** SHA-256 over the leaves of those lines, each followed by a line feed. */
  digest: Digest;
  /** State digest after the batch. */
  state: Digest;
  /** Live records after the batch, by type. */
  counts: Counts;
  /** The ledger entry the batch tells of, in a publisher's own feed. */
  entry?: { seq: number; digest: Digest };
  /** Up to where a republished feed holds its origin, and the state digest it has there. */
  origin?: { feed: FeedId; epoch: Epoch; seq: number; state: Digest };
};
export type Counts = Record<RecordType, number>;

/** What is left of a line once the content that it puts or ends is destroyed. */
export type RedactedLine =
  | Omit<PutLine, 'id' | 'salt' | 'data'>
  | Omit<DeleteLine, 'id'>
  | Omit<MergeLine, 'id' | 'into'>;

export type FeedLine = PutLine | DeleteLine | MergeLine | RedactLine | CommitLine;

/** What a publisher wants to change, before it has numbers, salts and digests. */
export type Change =
  | { op: 'put'; type: RecordType; id: string; data: unknown; origin?: Origin; salt?: string }
  | { op: 'delete'; type: RecordType; id: string }
  | { op: 'merge'; type: RecordType; id: string; into: string[] };

/** A file of a feed, by its path under the feed. */
export type FileRef = { path: string; sha256: Digest; bytes: number };
/** A run of changes, from line `from` to line `to`; `at` is the time of the last. */
export type Segment = FileRef & { from: number; to: number; at: Instant };

/** One of the 256 parts of the state: records whose id's digest begins with its number. */
export type Bucket = {
  rows: number;
  /** Sum modulo 2^256 of the digests of its records. */
  digest: Digest;
  /** Its rows, by type and id, one canonical line each; null while it has none. */
  file: FileRef | null;
};

/** `state/{seq}/buckets.json` */
export type StateManifest = {
  protocol: typeof PROTOCOL;
  feed: FeedId;
  epoch: Epoch;
  seq: number;
  /** Sum modulo 2^256 of the digests of all live records. */
  digest: Digest;
  counts: Counts;
  /** 256 of them, by number. */
  buckets: Bucket[];
};

export type SnapshotFile = FileRef & {
  format: 'ndjson' | 'csv' | 'xlsx' | 'parquet' | 'json';
  /** The table, or `records` for all records with their digests, or what a metadata file is. */
  name: string;
  mediaType: string;
  rows?: number;
};

/** `snapshots/{seq}/manifest.json` */
export type SnapshotManifest = {
  protocol: typeof PROTOCOL;
  feed: FeedId;
  epoch: Epoch;
  /** The files are exactly the state after this change. */
  seq: number;
  at: Instant;
  state: Digest;
  counts: Counts;
  licence: string;
  files: SnapshotFile[];
};

/** `head`: all a poller needs to know whether there is anything new, and where. */
export type FeedHead = {
  protocol: typeof PROTOCOL;
  feed: FeedId;
  epoch: Epoch;
  seq: number;
  /** Oldest change that can still be asked for, less one: a cursor before it gets 410. */
  minSeq: number;
  batch: number;
  at: Instant;
  counts: Counts;
  state: { digest: Digest; buckets: FileRef };
  snapshot: { seq: number; at: Instant; manifest: FileRef } | null;
  /** Closed runs of changes after the newest snapshot. */
  segments: Segment[];
  /** Signed note (C2SP tlog-checkpoint) over the log of the first `seq` lines. */
  checkpoint: string;
  cadence: { pollSeconds: number; snapshotHours: number; nextSnapshot: Instant };
  /** Destroyed content that those who take the feed are asked to acknowledge, by lines that are kept: who has cosigned a later state. */
  redactions: { seq: number; at: Instant; acknowledged: string[] }[];
  /** In a republished feed: what of the origin it holds. */
  origin?: { feed: FeedId; epoch: Epoch; seq: number; state: Digest };
};
