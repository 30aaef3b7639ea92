import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Context } from 'aws-lambda';
import { afterAll, describe, expect, it } from 'vitest';
import { openAssets } from '#functions/assets.ts';
import type { Request } from '#functions/http/answer.ts';
import { builtAssets } from '#test/browser/site.ts';

const { folder, remove } = builtAssets();
const names = readdirSync(folder);
const manifest: Record<string, string> = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
const assets = openAssets(folder);
afterAll(remove);

/** Bytes, gzipped, that a browser loads for one source: its file and all that file imports. */
function weight(name: string, seen = new Set<string>()): number {
  if (seen.has(name)) return 0;
  seen.add(name);
  const content = readFileSync(join(folder, name));
  const imported = [...content.toString('utf8').matchAll(/(?:from|import)"\.\/([^"]+\.js)"/g)].map(
    ([, file = '']) => file,
  );
  return gzipSync(content).length + imported.reduce((sum, file) => sum + weight(file, seen), 0);
}

const fetched = (file: string) => assets.serve({ pathParameters: { file } } as unknown as Request, {} as Context);

describe('What pages load', () => {
  it('is one stylesheet of at most 8 KB and one script of at most 5 KB, gzipped', () => {
    expect(weight(manifest['ui/styles.css'] ?? '')).toBeLessThanOrEqual(8_000);
    expect(weight(manifest['ui/enhance.ts'] ?? '')).toBeLessThanOrEqual(5_000);
  });

  it('is at most 30 KB, gzipped, for each island', () => {
    const islands = Object.entries(manifest).filter(([source]) => source.includes('/islands/'));
    const heavy = islands
      .map(([source, name]) => ({ source, bytes: weight(name) }))
      .filter(({ bytes }) => bytes > 30_000);
    expect(heavy).toEqual([]);
  });

  it('brings no font and nothing from elsewhere', () => {
    const style = readFileSync(join(folder, manifest['ui/styles.css'] ?? ''), 'utf8');
    expect(style).not.toMatch(/@font-face|url\(|@import/);
  });

  it('stands under names that hold the hash of the content, and may be kept for ever', async () => {
    for (const name of names.filter((n) => n !== 'manifest.json')) {
      const answer = await fetched(name);
      expect(answer).toMatchObject({ status: 200, cache: 'public, max-age=31536000, immutable' });
      expect(Buffer.from(answer.body).equals(readFileSync(join(folder, name)))).toBe(true);
    }
    expect(assets.url('ui/styles.css')).toMatch(/^\/assets\/styles-[A-Z0-9]{8}\.css$/);
  });

  it.each(['manifest.json', 'styles-AAAAAAAA.css', '../index.mjs', '..%2findex.mjs', ''])('is not %o', async (name) => {
    await expect(fetched(name)).rejects.toMatchObject({ problem: { status: 404 } });
  });

  it('says which source was not built when a page asks for it', () => {
    expect(() => assets.url('console/islands/none.tsx')).toThrow('console/islands/none.tsx');
  });
});
