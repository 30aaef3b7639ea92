import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FeedId } from '#core/feed/model.ts';
import type { Files, Heads, KeptHead } from '#core/feed/ports.ts';
import type { KeptMirror, Mirrors } from '#feed/pull/mirror.ts';
import type { ProvinceStore } from '#feed/pull/province.ts';
import { Damaged } from '#feed/segments.ts';
import { readIfPresent, writeAtomically } from '#local/files.ts';

/** A feed's files in a folder. Each appears whole or not at all, also after a power cut. */
export function folderFiles(folder: string): Files {
  return {
    async get(path) {
      try {
        return await readFile(join(folder, path));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async put(path, bytes) {
      await writeAtomically(join(folder, path), bytes);
    },
    async remove(paths) {
      for (const path of paths) await rm(join(folder, path), { force: true });
    },
    async *list(prefix) {
      const under = join(folder, prefix);
      const found = await readdir(under, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      });
      for (const entry of found) {
        if (entry.isFile()) yield { path: join(entry.parentPath, entry.name).slice(folder.length + 1) };
      }
    },
  };
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

type Versioned = { version: number };

/** One JSON file a feed, replaced whole. One process holds the folder, so that looking before writing is enough. */
function keptIn<K extends Versioned>(folder: string) {
  const file = (feed: FeedId) => join(folder, `${feed}.json`);
  const read = async (feed: FeedId): Promise<K | undefined> => {
    const text = await readIfPresent(file(feed));
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text);
    } catch {
      throw new Damaged(file(feed), '无法读取', 'cannot be read');
    }
  };
  return {
    read,
    async replace(feed: FeedId, before: K | undefined, next: Omit<K, 'version'>): Promise<boolean> {
      // What cannot be read is taken the place of by whoever has begun anew.
      const standing = await read(feed).catch(() => undefined);
      if (standing?.version !== before?.version) return false;
      await writeAtomically(file(feed), JSON.stringify({ ...next, version: (before?.version ?? 0) + 1 }));
      return true;
    },
  };
}

/** Everything a province keeps, below one folder. */
export const folderStore = (folder: string): ProvinceStore => ({
  mirrors: folderMirrors(join(folder, 'kept', 'mirrors')),
  mirrorFiles: (feed) => folderFiles(join(folder, 'mirrors', feed)),
  heads: folderHeads(join(folder, 'kept', 'heads')),
  ownFiles: (feed) => folderFiles(join(folder, 'feeds', feed)),
  notes: {
    read: (name) => readIfPresent(join(folder, 'kept', name)),
    write: (name, text) => writeAtomically(join(folder, 'kept', name), text),
  },
});

/** Feeds of which anything is held below a folder, in the order of their names. */
export async function heldFeeds(folder: string): Promise<FeedId[]> {
  const files = await readdir(join(folder, 'kept', 'mirrors')).catch(() => []);
  return files.flatMap((file) => (file.endsWith('.json') ? [basename(file, '.json')] : [])).sort();
}

export const folderHeads = (folder: string): Heads => keptIn<KeptHead>(folder);
const folderMirrors = (folder: string): Mirrors => keptIn<KeptMirror>(folder);
