import type { FeedId } from '#core/feed/model.ts';
import type { Files, Heads, Signer } from '#core/feed/ports.ts';
import type { Closely } from '#feed/pull/held.ts';
import type { Mirrors } from '#feed/pull/mirror.ts';
import type { Exchange } from '#feed/pull/origin.ts';

/** Where a province keeps what it has taken and what it tells again. */
export type ProvinceStore = {
  mirrors: Mirrors;
  mirrorFiles: (feed: FeedId) => Files;
  heads: Heads;
  ownFiles: (feed: FeedId) => Files;
  notes: Notes;
};

/** Short texts under names of two steps, such as `keys/420923`. */
export type Notes = {
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): Promise<void>;
};

/** Who takes feeds, and with what. */
export type Province = {
  store: ProvinceStore;
  /** Name as a witness. */
  name: string;
  signer: (name: string) => Signer;
  exchange: (base: URL) => Exchange;
  now: () => Date;
  newId: () => string;
  republishes: boolean;
  /** How closely what is held is proven again: not beyond what is new, every file, or every row. */
  proves: 'news' | Closely;
  /** Whether a clock starts the rounds: then no server is asked more often than its cadence says. */
  byClock: boolean;
  /** Whether there is time to begin with another feed; what is not begun is due in the next round. */
  mayBegin: () => boolean;
  report: (feed: FeedId, step: string) => void;
};
