import type { FeedHead, FeedId, FileRef, Segment } from '#core/feed/model.ts';
import type { Digest, Instant } from '#core/model.ts';
import type { JurisdictionRecord } from '#core/projection.ts';

/** The files of one feed, by their paths under it. A file is never changed, only put and removed. */
export type Files = {
  get(path: string): Promise<Uint8Array | undefined>;
  /** Putting the same bytes again is the same as once. */
  put(path: string, bytes: Uint8Array): Promise<void>;
  remove(paths: readonly string[]): Promise<void>;
  list(prefix: string): AsyncIterable<{ path: string }>;
};

/** What the maker of a feed has told so far: of its own ledger, or of the feed it republishes. */
export type Progress =
  | { kind: 'ledger'; entry: { seq: number; digest: Digest } | null; jurisdiction: JurisdictionRecord | null }
  | { kind: 'origin' /** Digests of the origin's buckets, as far as they have been told. */; buckets: Digest[] };

/**
 * A feed's head as its maker keeps it. A commit is made in two steps: `pending` names files that stand already, found under their
 * digests; whoever comes next finishes it, always to the same bytes, and only then does anything else move.
 */
export type KeptHead = Behind & {
  /** Grows with every replacement. */
  version: number;
  /** What readers are shown; null until the first commit is finished. */
  head: FeedHead | null;
  pending: Pending | null;
};

/** What is kept behind a head. */
export type Behind = {
  progress: Progress;
  /** Lists the closed runs of changes up to the newest snapshot, in order: a file, so that a commit costs what it changes. */
  archive: FileRef | null;
  /** Snapshots that stand, oldest first. */
  snapshots: { seq: number; at: Instant }[];
  /** Content has to be destroyed: files that nothing names go before anything else is told. */
  destroying: boolean;
};

/** A head that lacks its log and its signature. `manifest` is where the state manifest stands until it gets its place. */
export type Pending = { next: Omit<FeedHead, 'checkpoint'>; lines: Segment; manifest: FileRef; behind: Behind };

/** The one thing about a feed that changes, by one conditional write: of two makers who start from the same head one wins. */
export type Heads = {
  read(feed: FeedId): Promise<KeptHead | undefined>;
  /** False when `before` is no longer what stands there. */
  replace(feed: FeedId, before: KeptHead | undefined, next: Omit<KeptHead, 'version'>): Promise<boolean>;
};

/** Signs with Ed25519 (RFC 8032); the key never leaves where it is kept. */
export type Signer = {
  /** Name of the key in signed notes. */
  name: string;
  /** 32 bytes. */
  publicKey(): Promise<Uint8Array>;
  /** 64 bytes. */
  sign(message: Uint8Array): Promise<Uint8Array>;
};
