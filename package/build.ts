import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import { licencesOf } from '#package/licences.ts';

/** The programs that are published, by the names they are called by, and where each begins. */
const programs = {
  'sunshine-aggregate': 'aggregator/main.ts',
  'sunshine-conform': 'conformance/main.ts',
};
/** Files that are published as they are, by the names they get. */
const copied: Readonly<Record<string, string>> = {
  'README.md': 'docs/programs.md',
  LICENSE: 'LICENSE',
  'openapi.yaml': 'openapi.yaml',
  'feed.md': 'docs/feed.md',
  'feed.svg': 'docs/feed.svg',
  'verify-release.mjs': 'verifier/verify-release.mjs',
  // The libraries the client is typed by, so that whoever installs the package needs nothing else.
  'client/openapi-fetch.d.ts': 'node_modules/openapi-fetch/dist/index.d.mts',
  'client/openapi-typescript-helpers.d.ts': 'node_modules/openapi-typescript-helpers/dist/index.d.mts',
};

const root = resolve(import.meta.dirname, '..');
const target = resolve(process.argv[2] ?? join(root, 'dist'));

rmSync(target, { recursive: true, force: true });
const bundled = [
  ...Object.entries(programs).map(([name, entry]) =>
    bundle(entry, `${name}.mjs`, {
      platform: 'node',
      target: 'node22',
      minify: true,
      banner: { js: '#!/usr/bin/env node' },
    }),
  ),
  bundle('contract/client/index.ts', 'client/index.js', { platform: 'neutral', target: 'es2022' }),
];
for (const [name, file] of Object.entries(copied)) {
  mkdirSync(dirname(join(target, name)), { recursive: true });
  copyFileSync(join(root, file), join(target, name));
}
for (const name of Object.keys(copied).filter((one) => one.endsWith('.md'))) relink(name);
declareClient();
writeFileSync(join(target, 'THIRD-PARTY-LICENSES.txt'), licencesOf(root, bundled.flat()));

const { name, version, license, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const bin = Object.fromEntries([...Object.keys(programs), 'verify-release'].map((one) => [one, `${one}.mjs`]));
for (const file of Object.values(bin)) chmodSync(join(target, file), 0o755);
const manifest = {
  name,
  version,
  license,
  description,
  type: 'module',
  engines: { node: '>=22' },
  bin,
  exports: {
    './client': { types: './client/index.d.ts', default: './client/index.js' },
    './openapi.yaml': './openapi.yaml',
  },
};
writeFileSync(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);

/** Writes a module and all it imports as one file, and answers the files it was made of. */
function bundle(entry: string, file: string, options: BuildOptions): string[] {
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(target, file),
    bundle: true,
    format: 'esm',
    charset: 'utf8',
    legalComments: 'none',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
    ...options,
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

/** Lets the links of a document lead to what is published beside it; those that lead to anything else become plain words. */
function relink(name: string): void {
  const published = Object.fromEntries(Object.entries(copied).map(([to, from]) => [from, to]));
  const text = readFileSync(join(target, name), 'utf8');
  const linked = text.replaceAll(/\[([^\]]+)\]\((?!https:)([^)]+)\)/g, (link, words, to) => {
    const file = published[join(dirname(copied[name] ?? ''), to)];
    return file === undefined ? words : link.replace(`(${to})`, `(${file})`);
  });
  writeFileSync(join(target, name), linked);
}

/** Writes the types of the client beside it, each file finding the others by the names that compiled files would have. */
function declareClient(): void {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const types = ['--declaration', '--emitDeclarationOnly', '--allowImportingTsExtensions', '--noEmit', 'false'];
  const strict = ['--module', 'nodenext', '--target', 'es2022', '--strict', '--skipLibCheck', '--types', 'node'];
  const into = ['--outDir', join(target, 'client'), '--listEmittedFiles'];
  const said = execFileSync(process.execPath, [compiler, 'contract/client/index.ts', ...into, ...strict, ...types], {
    cwd: root,
    encoding: 'utf8',
  });
  const emitted = [...said.matchAll(/^TSFILE: (.+)$/gm)].map(([, file = '']) => file);
  const libraries = Object.keys(copied).filter((file) => file.endsWith('.d.ts'));
  for (const file of [...emitted, ...libraries.map((library) => join(target, library))]) {
    const declared = readFileSync(file, 'utf8')
      .replaceAll(/((?:from |import\()['"]\.\/[\w-]+)\.ts\b/g, '$1.js')
      .replaceAll(/((?:from |import\()['"])(openapi-[\w-]+)/g, '$1./$2.js');
    writeFileSync(file, declared);
  }
}
