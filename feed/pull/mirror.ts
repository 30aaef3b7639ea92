import type { Epoch, FeedId, FileRef, RedactLine } from '#core/feed/model.ts';
import type { Instant } from '#core/model.ts';

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
  /** Content that the origin has destroyed and that is not yet destroyed in what is republished. */
  redactions: Pick<RedactLine, 'of' | 'h' | 'reason'>[];
  /** When it was found to agree with the origin last. */
  provenAt: Instant;
};

/** Where mirrors are kept: each replaced whole, by whoever saw it last. */
export type Mirrors = {
  read(feed: FeedId): Promise<KeptMirror | undefined>;
  /** False when `before` is no longer what stands there. */
  replace(feed: FeedId, before: KeptMirror | undefined, next: Omit<KeptMirror, 'version'>): Promise<boolean>;
};
