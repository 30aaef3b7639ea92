import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoUnits, publishDemo } from '#test/support/demo.ts';
import { startTestRuntime, type TestRuntime } from '#test/support/runtime.ts';

const run = promisify(execFile);
const guide = await readFile('docs/api-guide.md', 'utf8');
const readmes = [await readFile('README.md', 'utf8'), await readFile('README.zh-CN.md', 'utf8')];

const fenced = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, code = '']) => code);
const curls = (text: string): string[] =>
  fenced(text, 'sh').flatMap((code) => code.split('\n').filter((line) => line.startsWith('curl ')));
const commands = curls(guide);

const has = (program: string): Promise<boolean> =>
  run(program, ['--version']).then(
    () => true,
    () => false,
  );
const [python, jq] = [await has('python3'), await has('jq')];

let runtime: TestRuntime;
let folder: string;
beforeAll(async () => {
  runtime = await startTestRuntime();
  await publishDemo(runtime);
  expect(await runtime.invoke('FeedBuilder', { task: 'catchUp' })).toMatchObject({ ok: true });
  folder = await mkdtemp(join(tmpdir(), 'sunshine-guide-'));
});
afterAll(async () => {
  await runtime?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The command as a reader would type it, against the system of this test; answers the status line and what came. */
async function typed(command: string): Promise<{ status: string; output: string }> {
  const here = command
    .replaceAll('http://127.0.0.1:8787', runtime.url)
    .replace('curl ', "curl -sS -w '\\n%{http_code}' ");
  const { stdout } = await run('bash', ['-c', here], { cwd: folder });
  const at = stdout.lastIndexOf('\n');
  return { output: stdout.slice(0, at), status: stdout.slice(at + 1) };
}

describe('The guide for reusers', () => {
  it('has commands to try', () => {
    expect(commands.length).toBeGreaterThan(15);
  });

  it.each(commands)('%s', async (command) => {
    const { status, output } = await typed(command);
    if (command.includes('limit=0')) {
      expect(status).toBe('400');
      expect(JSON.parse(output).errors).toHaveLength(2);
    } else if (command.includes('--etag-compare')) expect(status).toBe('304');
    else expect(status).toBe('200');
    if (command.includes('.atom')) expect(output).toContain('<feed xmlns="http://www.w3.org/2005/Atom"');
    else if (command.includes('/v1/feeds/')) expect(output).toContain('420923');
    else if (!/--(output|head)|limit=0/.test(command)) expect(JSON.parse(output).data).toBeDefined();
  });

  it('saves a CSV that Excel opens: with its mark, a heading and a row for every unit', async () => {
    const csv = await readFile(join(folder, 'units.csv'), 'utf8');
    expect(csv.startsWith('\uFEFF单位标识,机构名称')).toBe(true);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(399);
  });

  it.skipIf(!jq)('takes a whole county and proves its file, with curl (skipped where there is no jq)', async () => {
    await takesTheCounty('county.sh', 'bash', 'bash', 'file ok');
    expect(await readFile(join(folder, 'records.ndjson'), 'utf8')).toContain('"type":"jurisdiction"');
  });

  it('takes a whole county and proves its state, in TypeScript with Node alone', async () => {
    await takesTheCounty('county.ts', 'ts', process.execPath);
  });

  it.skipIf(!python)(
    'takes a whole county and proves its state, in Python with its standard library alone (skipped where there is no Python 3)',
    async () => {
      await takesTheCounty('county.py', 'python', 'python3');
    },
  );

  async function takesTheCounty(file: string, language: string, program: string, proven = 'state ok') {
    const [code = ''] = fenced(guide, language);
    await writeFile(join(folder, file), code);
    const { stdout } = await run(program, [file, runtime.url], { cwd: folder });
    const { snapshot, counts } = await (await fetch(`${runtime.url}/v1/feeds/420923/head`)).json();
    expect(stdout).toBe(`seq ${snapshot.seq}: ${counts.unit} units, ${counts.staff} people, ${proven}\n`);
  }

  it('gives a program that proves a release and the whole ledger', async () => {
    const [program = ''] = fenced(guide, 'js');
    await writeFile(join(folder, 'check.mjs'), program);
    const { stdout } = await run(process.execPath, ['check.mjs', runtime.url, '420923', demoUnits[0]], { cwd: folder });
    expect(stdout).toMatch(/^release 1: ok\nledger 1–\d+: ok\n$/);
  });
});

describe('The README', () => {
  it.each([...new Set(readmes.flatMap(curls))])('%s', async (command) => {
    expect((await typed(command)).status).toBe('200');
  });
});
