import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCommand, written } from '#test/publishing/command.ts';
import { chineseSecrets, englishSecrets, formats, layouts, type Planted } from '#test/publishing/private-files.ts';
import { startTestRuntime, type TestRuntime } from '#test/support/runtime.ts';
import { until } from '#test/support/until.ts';

let runtime: TestRuntime;
let folder: string;
/** Everything that came out: of the command, of the publishing API and of the public API. */
const answers: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sunshine-private-'));
  runtime = await startTestRuntime();
});
afterAll(async () => {
  await runtime.stop();
  await rm(folder, { recursive: true, force: true });
});

const secrets = [
  ...[...chineseSecrets, ...englishSecrets].map(({ secret }) => secret),
  ...layouts.flatMap(({ privateColumns }) => Object.values(privateColumns)),
];
const found = (text: string | Buffer) => secrets.filter((secret) => text.includes(secret));

async function command({ profile, jurisdiction }: Planted, files: Record<string, Uint8Array>, ...more: string[]) {
  const paths = await written(folder, files);
  const done = await importCommand(runtime, [...paths, '--profile', profile, '--jurisdiction', jurisdiction, ...more]);
  answers.push(done.output);
  return done;
}

/** The same upload without the command, for the answer word by word. */
async function upload({ profile, jurisdiction }: Planted, [name = '', bytes]: [string, Uint8Array]) {
  const token = await readFile(join(runtime.dataDir, 'publisher.token'), 'utf8');
  const query = new URLSearchParams({ profile, jurisdiction, fileName: name });
  const reply = await fetch(`${runtime.url}/v1/publishing/imports?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
  const body = await reply.text();
  answers.push(body);
  return { status: reply.status, ...JSON.parse(body) };
}

describe.each(layouts)('A file of the layout $profile', (layout) => {
  it.each(Object.keys(formats))(
    'as %s with private columns is published without them, and lists them',
    async (format) => {
      const files = (await formats[format]?.(layout.withPrivateColumns)) ?? {};
      expect(await command(layout, files, '--clear')).toMatchObject({ code: 0 });
      const { code, output } = await command(layout, files, '--publish');
      expect(code, output).toBe(0);
      for (const column of Object.keys(layout.privateColumns)) expect(output).toContain(column);
      expect(found(output)).toEqual([]);
    },
  );

  it.each(Object.keys(formats))(
    'as %s with personal values among public words is refused, none of them repeated',
    async (format) => {
      const files = (await formats[format]?.(layout.withPrivateValues)) ?? {};
      const { code, output } = await command(layout, files);
      expect(code).toBe(1);
      expect(found(output)).toEqual([]);
      expect(output.match(/疑似身份证号|不得公开/g)?.length).toBeGreaterThanOrEqual(1);
    },
  );

  it('names each of the cells with a personal value, once, and masks it', async () => {
    const [file] = Object.entries((await formats.XLSX?.(layout.withPrivateValues)) ?? {});
    const { status, errors } = await upload(layout, file ?? ['', new Uint8Array()]);
    expect(status).toBe(422);
    const personal = errors.filter((e: { code: string }) => e.code === 'privateValue' || e.code === 'badText');
    expect(personal).toHaveLength(layout.plantedCells);
    expect(found(JSON.stringify(errors))).toEqual([]);
  });
});

describe('Afterwards nothing personal stands', () => {
  it('in anything the public can read', async () => {
    for (const { jurisdiction, published } of layouts) {
      const base = `${runtime.url}/v1/jurisdictions/${jurisdiction}`;
      const text = async (url: string, accept = 'application/json') =>
        (await fetch(url, { headers: { accept } })).text();
      await until(async () => (await text(`${base}/units`)).includes(published));
      const { data } = JSON.parse(await text(`${base}/units`));
      const units = data.map(({ id }: { id: string }) => `${runtime.url}/v1/units/${id}`);
      const addresses = [base, `${base}/units`, `${base}/entries`, `${base}/statistics`].concat(
        units.flatMap((unit: string) => [unit, `${unit}/staff`, `${unit}/releases`, `${unit}/releases/1`]),
      );
      for (const address of addresses) answers.push(await text(address));
      for (const address of [`${base}/units`, ...units.map((unit: string) => `${unit}/staff`)])
        answers.push(await text(address, 'text/csv'));
    }
    expect(answers.flatMap(found)).toEqual([]);
  });

  it('in the database, the documents, the logs of the functions, or anything else that is kept', async () => {
    const kept = await Promise.all(
      (await readdir(runtime.dataDir, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map(async ({ parentPath, name }) => ({
          path: join(parentPath, name),
          bytes: await readFile(join(parentPath, name)),
        })),
    );
    const holding = (text: string) => kept.filter(({ bytes }) => bytes.includes(text)).map(({ path }) => path);
    // What is public is found in all of these places, so what is private would be.
    for (const { published } of layouts)
      expect(holding(published).join()).toMatch(/dynamodb.*objects|objects.*dynamodb/);
    expect(holding('"message":"imported"').join()).toContain('Publishing.log');
    expect(kept.flatMap(({ path, bytes }) => found(bytes).map((secret) => [path, secret]))).toEqual([]);
  });
});
