import type { Files, Heads, KeptHead } from '#core/feed/ports.ts';

/** The files and the head of one small feed, for as long as the program runs. */
export function memory(): { files: Files; heads: Heads } {
  const files = new Map<string, Uint8Array>();
  let kept: KeptHead | undefined;
  return {
    files: {
      get: async (path) => files.get(path),
      put: async (path, bytes) => void files.set(path, bytes),
      remove: async (paths) => {
        for (const path of paths) files.delete(path);
      },
      list: async function* (prefix) {
        for (const path of [...files.keys()]) if (path.startsWith(prefix)) yield { path };
      },
    },
    heads: {
      read: async () => kept,
      replace: async (_, before, next) => {
        if (kept?.version !== before?.version) return false;
        kept = { ...structuredClone(next), version: (before?.version ?? 0) + 1 };
        return true;
      },
    },
  };
}
