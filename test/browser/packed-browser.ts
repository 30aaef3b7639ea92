import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod';

const { resolve } = createRequire(import.meta.url);

/** The browser that npm brings along, with the libraries and the Chinese fonts that it needs. Unpacked once a machine. */
export async function packedBrowser(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const folder = join(tmpdir(), `chromium-${versionOf('@sparticuz/chromium')}`);
  if (!existsSync(folder)) await unpack(folder);
  const fonts = join(dirname(resolve('@embedpdf/fonts-sc')), '..', 'fonts');
  const fontsFile = join(folder, 'fonts.conf');
  writeFileSync(fontsFile, `<fontconfig><dir>${fonts}</dir><cachedir>${folder}</cachedir></fontconfig>`);
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...Object.fromEntries(inherited),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: fontsFile,
    },
  };
}

/** Test files start at once: each unpacks for itself, and the first to be done puts its folder in place. */
async function unpack(folder: string): Promise<void> {
  const own = mkdtempSync(`${folder}-`);
  // The package brings its libraries only where it takes itself to be in Lambda, and unpacks into the temporary folder.
  const during = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x', TMPDIR: own };
  const names = [...Object.keys(during), 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME'];
  const before = new Map(names.map((name) => [name, process.env[name]]));
  Object.assign(process.env, during);
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  }
  try {
    renameSync(own, folder);
  } catch {
    rmSync(own, { recursive: true });
  }
}

const versionOf = (name: string): string => {
  const folder = dirname(dirname(resolve(name)));
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
    .version;
};
