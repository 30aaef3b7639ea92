import type { Epoch, FeedId, FileRef, RedactLine } from '#core/feed/model.ts';
import type { Instant } from '#core/model.ts';
import type { Merge } from '#feed/pull/merges.ts';

/** What an aggregator holds of a feed: up to which change, proven by which checkpoint, and where its own files of it stand. */
export type KeptMirror = {
  /** Grows with every replacement. */
  version: number;
  feed: FeedId;
  epoch: Epoch;
  seq: number;
  /** State manifest of the mirror's own files, which are the rows of the origin. */
  manifest: FileRef;
  /** Right edge of the log up to `seq`: roots in base64. */
  edge: string[];
  /** The origin's newest checkpoint that was verified. */
  checkpoint: string;
  /** Tag of the origin's head when it was read last. */
  etag?: string;
  /** How often the origin asks to be looked at, in seconds. */
  pollSeconds: number;
  /**
   * Content that the origin has destroyed and that is not yet destroyed in what is republished. `unknown` where changes were passed
   * over, or where there are too many to be listed: then all that the origin does not say any more has to go.
   */
  redactions: Redactions;
  /** Merges at the origin that what is republished does not yet tell of. */
  merges?: Merge[];
  /** When every row that is held was proven last. */
  provenAt: Instant;
};

export type Redactions = Pick<RedactLine, 'of' | 'h' | 'reason'>[] | 'unknown';

/** Redactions that are kept as a list; an item of the store holds 400 kB. */
const LISTED = 1_000;

/** Redactions, and those that come after them. */
export const withMore = (known: Redactions, more: readonly RedactLine[]): Redactions =>
  known === 'unknown' || known.length + more.length > LISTED
    ? 'unknown'
    : [...known, ...more.map(({ of, h, reason }) => ({ of, h, reason }))];

/** Where mirrors are kept: each replaced whole, by whoever saw it last. */
export type Mirrors = {
  read(feed: FeedId): Promise<KeptMirror | undefined>;
  /** False when `before` is no longer what stands there. */
  replace(feed: FeedId, before: KeptMirror | undefined, next: Omit<KeptMirror, 'version'>): Promise<boolean>;
};
