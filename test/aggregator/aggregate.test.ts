import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCounties } from '#test/aggregator/county.ts';
import { memoryLedger, people } from '#test/feed/machine/ledger.ts';

const program = resolve(import.meta.dirname, '../../aggregator/main.ts');
const [first, second] = ['420923', '420922'];

let folder: string;
let counties: Awaited<ReturnType<typeof openCounties>>;
const ledgers = { [first]: memoryLedger(first), [second]: memoryLedger(second) };

/** The program as it is started in a shell; answers what it said and how it ended. */
async function aggregate(...options: string[]) {
  const child = spawn(process.execPath, [program, counties.url, '--data', join(folder, 'province'), ...options]);
  const [out, error] = [text(child.stdout), text(child.stderr)];
  const [code] = await once(child, 'close');
  return { code, out: await out, error: await error };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aggregate-'));
  counties = await openCounties(join(folder, 'counties'));
  for (const feed of [first, second]) {
    const ledger = memoryLedger(feed);
    ledgers[feed] = ledger;
    ledger.register(3);
    ledger.publish(1, people(40));
    ledger.publish(2, people(25));
    await counties.publish(feed, ledger.source);
    await counties.roll(feed);
  }
});
afterEach(async () => {
  await counties.close();
  await rm(folder, { recursive: true });
});

describe('The aggregator without a cloud', () => {
  it('takes every feed of a server, and says at the end that each digest is equal', async () => {
    const { code, out } = await aggregate();
    expect(code).toBe(0);
    expect(out).toMatch(/420922 .*69 .*是 equal .*首次取得/);
    expect(out).toMatch(/420923 .*69 .*是 equal .*首次取得/);
    expect((await aggregate()).out).toMatch(/420923 .*无变化/);
  });

  it('finds and mends one corrupted row when asked to prove every row', async () => {
    await aggregate();
    const state = join(folder, 'province', 'mirrors', first, 'state');
    const files = (await readdir(state, { recursive: true })).filter((file) => file.endsWith('.ndjson.gz'));
    const file = join(state, files[0] ?? '');
    await writeFile(
      file,
      gzipSync(
        gunzipSync(await readFile(file))
          .toString()
          .replace(/[一-龥]/, '伪'),
      ),
    );
    expect((await aggregate('--verify')).out).toMatch(/420923 .*是 equal .*已修复/);
    expect((await aggregate('--verify')).out).toMatch(/420923 .*无变化/);
  });

  it('says that nothing is equal which it has not looked at: what has rotted unseen is found and mended', async () => {
    await aggregate();
    const state = join(folder, 'province', 'mirrors', first, 'state');
    for (const file of (await readdir(state, { recursive: true })).filter((one) => one.endsWith('.gz')))
      await writeFile(join(state, file), 'rotten');
    expect(await aggregate()).toMatchObject({ code: 0, out: expect.stringMatching(/420923 .*是 equal .*已修复/) });
    expect((await aggregate()).out).toMatch(/420923 .*是 equal .*无变化/);
  });

  it('takes a feed anew of which it cannot read any more how far it was taken', async () => {
    await aggregate();
    await writeFile(join(folder, 'province', 'kept', 'mirrors', `${first}.json`), '{"half');
    const { code, out } = await aggregate();
    expect(code).toBe(0);
    expect(out).toMatch(/420923 .*是 equal .*已修复/);
    expect(out).toMatch(/420922 .*无变化/);
  });

  it('names the file where it cannot read what it has told again, and goes on with the other feeds', async () => {
    await aggregate('--republish');
    ledgers[first]?.publish(1, people(41));
    await counties.publish(first, ledgers[first]?.source ?? memoryLedger(first).source);
    await writeFile(join(folder, 'province', 'kept', 'heads', `${first}.json`), '{"half');
    const { code, out } = await aggregate('--republish');
    expect(code).toBe(1);
    expect(out).toMatch(/420923 .*否 NO .*警报.*heads.420923\.json/);
    expect(out).toMatch(/420922 .*是 equal/);
  });

  it('ends with an error when a county has begun its feed anew, so that a person asks why', async () => {
    await aggregate();
    await rm(join(folder, 'counties', 'kept', 'heads', `${first}.json`));
    await counties.publish(first, ledgers[first]?.source ?? memoryLedger(first).source);
    const { code, out } = await aggregate();
    expect(code).toBe(1);
    expect(out).toMatch(/420923 .*是 equal .*已另起.*epoch-/);
    expect((await aggregate()).code).toBe(0);
  });

  it('goes on where it was when it is killed in the middle, as often as that happens', async () => {
    for (const delay of [120, 160, 200, 240, 280, 320]) {
      ledgers[first]?.publish(1, people(40 + delay / 10));
      await counties.publish(first, ledgers[first]?.source ?? memoryLedger(first).source);
      const options = [program, counties.url, '--data', join(folder, 'province'), '--republish'];
      const child = spawn(process.execPath, options, { stdio: 'ignore' });
      const closed = once(child, 'close');
      await wait(delay);
      child.kill('SIGKILL');
      await closed;
    }
    const { code, out } = await aggregate('--republish', '--verify');
    expect(code).toBe(0);
    expect(out.match(/是 equal/g)).toHaveLength(2);
    const head = JSON.parse(await readFile(join(folder, 'province', 'kept', 'heads', `${first}.json`), 'utf8'));
    expect(head.head.counts.staff).toBe(72 + 25);
  });

  it('says what is wrong with an address, and ends with an error', async () => {
    expect(await aggregate('http://example.com')).toMatchObject({ code: 1, out: expect.stringContaining('https') });
    expect(await aggregate('not an address')).toMatchObject({
      code: 2,
      error: expect.stringContaining('not an address: 不是网址'),
    });
  });

  it('raises an alarm, and keeps what it holds, when a feed comes with another key', async () => {
    await aggregate();
    const file = join(folder, 'province', 'kept', 'keys', first);
    const other = (await readFile(join(folder, 'province', 'kept', 'keys', second), 'utf8')) as string;
    await writeFile(file, other);
    const { code, out } = await aggregate('--verify');
    expect(code).toBe(1);
    expect(out).toMatch(/420923 .*否 NO .*警报/);
    expect(out).toMatch(/420922 .*是 equal/);
  });
});
