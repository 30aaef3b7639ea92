import type { FileRef } from '#core/feed/model.ts';
import type { KeptHead } from '#core/feed/ports.ts';
import { allSegments } from '#feed/changes.ts';
import { type Maker, readManifest } from '#feed/maker.ts';

/** Where the last round wrote down what it found without a name. */
const CANDIDATES = 'sweep/candidates.json';

/**
 * Files that nothing names: of makers who lost or crashed, of states that have passed, of runs of changes that were joined. The log
 * holds no content and is kept for ever. A path holds the number of its commit, so what has lost its name never gets it back.
 */
export async function unnamed({ files }: Maker, kept: KeptHead): Promise<string[]> {
  const { head, pending } = kept;
  const manifests = [head?.state.buckets, pending?.manifest].filter((ref): ref is FileRef => ref !== undefined);
  const named = new Set<string>(manifests.map(({ path }) => path));
  for (const ref of manifests)
    for (const { file } of (await readManifest(files, ref)).buckets) if (file) named.add(file.path);
  for (const { path } of allSegments(kept)) named.add(path);
  if (pending) for (const { path } of pending.next.segments) named.add(path);
  const snapshots = new Set(kept.snapshots.map(({ seq }) => `${seq}`));
  const found: string[] = [];
  for (const folder of ['segments/', 'state/', 'snapshots/'])
    for await (const { path } of files.list(folder)) {
      const standing = folder === 'snapshots/' && snapshots.has(path.split('/')[1] ?? '');
      if (!named.has(path) && !standing) found.push(path);
    }
  return found;
}

/**
 * Removes what had no name the last time and has none now, so that whoever has just read an older head still finds what it names;
 * writes down the rest for the next time.
 */
export async function sweep(maker: Maker, kept: KeptHead): Promise<number> {
  const before = new Set(await candidates(maker));
  const now = await unnamed(maker, kept);
  const gone = now.filter((path) => before.has(path));
  await maker.files.remove(gone);
  const rest = now.filter((path) => !before.has(path));
  await maker.files.put(CANDIDATES, Buffer.from(JSON.stringify(rest)));
  return gone.length;
}

async function candidates({ files }: Maker): Promise<string[]> {
  const bytes = await files.get(CANDIDATES);
  return bytes ? JSON.parse(Buffer.from(bytes).toString('utf8')) : [];
}
