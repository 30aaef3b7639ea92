import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

/** The programs that are published, by the names they are called by, and where each begins. */
const programs = {
  'sunshine-aggregate': 'aggregator/main.ts',
  'sunshine-conform': 'conformance/main.ts',
};

const root = resolve(import.meta.dirname, '..');
const target = resolve(process.argv[2] ?? join(root, 'dist'));

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

for (const [name, entry] of Object.entries(programs)) {
  const outfile = join(target, `${name}.mjs`);
  buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    mainFields: ['module', 'main'],
    banner: { js: '#!/usr/bin/env node' },
    logLevel: 'warning',
  });
  chmodSync(outfile, 0o755);
}
const verifier = join(target, 'verify-release.mjs');
copyFileSync(join(root, 'verifier/verify-release.mjs'), verifier);
chmodSync(verifier, 0o755);

buildSync({
  absWorkingDir: root,
  entryPoints: ['contract/client/index.ts'],
  outfile: join(target, 'client/index.js'),
  bundle: true,
  packages: 'external',
  platform: 'neutral',
  target: 'es2022',
  format: 'esm',
  charset: 'utf8',
});
// A consumer finds the declarations beside each other by the names that the compiled files would have.
const compiler = join(root, 'node_modules/typescript/bin/tsc');
const types = ['--declaration', '--emitDeclarationOnly', '--allowImportingTsExtensions', '--noEmit', 'false'];
const strict = ['--module', 'nodenext', '--target', 'es2022', '--strict', '--skipLibCheck', '--types', 'node'];
const into = ['--outDir', join(target, 'client')];
execFileSync(process.execPath, [compiler, 'contract/client/index.ts', ...into, ...strict, ...types], { cwd: root });
for (const file of readdirSync(join(target, 'client')).filter((one) => one.endsWith('.d.ts'))) {
  const declared = join(target, 'client', file);
  writeFileSync(declared, readFileSync(declared, 'utf8').replaceAll(/(from '\.\/\w+)\.ts'/g, "$1.js'"));
}

for (const file of ['LICENSE', 'openapi.yaml']) copyFileSync(join(root, file), join(target, file));
copyFileSync(join(root, 'docs/programs.md'), join(target, 'README.md'));

const { name, version, license, description, dependencies, devDependencies } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const fetching = { ...devDependencies, ...dependencies }['openapi-fetch'];
const manifest = {
  name,
  version,
  license,
  description,
  type: 'module',
  engines: { node: '>=22' },
  bin: Object.fromEntries([...Object.keys(programs), 'verify-release'].map((one) => [one, `${one}.mjs`])),
  exports: { './client': { types: './client/index.d.ts', default: './client/index.js' } },
  dependencies: { 'openapi-fetch': fetching },
};
writeFileSync(join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
