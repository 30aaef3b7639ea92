import type { FeedHead, FeedId } from '#core/feed/model.ts';
import type { Digest, Instant, LedgerEntry } from '#core/model.ts';
import type { JurisdictionRecord } from '#core/projection.ts';

/** The files of one feed, by their paths under it. A file is never changed, only put and removed. */
export type Files = {
  get(path: string): Promise<Uint8Array | undefined>;
  /** Putting the same bytes again is the same as once. */
  put(path: string, bytes: Uint8Array): Promise<void>;
  remove(paths: readonly string[]): Promise<void>;
  list(prefix: string): AsyncIterable<{ path: string; modified: Instant }>;
};

/** What the maker of a feed has told so far: of its own ledger, or of the feed it republishes. */
export type Progress =
  | { kind: 'ledger'; entry: { seq: number; digest: Digest } | null; jurisdiction: JurisdictionRecord | null }
  | { kind: 'origin' };

/** A feed's head as its maker keeps it; `version` grows with every replacement. */
export type KeptHead = { version: number; head: FeedHead; progress: Progress };

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

/** What a publisher reads of its ledger: entries in order, a page at a time. */
export type LedgerReader = { after(seq: number, limit: number): Promise<LedgerEntry[]> };
