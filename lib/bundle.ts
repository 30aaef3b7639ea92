import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { type AssetCode, Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import { buildPageAssets } from '#lib/page-assets.ts';

const projectRoot = join(import.meta.dirname, '..');

/**
 * The code of a function: `functions/<name>/index.ts` and all it imports as `index.mjs`, and the given files of the
 * project below `static/` beside it; below `assets/` what pages load, for a function that answers with pages.
 *
 * esbuild is called directly: the L2 NodejsFunction starts it through npx, which takes a second per function.
 */
export function bundle(name: string, staticFiles: readonly string[], pages = false): AssetCode {
  const source = join(projectRoot, 'functions', name);
  const tryBundle = (outputDir: string): boolean => {
    bundleEntry(join(source, 'index.ts'), outputDir);
    for (const file of staticFiles) cpSync(join(projectRoot, file), join(outputDir, 'static', basename(file)));
    if (pages) buildPageAssets(join(outputDir, 'assets'));
    return true;
  };
  return Code.fromAsset(source, {
    assetHashType: AssetHashType.OUTPUT,
    // The type asks for an image; it is never fetched, because the local bundling above always succeeds or throws.
    bundling: { image: DockerImage.fromRegistry('none'), local: { tryBundle } },
  });
}

function bundleEntry(entry: string, outdir: string): void {
  buildSync({
    absWorkingDir: projectRoot,
    entryPoints: [entry],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    target: 'node24',
    format: 'esm',
    // What is imported on demand stands in a file of its own, and costs a cold start nothing.
    splitting: true,
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    sourcemap: true,
    // File and line are enough in a stack trace; the sources themselves would be read at every cold start.
    sourcesContent: false,
    // The ESM builds of the libraries shake down to two thirds of their CommonJS builds.
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': join(import.meta.dirname, 'bundling', 'env-credentials.ts') },
    logLevel: 'warning',
  });
}
