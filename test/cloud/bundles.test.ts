import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { readable, type System, synthesize } from '#test/cloud/templates.ts';

/** Bytes, gzipped. A cold start is mostly the loading of the bundle; pages are longer than data. */
const budgetOf = (name: string): number => (['Console', 'Portal'].includes(name) ? 200_000 : 150_000);

const properties = z.object({
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});

const functionsOf = ({ ofType, outdir }: System) =>
  ofType('AWS::Lambda::Function').map(({ id, Properties }) => {
    const { Code, Environment } = properties.parse(Properties);
    const folder = join(outdir, `asset.${Code.S3Key.replace(/\.zip$/, '')}`);
    const entry = join(folder, 'index.mjs');
    return { name: readable(id), folder, entry, variables: Object.keys(Environment.Variables) };
  });
const PROVINCE = { name: 'province/420000', sources: ['https://county.example/'] };
const functions = [
  ...functionsOf(synthesize({ bundled: true })),
  ...functionsOf(synthesize({ bundled: true, context: { PROVINCE } })).filter(({ name }) => name === 'Aggregator'),
];

/** What a cold start loads: the entry and every file it imports at once, not what it imports on demand. */
function loadedAtStart(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const [, file = ''] of readFileSync(entry, 'utf8').matchAll(/(?:from|import)"(\.\/[^"]+\.mjs)"/g))
    loadedAtStart(join(dirname(entry), file), seen);
  return seen;
}

const zipped = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);

test('every function starts from a bundle within the budget', () => {
  const sizes = functions.map(({ name, entry }) => ({ name, bytes: zipped(loadedAtStart(entry)) }));
  const report = sizes.map(({ name, bytes }) => `${name}: ${bytes} of ${budgetOf(name)} bytes gzipped`).join('\n');
  expect(sizes.length).toBe(12);
  expect(
    sizes.filter(({ name, bytes }) => bytes > budgetOf(name)),
    report,
  ).toEqual([]);
});

test.each(functions)(
  'function $name loads on its own, with no variables but those its stack sets',
  ({ entry, variables }) => {
    const set = variables
      .filter((name) => name !== 'NODE_OPTIONS')
      .map((name) => [name, /FEED_WITNESSES|FEED_HOOKS|_SOURCES/.test(name) ? '[]' : 'https://example.org'] as const);
    const script = `console.log(typeof (await import(${JSON.stringify(pathToFileURL(entry).href)})).handler)`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      env: { AWS_REGION: 'cn-north-1', ...Object.fromEntries(set) },
      encoding: 'utf8',
    });
    expect(printed.trim()).toBe('function');
  },
);

test.each(['Console', 'Portal'])(
  'the pages of %s carry their stylesheet and scripts, named by their content',
  (name) => {
    const folder = functions.find((fn) => fn.name === name)?.folder ?? '';
    const manifest = JSON.parse(readFileSync(join(folder, 'assets/manifest.json'), 'utf8'));
    expect(readdirSync(join(folder, 'assets'))).toEqual(expect.arrayContaining(Object.values(manifest)));
    expect(manifest['ui/styles.css']).toMatch(/^styles-\w+\.css$/);
  },
);

test('the documentation carries its page and the contract, so that no other server is asked', () => {
  const docs = functions.find(({ name }) => name === 'Docs');
  const ownPages = readdirSync('functions/docs/static');
  const carried = readdirSync(join(docs?.folder ?? '', 'static')).sort();
  expect(carried).toEqual([...ownPages, 'openapi.yaml', 'swagger-ui-bundle.js', 'swagger-ui.css'].sort());
});
