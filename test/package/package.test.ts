import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vkeyOf } from '#core/tlog/note.ts';
import { demoUnits, publishDemo } from '#test/support/demo.ts';
import { startTestRuntime, type TestRuntime } from '#test/support/runtime.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

let folder: string;
let installed: string;
let runtime: TestRuntime;

/** The package as it would be published, installed in an empty project without a network. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'package-'));
  await run(process.execPath, ['package/build.ts', join(folder, 'dist')], { cwd: root });
  // An empty cache, and no network: what is not in the package is nowhere.
  const npm = ['--offline', '--cache', join(folder, 'cache'), '--no-audit', '--no-fund', '--no-update-notifier'];
  const { stdout } = await run('npm', ['pack', './dist', '--json', ...npm], { cwd: folder });
  const [{ filename }] = JSON.parse(stdout);
  await writeFile(join(folder, 'package.json'), '{}');
  await writeFile(join(folder, 'example.txt'), 'Not what an examination writes down');
  await run('npm', ['install', `./${filename}`, ...npm], { cwd: folder });
  installed = join(folder, 'node_modules', 'sunshine-bianzhi');
  runtime = await startTestRuntime();
  await publishDemo(runtime);
  expect(await runtime.invoke('FeedBuilder', { task: 'catchUp' })).toMatchObject({ ok: true });
}, 90_000);
afterAll(async () => {
  await runtime?.stop();
  await rm(folder, { recursive: true });
});

/** A program of the package by the link that `npx` starts it by. */
async function program(name: string, ...args: string[]): Promise<{ code: number; out: string; error: string }> {
  const file = join(folder, 'node_modules', '.bin', name);
  return run(process.execPath, [file, ...args], { cwd: folder }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, error: stderr }),
    ({ code, stdout, stderr }) => ({ code, out: stdout, error: stderr }),
  );
}

describe('The published package', () => {
  test('needs no other, and names the licence of every library that is part of it', async () => {
    expect(await readdir(join(folder, 'node_modules'))).toEqual(['.bin', '.package-lock.json', 'sunshine-bianzhi']);
    const licences = await readFile(join(installed, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
    for (const library of ['zod', 'fflate', 'openapi-fetch'])
      expect(licences).toMatch(new RegExp(`^${library} [0-9.]+ \\(MIT\\)$`, 'm'));
  });

  test('has no document that leads nowhere', async () => {
    const files = await readdir(installed);
    const links = [];
    for (const file of files.filter((one) => one.endsWith('.md')))
      links.push(...(await readFile(join(installed, file), 'utf8')).matchAll(/\]\((?!https:)([^)]+)\)/g));
    expect(links.map(([, to]) => to).filter((to) => !files.includes(to ?? ''))).toEqual([]);
    expect(links.length).toBeGreaterThan(0);
  });
});

describe('The published programs', () => {
  test.each(['sunshine-aggregate', 'sunshine-conform'])(
    '%s begins with a line that lets a shell start it',
    async (name) => {
      expect(await readFile(join(installed, `${name}.mjs`), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
      expect((await program(name, '--help')).out).toContain(`用法 · Usage`);
    },
  );

  test('take a county, prove it, and find the publisher sound', async () => {
    const taken = await program('sunshine-aggregate', runtime.url, '--verify', '--republish');
    expect([taken.code, taken.out]).toEqual([0, expect.stringMatching(/420923 .*是 equal .*首次取得/)]);
    const sound = await program('sunshine-conform', runtime.url, '--feed', '420923');
    expect([sound.code, sound.out.includes('✗'), sound.out.includes('✓')]).toEqual([0, false, true]);
  });

  test('show the key of a witness, and what is held of check-backs, without asking anyone', async () => {
    expect((await program('sunshine-aggregate', '--key')).out).toMatch(/^province\.example\+[0-9a-f]{8}\+\S+\n$/);
    expect((await program('sunshine-aggregate', '--check-backs')).out).toContain('疑义 doubt');
  });

  test('say in the county’s words why it does not take a doubt: here, this province is no witness', async () => {
    const unit = `420923/unit/${demoUnits[0]}`;
    const words = ['--kind', 'outdated', '--text', '单位名称疑似未随机构改革更新'];
    const { code, error } = await program('sunshine-aggregate', runtime.url, '--doubt', unit, ...words);
    expect([code, error]).toEqual([1, expect.stringMatching(/403 .*province\.example 不在见证方名单中/)]);
    const nobody = await program('sunshine-aggregate', runtime.url, '--doubt', '420923/unit/none', ...words);
    expect([nobody.code, nobody.error]).toEqual([1, expect.stringContaining('未持有记录')]);
  });

  test('say that a port is taken, and take nothing', async () => {
    const { port } = new URL(runtime.url);
    const { code, out, error } = await program('sunshine-aggregate', runtime.url, '--data', 'other', '--serve', port);
    expect([code, out, error]).toEqual([2, '', expect.stringContaining(`--serve ${port}: 端口已被占用`)]);
  });

  test('verify one record by the county’s key alone', async () => {
    const { feeds } = await (await fetch(new URL('/.well-known/open-feed', runtime.url))).json();
    const feed = `${runtime.url}/v1/feeds/420923`;
    expect((await program('verify-release', '--key', feeds[0].key, feed, '3')).out).toMatch(/^是 · Yes/);
    const other = vkeyOf({ name: feeds[0].key.split('+')[0], algorithm: 'ed25519', publicKey: new Uint8Array(32) });
    expect((await program('verify-release', '--key', other, feed, '3')).code).not.toBe(0);
  });

  test.each([
    ['sunshine-aggregate', [], '网址'],
    ['sunshine-aggregate', ['county'], 'county: 不是网址'],
    ['sunshine-aggregate', ['https://a.example', '--every', 'often'], '--every'],
    ['sunshine-aggregate', ['https://a.example', '--serve', '70000'], '--serve'],
    ['sunshine-aggregate', ['https://a.example', '--name', 'a b'], '--name'],
    ['sunshine-aggregate', ['https://a.example', '--doubt', '420923/unit/x'], '--text'],
    ['sunshine-aggregate', ['https://a.example', '--kind', 'outdated'], '--kind'],
    ['sunshine-aggregate', ['https://a.example', '--sreve', '1'], '--sreve: 没有这个选项 · there is no such option'],
    ['sunshine-aggregate', ['https://a.example', '--serve'], '--serve: 须写明值 · needs a value'],
    ['sunshine-aggregate', ['https://a.example', '--serve', '--every', '5'], '--serve: 须写明值'],
    ['sunshine-aggregate', ['https://a.example', '--verify=yes'], '--verify: 不带值 · takes no value'],
    ['sunshine-aggregate', ['ftp://a.example'], 'ftp://a.example: 不是网址 · not an address'],
    ['sunshine-conform', [], '网址'],
    ['sunshine-conform', ['https://a.example', '--feed', 'x'], '--feed x'],
    ['sunshine-conform', ['https://a.example', '--what'], '--what: 没有这个选项 · there is no such option'],
    ['sunshine-conform', ['ftp://a.example'], '网址 · Name one address'],
    ['sunshine-conform', ['https://a.example', '--seen', 'example.txt'], '--seen example.txt'],
    ['verify-release', [], 'key'],
  ])('%s %j ends with code 2, says what is wrong, and has begun nothing', async (name, args, why) => {
    const before = await readdir(folder);
    const { code, out, error } = await program(name, ...args);
    expect([code, `${out}${error}`]).toEqual([2, expect.stringContaining(why)]);
    expect(error).not.toMatch(/ {4}at /);
    expect(await readdir(folder)).toEqual(before);
  });
});

describe('The published client', () => {
  test('does what its guide shows, in the types of the contract', async () => {
    const guide = await readFile(join(installed, 'README.md'), 'utf8');
    const example = [...guide.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code]) => code).join('');
    await writeFile(join(folder, 'example.mts'), example);
    await writeFile(
      join(folder, 'wrong.mts'),
      example.replace('/v1/jurisdictions/{jurisdiction}/units', '/v1/nowhere'),
    );
    const tsc = (file: string) =>
      run(process.execPath, [
        join(root, 'node_modules/typescript/bin/tsc'),
        ...['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--module', 'nodenext', '--target', 'es2022'],
        ...['--typeRoots', join(root, 'node_modules/@types'), '--types', 'node', join(folder, file)],
      ]);
    await tsc('example.mts');
    await expect(tsc('wrong.mts')).rejects.toMatchObject({ stdout: expect.stringContaining('wrong.mts') });
    const { stdout } = await run(process.execPath, [join(folder, 'example.mts'), runtime.url], { cwd: folder });
    const [county, posts, seq, ...rest] = stdout.split('\n');
    expect(county).toMatch(/^云梦县.* [1-9]\d*$/);
    expect(Number(posts)).toBeGreaterThan(100);
    expect(Number(seq)).toBeGreaterThan(398);
    expect(rest).toEqual(['无变化 · nothing new', '']);
  });

  test('gives every row of a list once, and a fault as an error that names the parameter', async () => {
    const jurisdiction = '420923';
    const { ApiProblem, every, openClient }: typeof import('#contract/client/index.ts') = await import(
      join(installed, 'client/index.js')
    );
    const client = openClient({ baseUrl: runtime.url });
    const units = (limit: number) =>
      every((more) =>
        client.GET('/v1/jurisdictions/{jurisdiction}/units', {
          params: { path: { jurisdiction }, query: { limit, ...more } },
        }),
      );
    const ids = new Set<string>();
    let rows = 0;
    for await (const { id } of units(45)) {
      ids.add(id);
      rows += 1;
    }
    expect([rows, ids.size]).toEqual([398, 398]);

    const fault: unknown = await units(5000)
      .next()
      .catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ApiProblem);
    expect(fault).toMatchObject({ status: 400, problem: { errors: [{ in: 'query', name: 'limit' }] } });
  });

  test('tells an answer that is no problem of the API, such as a proxy’s, by its status alone', async () => {
    const { every, fresh, openClient }: typeof import('#contract/client/index.ts') = await import(
      join(installed, 'client/index.js')
    );
    const proxy = async () => Response.json({ message: 'Service Unavailable' }, { status: 503 });
    const client = openClient({ baseUrl: runtime.url, fetch: proxy });
    const ask = () => client.GET('/v1/jurisdictions');
    await expect(fresh(ask)).rejects.toMatchObject({ status: 503, problem: undefined });
    await expect(every(ask).next()).rejects.toMatchObject({ status: 503, problem: undefined });
  });
});
