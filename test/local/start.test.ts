import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startDynamoDB } from '#local/dynamodb.ts';
import { close, freePort, listen } from '#local/listen.ts';
import { Problem } from '#local/problem.ts';
import { startRuntime } from '#local/runtime.ts';
import { makeFixture } from '#test/local/fixture.ts';

/** What the person at the keyboard is told, in Chinese and English, and in one line. */
async function sentence(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Problem);
  const { message } = error as Problem;
  expect(message).toMatch(/^[^\n]*\p{Script=Han}[^\n]* · [A-Z][^\n]*\.$/u);
  return message;
}

test('A port that is taken is named, with another to try', async () => {
  const fixture = await makeFixture();
  const { server, port } = await listen(() => {});
  expect(await sentence(startRuntime({ ...fixture, port }))).toContain(`PORT=${port + 1} npm start`);
  await close(server);
  await fixture.remove();
});

test('A data folder serves one runtime at a time, and the next one after it has stopped', async () => {
  const fixture = await makeFixture();
  const first = await startRuntime({ ...fixture, port: 0 });
  expect(await sentence(startRuntime({ ...fixture, port: 0 }))).toContain(first.url);
  await first.stop();
  await (await startRuntime({ ...fixture, port: 0 })).stop();
  await fixture.remove();
});

test('Without a binary for this machine, the sentence says to set DYNAMODB_ENDPOINT', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'sunshine-'));
  expect(await sentence(startDynamoDB(directory, {}, join(directory, 'none')))).toContain('DYNAMODB_ENDPOINT=');
  await rm(directory, { recursive: true });
});

test('DYNAMODB_ENDPOINT is used where it is set, and named where nothing answers', async () => {
  const { server, url } = await listen((_, response) => response.end());
  expect((await startDynamoDB('unused', { DYNAMODB_ENDPOINT: url })).endpoint).toBe(url);
  await close(server);
  const nobody = `http://127.0.0.1:${await freePort()}`;
  expect(await sentence(startDynamoDB('unused', { DYNAMODB_ENDPOINT: nobody }))).toContain(nobody);
});

test('An old Node is told which one is needed', async () => {
  const script = join(import.meta.dirname, '../../local/start.mjs');
  const pretend = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });";
  const attempt = promisify(execFile)(process.execPath, ['--import', `data:text/javascript,${pretend}`, script]);
  await expect(attempt).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/Node\.js 24 .*20\.20\.2.*npm ci/),
  });
});
