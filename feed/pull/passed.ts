import type { Files } from '#core/feed/ports.ts';
import { readManifest } from '#feed/maker.ts';
import type { KeptMirror } from '#feed/pull/mirror.ts';

/**
 * Removes the files of states that have passed: what the origin has destroyed is held nowhere here either. Files of later changes may be
 * those of another round under way, and stay, unless `all` have to go: numbers of another epoch say nothing.
 */
export async function dropPassed(files: Files, { manifest, seq }: KeptMirror, which: 'below' | 'all'): Promise<void> {
  const { buckets } = await readManifest(files, manifest);
  const named = new Set([manifest.path, ...buckets.flatMap(({ file }) => (file ? [file.path] : []))]);
  const passed: string[] = [];
  for await (const { path } of files.list('state/')) {
    const isLater = which === 'below' && Number(path.split('/')[1]) > seq;
    if (!named.has(path) && !isLater) passed.push(path);
  }
  await files.remove(passed);
}
