import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { FeedId } from '#core/feed/model.ts';
import type { Files, Heads, KeptHead, Signer } from '#core/feed/ports.ts';
import { keyName } from '#feed/log.ts';
import type { Maker } from '#feed/maker.ts';
import type { KeptMirror, Mirrors } from '#feed/pull/mirror.ts';

/**
 * Files and heads in memory, with a door at which a test can let any call crash, or any write: a crash between two writes is the same
 * wherever it is.
 */
export function memoryStore() {
  const files = new Map<string, Uint8Array>();
  const heads = new Map<FeedId, string>();
  const calls = {
    count: 0,
    crashAt: Number.POSITIVE_INFINITY,
    writes: 0,
    crashAtWrite: Number.POSITIVE_INFINITY,
  };
  const door = async () => {
    calls.count += 1;
    if (calls.count === calls.crashAt) throw new Error('crash');
  };
  const writing = async () => {
    await door();
    calls.writes += 1;
    if (calls.writes === calls.crashAtWrite) throw new Error('crash');
  };
  const store: Files = {
    async get(path) {
      await door();
      return files.get(path);
    },
    async put(path, bytes) {
      await writing();
      files.set(path, bytes);
    },
    async remove(paths) {
      for (const path of paths) {
        await writing();
        files.delete(path);
      }
    },
    async *list(prefix) {
      await door();
      for (const path of [...files.keys()].filter((one) => one.startsWith(prefix))) yield { path };
    },
  };
  const kept: Heads = {
    async read(feed) {
      await door();
      return read(feed);
    },
    async replace(feed, before, next) {
      await writing();
      if (read(feed)?.version !== before?.version) return false;
      heads.set(feed, JSON.stringify({ ...next, version: (before?.version ?? 0) + 1 }));
      return true;
    },
  };
  const read = (feed: FeedId): KeptHead | undefined => {
    const text = heads.get(feed);
    return text === undefined ? undefined : JSON.parse(text);
  };
  return { files: store, heads: kept, calls, contents: files, read };
}

/** An Ed25519 key made from one byte repeated: for tests alone. */
export function testSigner(name: string, byte = 7): Signer {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, byte)]);
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return {
    name,
    publicKey: async () => spki.subarray(-32),
    sign: async (message) => sign(null, message, key),
  };
}

/** Mirrors in memory. */
export function memoryMirrors(): Mirrors {
  const mirrors = new Map<FeedId, string>();
  const read = (feed: FeedId): KeptMirror | undefined => {
    const text = mirrors.get(feed);
    return text === undefined ? undefined : JSON.parse(text);
  };
  return {
    read: async (feed) => read(feed),
    replace: async (feed, before, next) => {
      if (read(feed)?.version !== before?.version) return false;
      mirrors.set(feed, JSON.stringify({ ...next, version: (before?.version ?? 0) + 1 }));
      return true;
    },
  };
}

export const FEED: FeedId = '420923';
let drawn = 0;

/** A maker of feed 420923 over a store in memory; `byte` tells its key from others'. */
export const makerOver = (
  { files, heads }: Pick<ReturnType<typeof memoryStore>, 'files' | 'heads'>,
  byte?: number,
): Maker => ({
  feed: FEED,
  files,
  heads,
  signer: testSigner(keyName(FEED), byte),
  now: () => '2026-11-23T00:00:00.000Z',
  newSalt: () => (++drawn).toString(16).padStart(32, '0'),
  newEpoch: () => `epoch-${++drawn}`,
  pollSeconds: 300,
});
