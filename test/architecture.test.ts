import { globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Which rooms a room may know, besides itself. Entry files named below may know more, and say why. */
const arrows: Record<string, readonly string[]> = {
  core: [],
  contract: ['core'],
  store: ['core'],
  feed: ['core', 'contract'],
  aggregator: ['core', 'contract', 'feed', 'local/files.ts', 'local/text-table.ts', 'local/listen.ts'],
  conformance: ['core', 'contract', 'feed', 'aggregator/command-line.ts', 'local/files.ts', 'local/listen.ts'],
  package: [],
  ui: ['core', 'contract'],
  console: ['ui', 'core', 'contract'],
  portal: ['ui', 'core', 'contract'],
  functions: ['core', 'contract', 'feed', 'store', 'ui', 'console', 'portal'],
  lib: ['contract/routes.ts'],
  bin: ['lib'],
  local: [],
};

/** Command-line tools that stand in `local/` and speak to the system from outside, or prove it from inside. */
const tools: Record<string, readonly string[]> = {
  'local/import.ts': ['contract', 'core'],
  'local/import-command.ts': ['contract', 'core'],
  'local/import-report.ts': ['contract', 'core'],
  'local/template.ts': ['core'],
  'local/verify.ts': ['core', 'store'],
  'local/seed/': ['core', 'store', 'functions/workflow'],
};

/** The SDK and the web of Lambda stay at the edge: `core` computes, and nothing else. Reading a table's bytes is computing. */
const corePackages = [
  'node:crypto',
  'json-canonicalize',
  'chinese-days',
  '@vant/area-data',
  'fflate',
  'papaparse',
  'read-excel-file',
];

const files = globSync(
  '{bin,lib,functions,core,store,contract,feed,aggregator,conformance,package,ui,console,portal,local}/**/*.{ts,tsx}',
  { cwd: root },
);

function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(resolve(root, file), 'utf8'), true, true);
  return importedFiles.map((i) => i.fileName);
}

/** The project's file an import leads to, or null for a package. */
function target(file: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return relative(root, resolve(root, dirname(file), specifier));
  return null;
}

const allowedFor = (file: string): readonly string[] => {
  const tool = Object.keys(tools).find((path) => file === path || (path.endsWith('/') && file.startsWith(path)));
  return [...(arrows[file.split('/')[0] ?? ''] ?? []), ...(tool ? (tools[tool] ?? []) : [])];
};

describe('The rooms of the project', () => {
  it('finds the files it speaks about', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it.each(files)('%s knows only whom it may know', (file) => {
    const room = file.split('/')[0] ?? '';
    const known = importsOf(file).flatMap((specifier) => target(file, specifier) ?? []);
    const strangers = known.filter(
      (to) => !to.startsWith(`${room}/`) && !allowedFor(file).some((may) => to === may || to.startsWith(`${may}/`)),
    );
    expect(strangers).toEqual([]);
  });

  it.each(files.filter((f) => f.startsWith('core/')))('%s has no cloud, no I/O and no clock', (file) => {
    const packages = importsOf(file).filter((specifier) => target(file, specifier) === null);
    expect(packages.filter((p) => !corePackages.some((may) => p === may || p.startsWith(`${may}/`)))).toEqual([]);
    const text = readFileSync(resolve(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(text).not.toMatch(/\bDate\.now\(|new Date\(\)|Math\.random\(|\bfetch\(|process\.env/);
  });

  it('no file written by hand is longer than one sitting', () => {
    const written = files.filter((f) => f !== 'contract/client/schema.ts');
    const long = written.filter((f) => readFileSync(resolve(root, f), 'utf8').split('\n').length > 300);
    expect(long).toEqual([]);
  });
});
