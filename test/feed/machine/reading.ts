import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { splitBatches } from '#core/feed/batch.ts';
import type { AnyLine } from '#core/feed/lines.ts';
import type { FileRef, SnapshotManifest } from '#core/feed/model.ts';
import type { KeptHead } from '#core/feed/ports.ts';
import { isLive } from '#core/feed/rows.ts';
import { emptyManifest, FeedState } from '#core/feed/state.ts';
import { parseVkey, verifyNote, vkeyOf } from '#core/tlog/note.ts';
import { rootOf } from '#core/tlog/proofs.ts';
import { allSegments } from '#feed/archive.ts';
import { boundBy, keyName, tileReader } from '#feed/log.ts';
import { bucketsOf, type Maker, readManifest } from '#feed/maker.ts';
import { allLines } from '#feed/redaction.ts';
import { readFile } from '#feed/segments.ts';
import { FEED } from '#test/feed/machine/memory.ts';

/** Whether any file has this text in it, packed or not. */
export const says = ({ contents }: { contents: ReadonlyMap<string, Uint8Array> }, text: string): boolean =>
  [...contents].some(([path, bytes]) =>
    (path.endsWith('.gz') ? gunzipSync(bytes) : Buffer.from(bytes)).toString('utf8').includes(text),
  );

/** What a feed says, for comparison: every live record without its salt, version and digest. */
export async function contentOf(maker: Maker, kept: KeptHead) {
  const { head } = kept;
  if (!head) throw new Error('There is no head');
  const manifest = await readManifest(maker.files, head.state.buckets);
  const rows = (await Promise.all(manifest.buckets.map((_, n) => bucketsOf(maker.files, manifest)(n)))).flat();
  return Object.fromEntries(rows.filter(isLive).map(({ type, id, data }) => [`${type}/${id}`, data]));
}

/** Applies the whole feed to nothing, as a stranger would, and answers what is wrong with it. */
export async function proven(maker: Maker, kept: KeptHead): Promise<AnyLine[]> {
  const { head } = kept;
  if (!head) throw new Error('There is no head');
  const lines = await allLines(maker, kept);
  const state = new FeedState(emptyManifest(FEED, head.epoch), async () => []);
  const { batches, rest } = splitBatches(lines);
  expect(rest).toEqual([]);
  for (const batch of batches) await state.apply(batch);
  expect([state.seq, state.digest]).toEqual([head.seq, head.state.digest]);
  const key = parseVkey(
    vkeyOf({ name: keyName(FEED), algorithm: 'ed25519', publicKey: await maker.signer.publicKey() }),
  );
  expect(key && verifyNote(head.checkpoint, key)).toEqual({});
  const bound = boundBy(head.checkpoint, FEED, head.epoch);
  expect(bound).toEqual({
    size: head.seq,
    state: head.state.digest,
    root: await rootOf(head.seq, tileReader(maker.files)),
  });
  return lines;
}

/** Files that a feed leads its readers to and that are not there, or are not what they were. */
export async function missing({ files }: Maker, kept: KeptHead): Promise<string[]> {
  const { head } = kept;
  if (!head) return [];
  const refs: FileRef[] = [...(await allSegments(files, kept)), head.state.buckets];
  refs.push(...(await readManifest(files, head.state.buckets)).buckets.flatMap(({ file }) => file ?? []));
  if (head.snapshot) {
    refs.push(head.snapshot.manifest);
    const snapshot: SnapshotManifest = JSON.parse(
      Buffer.from(await readFile(files, head.snapshot.manifest)).toString('utf8'),
    );
    refs.push(...snapshot.files);
  }
  const found = await Promise.all(refs.map(async (ref) => [ref.path, await readFile(files, ref).catch(() => null)]));
  return found.flatMap(([path, bytes]) => (bytes ? [] : [String(path)]));
}
