import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderStore } from '#aggregator/folder.ts';
import { digestOf } from '#core/digest.ts';
import type { PutLine } from '#core/feed/model.ts';
import { vkeyOf } from '#core/tlog/note.ts';
import { type Doubt, doubtText } from '#core/workflow/check-back.ts';
import { type Asked, checkBacksOf, NotHeld, raiseDoubt } from '#feed/pull/doubt.ts';
import { politeExchange } from '#feed/pull/polite.ts';
import type { Province } from '#feed/pull/province.ts';
import { round } from '#feed/pull/round.ts';
import { officers } from '#local/seed/officers.ts';
import { launch, newPerson } from '#test/browser/browser.ts';
import { watch } from '#test/browser/checks.ts';
import { banner, press, says, usable } from '#test/browser/scenes.ts';
import { testSigner } from '#test/feed/machine/memory.ts';
import { publishDemo } from '#test/support/demo.ts';
import { startTestRuntime, type TestRuntime } from '#test/support/runtime.ts';

const FEED = '420923';
const signer = (name: string) => testSigner(name, 9);
const PROVINCE = 'province/420000';

let runtime: TestRuntime;
let browser: Browser;
let folder: string;
let province: Province;
let base: URL;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'province-'));
  const publicKey = await signer(PROVINCE).publicKey();
  const witness = vkeyOf({ name: PROVINCE, algorithm: 'cosignature', publicKey });
  runtime = await startTestRuntime({ context: { FEED_WITNESSES: [witness] } });
  browser = await launch();
  await runtime.putPeople(officers);
  await publishDemo(runtime);
  base = new URL(`${runtime.url}/`);
  let ids = 0;
  province = {
    store: folderStore(folder),
    name: PROVINCE,
    signer,
    exchange: () => politeExchange(),
    now: () => new Date(),
    newId: () => (++ids).toString(16).padStart(32, '0'),
    republishes: false,
    proves: 'rows',
    byClock: false,
    mayBegin: () => true,
    report: () => {},
  };
  await taken();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await runtime?.stop();
  await rm(folder, { recursive: true });
});

/** The county tells what is new, and the province takes it. */
async function taken() {
  expect(await runtime.invoke('FeedBuilder', { task: 'catchUp' })).toMatchObject({ ok: true });
  expect(await round(province, [base])).toMatchObject([{ feed: FEED, equal: true }]);
}

/** Lines of the feed that tell a person, as they were published first. */
async function peopleToldFirst(): Promise<PutLine[]> {
  const text = await (await fetch(new URL(`/v1/feeds/${FEED}/changes`, base))).text();
  const lines: PutLine[] = text.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []));
  return lines.filter(({ op, type }) => op === 'put' && type === 'staff');
}

const held = async (): Promise<Asked> => ({
  feed: FEED,
  record: { type: 'staff', id: (await heldPerson()).id },
  kind: 'contradiction',
  text: '该人员同时出现在邻县名册中，请核对',
});
async function heldPerson(): Promise<{ id: string; h: string; epoch: string }> {
  const head = await (await fetch(new URL(`/v1/feeds/${FEED}/head`, base))).json();
  const counted = new Map<string, number>();
  const lines = await peopleToldFirst();
  for (const { id } of lines) counted.set(id, (counted.get(id) ?? 0) + 1);
  // One who was told once and never changed.
  const once = lines.find(({ id }) => counted.get(id) === 1);
  if (!once) throw new Error('The feed tells of nobody');
  return { id: once.id, h: once.h, epoch: head.epoch };
}
const doubtOf = async (more: Partial<Doubt> = {}): Promise<Doubt> => {
  const { id, h, epoch } = await heldPerson();
  return { ...(await held()), record: { type: 'staff', id }, h, epoch, ...more };
};
const signed = async (doubt: Doubt, by = PROVINCE, key = signer(PROVINCE)) => {
  const signature = Buffer.from(await key.sign(Buffer.from(doubtText(doubt)))).toString('base64');
  return { by, doubt, signature };
};
const send = (body: unknown, feed = FEED) =>
  fetch(new URL(`/v1/feeds/${feed}/doubts`, base), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('A province that doubts a record', () => {
  test('raises a case at the county, which answers it on a page without scripts, and the answer comes back by the feed', async () => {
    const asked = await held();
    const { checkBack, due } = await raiseDoubt(province, base, asked);
    expect(await raiseDoubt(province, base, asked)).toEqual({ checkBack, due });
    expect(await runtime.fireSchedule('ClocksEveryFiveMinutes')).toMatchObject({ ok: true });
    await taken();
    expect(await checkBacksOf(province, FEED)).toMatchObject([
      { by: PROVINCE, record: asked.record, doubt: 'contradiction', due, outcome: null, answered: null },
    ]);

    const { page, context } = await newPerson(browser, 'phoneWithoutScripts');
    const problems = watch(page);
    await page.goto(`${base}console/sign-in`);
    await page.locator('button[value="demo-examiner-1"]').first().click();
    await page.goto(`${base}console/check-backs`);
    await usable(page);
    await page.locator(`a[href="/console/check-backs/${checkBack}"]`).click();
    await says(page, asked.text);
    await usable(page);
    await press(page, '答复');
    expect(await page.locator('.error-summary').innerText()).toContain('请选择校核结果');
    await page.getByLabel('核实无误').check();
    await page.getByLabel(/^答复内容/).fill('经核对任免文件，公开内容无误');
    await press(page, '答复');
    await banner(page, '已答复');
    await says(page, '经核对任免文件，公开内容无误');
    await usable(page);
    expect(problems).toEqual([]);
    await context.close();

    await taken();
    expect(await checkBacksOf(province, FEED)).toMatchObject([
      { outcome: 'confirmed', answer: '经核对任免文件，公开内容无误', answered: expect.any(String) },
    ]);
  });

  test('is told at once of what it does not hold, before anything is sent', async () => {
    const asked = await held();
    await expect(raiseDoubt(province, base, { ...asked, feed: '420922' })).rejects.toThrow(NotHeld);
    const record = { type: 'staff', id: 'u-1/nobody' } as const;
    await expect(raiseDoubt(province, base, { ...asked, record })).rejects.toThrow('未持有记录');
  });
});

describe('The door for doubts', () => {
  test('names every field at fault', async () => {
    const good = await signed(await doubtOf());
    for (const [name, body] of [
      ['by', { ...good, by: '' }],
      ['signature', { ...good, signature: 'AAAA' }],
      ['doubt.feed', { ...good, doubt: { ...good.doubt, feed: '42' } }],
      ['doubt.feed', await signed(await doubtOf({ feed: '420922' }))],
      ['doubt.epoch', { ...good, doubt: { ...good.doubt, epoch: '' } }],
      ['doubt.record.type', { ...good, doubt: { ...good.doubt, record: { type: 'flag', id: 'x' } } }],
      ['doubt.h', { ...good, doubt: { ...good.doubt, h: 'x' } }],
      ['doubt.kind', { ...good, doubt: { ...good.doubt, kind: 'unheardOf' } }],
      ['doubt.text', { ...good, doubt: { ...good.doubt, text: '太短' } }],
      ['doubt.text', { ...good, doubt: { ...good.doubt, text: `${good.doubt.text} ` } }],
      ['doubt.text', { ...good, doubt: { ...good.doubt, text: '该人员身份证号为 110101199003077758' } }],
      ['more', { ...good, more: 1 }],
      ['', '{"by":'],
      ['', '[]'],
      ['', `"${'a'.repeat(30_000)}"`],
    ] as const) {
      const answer = await send(body);
      expect([name, answer.status, answer.headers.get('content-type')]).toEqual([
        name,
        400,
        'application/problem+json',
      ]);
      expect((await answer.json()).errors.map((e: { name: string }) => e.name)).toContain(name);
    }
    expect((await send(good, '42')).status).toBe(400);
    expect((await send(await signed(await doubtOf({ feed: '999999' })), '999999')).status).toBe(404);
  });

  test('opens for nobody but a witness, and for nothing but what it has signed', async () => {
    const doubt = await doubtOf();
    expect((await send(await signed(doubt, 'nobody'))).status).toBe(403);
    expect((await send(await signed(doubt, PROVINCE, testSigner(PROVINCE, 8)))).status).toBe(403);
    const changed = { ...(await signed(doubt)), doubt: { ...doubt, text: '另一段没有签过名的疑义说明' } };
    expect((await send(changed)).status).toBe(403);
  });

  test('takes no doubt of a record that is not there, or that has changed since', async () => {
    const record = { type: 'unit', id: 'u-nowhere' } as const;
    expect((await send(await signed(await doubtOf({ record })))).status).toBe(404);
    for (const more of [{ h: digestOf('another version') }, { epoch: 'another' }]) {
      const answer = await send(await signed(await doubtOf(more)));
      const { title, rev, h } = await answer.json();
      expect([answer.status, title, typeof rev, h]).toEqual([
        409,
        '记录已有新版本 · The record has changed',
        'number',
        (await heldPerson()).h,
      ]);
    }
  });
});
