import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { buildApp } from '#lib/build-app.ts';
import { emptyFolder } from '#test/cloud/templates.ts';

/** Bytes, gzipped. A cold start is mostly the loading of the bundle. */
const budget = 150_000;

process.env.CDK_VALIDATION = 'false';
const outdir = emptyFolder();
buildApp({ outdir }).synth();
const bundles = globSync('asset.*/index.mjs', { cwd: outdir }).map((file) => {
  const map = z
    .object({ sources: z.array(z.string()) })
    .parse(JSON.parse(readFileSync(join(outdir, `${file}.map`), 'utf8')));
  const entry = map.sources.find((source) => /functions\/[^/]+\/index\.ts$/.test(source)) ?? file;
  return { name: entry.replace(/^.*functions\//, ''), file, bytes: gzipSync(readFileSync(join(outdir, file))).length };
});

test('every function starts from a bundle within the budget', () => {
  const sizes = bundles.map(({ name, bytes }) => `${name}: ${bytes} of ${budget} bytes gzipped`).join('\n');
  expect(bundles.length, sizes).toBe(5);
  expect(
    bundles.filter(({ bytes }) => bytes > budget),
    sizes,
  ).toEqual([]);
});

test('the documentation carries its page and the contract, so that no other server is asked', () => {
  const files = ['openapi.yaml', 'swagger-ui-bundle.js', 'swagger-ui.css', 'favicon-32x32.png'];
  const carriers = bundles.filter(({ file }) =>
    files.every((name) => existsSync(join(outdir, file, '..', 'static', name))),
  );
  expect(carriers).toHaveLength(1);
});
