import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vectors } from '#test/verifier/vectors.ts';

/** `npm run vectors`: writes the test vectors that other languages are to be held to. */
const folder = join(import.meta.dirname, '../../verifier/vectors');
await mkdir(folder, { recursive: true });
for (const vector of await vectors())
  await writeFile(join(folder, `${vector.name}.json`), `${JSON.stringify(vector, null, 2)}\n`);
