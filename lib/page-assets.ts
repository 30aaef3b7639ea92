import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';

const projectRoot = join(import.meta.dirname, '..');

const shared = {
  absWorkingDir: projectRoot,
  entryNames: '[name]-[hash]',
  chunkNames: 'shared-[hash]',
  bundle: true,
  target: ['chrome87', 'firefox85', 'safari15'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * What pages load besides themselves: the one stylesheet, the small script and one file per island, each with the hash of its
 * content in its name, and `manifest.json`, which tells the name from the source (`ui/styles.css` → `styles-1A2B3C4D.css`).
 * Parts that islands share stand in files of their own. A worker is one file, which browsers without workers of modules run too.
 */
export function buildPageAssets(outdir: string, islands: readonly string[] = sources('islands/*.tsx')): void {
  const pages = ['ui/styles.css', 'ui/enhance.ts', ...islands];
  const built = [
    buildSync({ ...shared, entryPoints: pages, outdir, splitting: true, format: 'esm' }).metafile,
    buildSync({ ...shared, entryPoints: sources('workers/*.ts'), outdir, format: 'iife' }).metafile,
  ];
  const names = built.flatMap(({ outputs }) =>
    Object.entries(outputs).flatMap(([file, { entryPoint }]) => (entryPoint ? [[entryPoint, basename(file)]] : [])),
  );
  mkdirSync(outdir, { recursive: true });
  writeFileSync(join(outdir, 'manifest.json'), JSON.stringify(Object.fromEntries(names)));
}

const sources = (pattern: string): string[] => globSync(`{ui,console,portal}/${pattern}`, { cwd: projectRoot }).sort();
