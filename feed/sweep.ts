import { digestOf } from '#core/digest.ts';
import type { KeptHead } from '#core/feed/ports.ts';
import type { Digest, Instant } from '#core/model.ts';
import { allSegments } from '#feed/archive.ts';
import { type Maker, readManifest } from '#feed/maker.ts';

/** Where a round writes down when it looked, under which names, and what it found without one and left for the next. */
const CANDIDATES = 'sweep/candidates.json';
type Candidates = { at: Instant; names: Digest; paths: string[] };

/** After so many days it is looked for what has no name also where nothing has changed: a maker may have crashed over it. */
const LOOK_DAYS = 7;

/** The number of the commit that a path belongs to. */
const numberOf = (path: string): number =>
  Number(/^(?:segments\/\d+-|state\/|snapshots\/|archive\/)(\d+)/.exec(path)?.[1] ?? 0);

/**
 * Files that nothing names: of makers who lost or crashed, of states that have passed, of runs of changes that were joined. The log
 * holds no content and is kept for ever. What is numbered beyond the head is left alone: it may be about to get its name.
 */
async function unnamed({ files }: Maker, kept: KeptHead): Promise<string[]> {
  const { head, archive } = kept;
  const named = new Set<string>();
  if (archive) named.add(archive.path);
  for (const { path } of await allSegments(files, kept)) named.add(path);
  if (head) {
    named.add(head.state.buckets.path);
    for (const { file } of (await readManifest(files, head.state.buckets)).buckets) if (file) named.add(file.path);
  }
  const snapshots = new Set(kept.snapshots.map(({ seq }) => seq));
  const found: string[] = [];
  for (const folder of ['segments/', 'state/', 'snapshots/', 'archive/'])
    for await (const { path } of files.list(folder)) {
      const number = numberOf(path);
      const standing = folder === 'snapshots/' && snapshots.has(number);
      if (!named.has(path) && !standing && number <= (head?.seq ?? 0)) found.push(path);
    }
  return found;
}

/** Removes files, unless the head has moved since they were found to have no name: whoever moved it may know better. */
async function removeAt({ files, heads, feed }: Maker, { version }: KeptHead, paths: string[]): Promise<boolean> {
  if ((await heads.read(feed))?.version !== version) return false;
  await files.remove(paths);
  return true;
}

/** Removes all that has no name, at once. False when the head has moved meanwhile. */
export const removeUnnamed = async (maker: Maker, kept: KeptHead): Promise<boolean> =>
  removeAt(maker, kept, await unnamed(maker, kept));

/** Removes the files of a snapshot that did not get its name. */
export async function removeSnapshot({ files, heads, feed }: Maker, seq: number): Promise<void> {
  const paths: string[] = [];
  for await (const { path } of files.list(`snapshots/${seq}/`)) paths.push(path);
  const kept = await heads.read(feed);
  // Another maker may have made the same.
  if (!kept?.snapshots.some((snapshot) => snapshot.seq === seq)) await files.remove(paths);
}

/**
 * Removes what had no name the last time and has none now, so that whoever has just read an older head still finds what it names;
 * writes down the rest for the next time. What is older than a destruction goes at once: it may be what had to be destroyed. While the
 * names are what they were and nothing is left over, nothing is looked for.
 */
export async function sweep(maker: Maker, kept: KeptHead): Promise<number> {
  const before = await candidates(maker);
  const names = namesIn(kept);
  const at = maker.now();
  const recently = before && Date.parse(at) - Date.parse(before.at) < LOOK_DAYS * 86_400_000;
  if (recently && before.names === names && before.paths.length === 0) return 0;
  const known = new Set(before?.paths);
  const destroyed = kept.head?.redactions.at(-1)?.seq ?? 0;
  const now = await unnamed(maker, kept);
  const gone = now.filter((path) => known.has(path) || numberOf(path) < destroyed);
  if (!(await removeAt(maker, kept, gone))) return 0;
  const removed = new Set(gone);
  const next: Candidates = { at, names, paths: now.filter((path) => !removed.has(path)) };
  await maker.files.put(CANDIDATES, Buffer.from(JSON.stringify(next)));
  return gone.length;
}

/** All that a kept head gives names to. */
const namesIn = ({ head, archive, snapshots }: KeptHead): Digest =>
  digestOf({ state: head?.state.buckets.path ?? null, segments: head?.segments ?? [], archive, snapshots });

async function candidates({ files }: Maker): Promise<Candidates | undefined> {
  const bytes = await files.get(CANDIDATES);
  return bytes && JSON.parse(Buffer.from(bytes).toString('utf8'));
}
