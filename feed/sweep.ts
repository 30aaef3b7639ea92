import { digestOf } from '#core/digest.ts';
import type { KeptHead } from '#core/feed/ports.ts';
import type { Digest } from '#core/model.ts';
import { allSegments } from '#feed/archive.ts';
import { type Maker, readManifest } from '#feed/maker.ts';

/** Where a round writes down what it found without a name, and under which names. */
const CANDIDATES = 'sweep/candidates.json';
type Candidates = { names: Digest; paths: string[] };

/** The number of the commit that a path belongs to. */
const numbered = /^(?:segments\/\d+-|state\/|snapshots\/|archive\/)(\d+)/;

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
      const number = Number(numbered.exec(path)?.[1] ?? 0);
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

/**
 * Removes what had no name the last time and has none now, so that whoever has just read an older head still finds what it names;
 * writes down the rest for the next time. While the names are what they were and nothing is left over, nothing is looked for.
 */
export async function sweep(maker: Maker, kept: KeptHead): Promise<number> {
  const before = await candidates(maker);
  const names = namesIn(kept);
  if (before?.names === names && before.paths.length === 0) return 0;
  const now = await unnamed(maker, kept);
  const known = new Set(before?.paths);
  const gone = now.filter((path) => known.has(path));
  if (!(await removeAt(maker, kept, gone))) return 0;
  const next: Candidates = { names, paths: now.filter((path) => !known.has(path)) };
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
