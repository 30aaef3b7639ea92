import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { close, listen } from '#local/listen.ts';
import { importCommand, written } from '#test/publishing/command.ts';

/** Addresses at which something else answers, or nothing. */
const others = { nothing: '', strange: '', full: '', ill: '' };
const servers: Awaited<ReturnType<typeof listen>>[] = [];
let dataDir: string;
let file: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sunshine-command-'));
  [file = ''] = await written(dataDir, { '人员.csv': '姓名' });
  await writeFile(join(dataDir, 'publisher.token'), 'token');
  const says = async (status: number, body: string) => {
    const server = await listen((request, response) => {
      request.resume();
      request.on('end', () => response.writeHead(status).end(body));
    });
    servers.push(server);
    return server.url;
  };
  others.strange = await says(501, '<!DOCTYPE html>');
  others.full = await says(413, '{"message":"Request Too Long"}');
  others.ill = await says(503, '{"message":"Service Unavailable"}');
  const gone = await listen(() => {});
  await close(gone.server);
  others.nothing = gone.url;
});
afterAll(async () => {
  await Promise.all(servers.map(({ server }) => close(server)));
  await rm(dataDir, { recursive: true, force: true });
});

const run = (args: readonly string[], { url = others.nothing } = {}) => importCommand({ url, dataDir }, args);
const at = ['--jurisdiction', '420923'];
const decided =
  '--roster full --decision-number 1 --decision-title 决定 --assessment-number 2 --assessment-date 2026-01-04'.split(
    ' ',
  );

describe('A command line at fault ends with 2, and one sentence that says why', () => {
  it.each<[string, (file: string) => string[], string]>([
    ['no file', () => at, '请写明要导入的文件'],
    ['no jurisdiction', (f) => [f], '六位行政区划代码'],
    ['a jurisdiction that is no code', (f) => [f, '--jurisdiction', '云梦'], '六位行政区划代码'],
    ['a profile there is not', (f) => [f, ...at, '--profile', 'mine'], '没有版式 mine'],
    ['an option there is not', (f) => [f, ...at, '--force'], '没有选项 --force'],
    ['an option without its value', (f) => [f, ...at, '--reason'], '选项 --reason 的值有误'],
    ['a reason there is not', (f) => [f, ...at, '--reason', '随便'], '没有变更事由 随便'],
    ['an address that is none', (f) => [f, ...at, '--url', '8787'], '8787 不是网址'],
    ['two workbooks', (f) => [f, 'x.xlsx', ...at], '只有 CSV 文件'],
    ['a day that is none', (f) => [f, ...at, ...decided, '--decision-date', '2026-13-05'], '--decision-date：须为日期'],
    ['a decision without its particulars', (f) => [f, ...at, '--roster', 'full'], '--decision-number'],
  ])('%s', async (_what, args, sentence) => {
    const { code, output } = await run(args(file));
    expect([code, output]).toEqual([2, expect.stringContaining(sentence)]);
    expect(output.trim().split('\n')).toHaveLength(2);
  });
});

describe('What cannot be sent ends with 1, and one sentence that says what to do', () => {
  it.each<[string, () => ReturnType<typeof run>, string]>([
    ['a file that is not there', () => run(['none.xlsx', ...at]), '读不到文件 none.xlsx'],
    ['a folder', () => run([dataDir, ...at]), '读不到文件'],
    ['no token', () => run([file, ...at, '--token-file', 'none.token']), '没有令牌 none.token'],
    ['a token file with something else', () => run([file, ...at, '--token-file', file]), '不是访问令牌'],
    ['the system not running', () => run([file, ...at]), '没有运行，请先 npm start'],
    ['something else on that port', () => run([file, ...at], { url: others.strange }), '运行的不是本系统'],
    ['a file too large for the gateway', () => run([file, ...at], { url: others.full }), '最多 4 MB'],
    ['a system that cannot answer now', () => run([file, ...at], { url: others.ill }), '请重试'],
  ])('%s', async (_what, command, sentence) => {
    const { code, output } = await command();
    expect([code, output]).toEqual([1, expect.stringContaining(sentence)]);
    expect(output).not.toMatch(/\n\s+at /);
  });
});

it('--help ends with 0 and names every profile and reason', async () => {
  const { code, output } = await run(['--help']);
  expect(code).toBe(0);
  for (const word of ['sunshine', 'heze-units', 'uk-organograms', '更正']) expect(output).toContain(word);
});
