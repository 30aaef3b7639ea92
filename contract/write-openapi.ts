import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from '#contract/openapi/generated-files.ts';

const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');

const stale = Object.entries(await generatedFiles()).filter(([file, text]) => read(join(root, file)) !== text);
for (const [file, text] of stale) {
  if (check)
    console.error(`${file} 与 contract/ 不一致，请运行 npm run openapi · differs from contract/; run npm run openapi`);
  else writeFileSync(join(root, file), text);
}
if (check && stale.length > 0) process.exitCode = 1;
else
  console.log(stale.length > 0 ? `已写入 · Written: ${stale.map(([file]) => file).join(', ')}` : '无变化 · Up to date');

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
