import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Vector, vectors } from '#test/verifier/vectors.ts';

const script = join(import.meta.dirname, '../../verifier/verify-release.mjs');
const stored = join(import.meta.dirname, '../../verifier/vectors');

/** Runs the verifier as anyone would, with what it prints and its exit code. */
const run = (...args: string[]): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr }),
    );
  });

const all = await vectors();
const named = (name: string): Vector => {
  const found = all.find((vector) => vector.name === name);
  if (!found) throw new Error(name);
  return found;
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verifier-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function verifying({ line, proof, key }: Vector) {
  await writeFile(join(folder, 'line.json'), line);
  await writeFile(join(folder, 'proof.txt'), proof);
  return run('--key', key, '--line', join(folder, 'line.json'), '--proof', join(folder, 'proof.txt'));
}

describe('The verifier', () => {
  it.each(all)('says of $name: $expect', async (vector) => {
    const { code, said } = await verifying(vector);
    if (vector.expect === 'proven' || vector.expect === 'destroyed') {
      expect({ code, said }).toMatchObject({
        code: 0,
        said: expect.stringMatching(/^是 · Yes: sunshine-bianzhi\/420923/),
      });
      expect(said.includes('destroyed')).toBe(vector.expect === 'destroyed');
    } else expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining(`(${vector.expect})`) });
  });

  it.each([
    ['nothing'],
    ['no key', '--line', 'a', '--proof', 'b'],
    ['no proof', '--key', 'k', '--line', 'a'],
    ['an unknown option', '--all'],
    ['a number that is none', '--key', 'k', 'http://127.0.0.1:1/v1/feeds/420923', '0'],
  ])('given %s, says how it is used', async (_, ...args) => {
    expect(await run(...args)).toMatchObject({ code: 2, said: expect.stringContaining('Usage') });
  });

  it('says so where a file or an address cannot be read', async () => {
    const { key } = named('proven');
    expect((await run('--key', key, '--line', 'nowhere', '--proof', 'nowhere')).code).toBe(2);
    expect((await run('--key', key, 'http://127.0.0.1:1/v1/feeds/420923', '12')).code).toBe(2);
  });

  it('needs nothing but Node', async () => {
    const imports = [...(await readFile(script, 'utf8')).matchAll(/from '([^']+)'/g)].map(([, name]) => name);
    expect(imports.every((name) => name?.startsWith('node:'))).toBe(true);
  });
});

it('the vectors for other languages are those the verifier is held to', async () => {
  const files = (await readdir(stored)).sort();
  expect(files).toEqual(all.map(({ name }) => `${name}.json`).sort());
  for (const vector of all)
    expect(JSON.parse(await readFile(join(stored, `${vector.name}.json`), 'utf8'))).toEqual(vector);
});
