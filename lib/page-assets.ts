import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSync } from 'esbuild';

const projectRoot = join(import.meta.dirname, '..');

/**
 * What pages load besides themselves: the one stylesheet, the small script and one file per island, each with the hash of its
 * content in its name, and `manifest.json`, which tells the name from the source (`ui/styles.css` → `styles-1A2B3C4D.css`).
 * Parts that islands share stand in files of their own.
 */
export function buildPageAssets(outdir: string, islands: readonly string[] = islandsOfThePages()): void {
  const { outputs } = buildSync({
    absWorkingDir: projectRoot,
    entryPoints: ['ui/styles.css', 'ui/enhance.ts', ...islands],
    outdir,
    entryNames: '[name]-[hash]',
    chunkNames: 'shared-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['chrome87', 'firefox85', 'safari15'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  }).metafile;
  const names = Object.entries(outputs).flatMap(([file, { entryPoint }]) =>
    entryPoint ? [[entryPoint, basename(file)]] : [],
  );
  mkdirSync(outdir, { recursive: true });
  writeFileSync(join(outdir, 'manifest.json'), JSON.stringify(Object.fromEntries(names)));
}

const islandsOfThePages = (): string[] => globSync('{ui,console,portal}/islands/*.tsx', { cwd: projectRoot }).sort();
