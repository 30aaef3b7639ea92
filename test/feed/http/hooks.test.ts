import { createPrivateKey, sign } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FeedHead } from '#core/feed/model.ts';
import { parseVkey, verifies } from '#core/tlog/note.ts';
import { exchange } from '#feed/http/client.ts';
import { type Woken, wake, webhookHeaders } from '#feed/wake.ts';
import { close, listen } from '#local/listen.ts';
import { synthesize } from '#test/cloud/templates.ts';
import { testSigner } from '#test/feed/machine/memory.ts';
import { synthesized } from '#test/support/assembly.ts';
import { publishDemo } from '#test/support/demo.ts';
import { startTestRuntime, type TestRuntime } from '#test/support/runtime.ts';

const FEED = '420923';
type Heard = { at: string; id: string; timestamp: string; signature: string; body: string };

/** Three who asked to be told: one listens, one answers 503 at first, one is gone. */
let heard: Heard[] = [];
const answers: Record<string, number> = { '/listens': 204, '/restarts': 503, '/gone': 410 };
let listener: Awaited<ReturnType<typeof listen>>;
let context: object;
let runtime: TestRuntime;
beforeAll(async () => {
  listener = await listen(async (request, response) => {
    const at = request.url ?? '';
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = request.headers;
    heard.push({ at, id: `${id}`, timestamp: `${timestamp}`, signature: `${signature}`, body: await text(request) });
    response.writeHead(answers[at] ?? 404).end();
  });
  context = { FEED_HOOKS: Object.keys(answers).map((path) => `${listener.url}${path}`) };
  runtime = await startTestRuntime({ context });
  await publishDemo(runtime);
  await told();
  // The stream of the ledger may have woken them on the way: from here on it is quiet.
  heard = [];
}, 60_000);
afterAll(async () => {
  await runtime?.stop();
  await close(listener.server);
  await rm(await synthesized(context), { recursive: true });
});

const told = async () => expect(await runtime.invoke('FeedBuilder', { task: 'catchUp' })).toMatchObject({ ok: true });
const head = async (): Promise<FeedHead> => (await fetch(new URL(`/v1/feeds/${FEED}/head`, runtime.url))).json();

describe('Who asks to be told that a feed has gone on', () => {
  test('is told again where it could not hear, as often as the feed is looked after, and not where it could or is gone', async () => {
    // The stream of the ledger may wake the builder beside us: how often is not counted, only who is told.
    await told();
    expect(new Set(heard.map(({ at }) => at))).toEqual(new Set(['/restarts']));
    answers['/restarts'] = 200;
    await told();
    expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
    const before = heard.length;
    await told();
    expect(heard.length).toBe(before);
  });

  test('is told where the feed stands and nothing of what it holds, signed by the feed’s own key', async () => {
    const { epoch, seq } = await head();
    const [{ id, timestamp, signature, body }] = heard as [Heard];
    expect(JSON.parse(body)).toEqual({
      type: 'feed.changed',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: { feed: FEED, epoch, seq, head: `/v1/feeds/${FEED}/head` },
    });
    const { feeds } = await (await fetch(new URL('/.well-known/open-feed', runtime.url))).json();
    const key = parseVkey(feeds[0].key);
    const [version, base64 = ''] = signature.split(',');
    const signed = (more = '') =>
      key && verifies(`${id}.${timestamp}.${body}${more}`, key, Buffer.from(base64, 'base64'));
    expect([version, signed(), signed(' ')]).toEqual(['v1a', true, false]);
    expect(Math.abs(Number(timestamp) * 1000 - Date.now())).toBeLessThan(300_000);
  });

  test('keeps nobody else from being served: what fails is set aside nowhere, and the feed goes on', async () => {
    expect(await runtime.messages('FeedFailures')).toEqual([]);
  });
});

test('A message is signed as the reference libraries of Standard Webhooks sign it', async () => {
  // Key, message and signature of their own tests. Ed25519 has one signature of a message by a key.
  const seed = Buffer.from('VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=', 'base64');
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: new Date(1_614_265_330_000), body: '{"test": 2432232314}' };
  expect(await webhookHeaders({ sign: async (bytes) => sign(null, bytes, key) }, message)).toEqual({
    'webhook-id': message.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag==',
  });
});

test('A hook on a private network, or that leads there, is never asked', async () => {
  const reports: string[] = [];
  let woken: Woken = {};
  const hooks = [
    'https://10.0.0.1/',
    'https://169.254.169.254/latest',
    'http://example.com/',
    'https://u:p@example.com/',
  ];
  await wake(
    {
      hooks: hooks.map((hook) => new URL(hook)),
      wakings: {
        read: async () => woken,
        write: async (_, next) => {
          woken = next;
        },
      },
      signer: testSigner('feed/420923'),
      exchange,
      now: () => new Date(),
      report: (hook, why) => reports.push(`${hook.host}: ${why}`),
    },
    { feed: FEED, epoch: 'epoch-1', seq: 3, at: '2026-11-23T00:00:00.000Z' } as FeedHead,
  );
  expect([reports.length, woken]).toEqual([4, {}]);
  expect(reports.join()).toMatch(/public internet.*public internet.*only https.*password/s);
});

test('A hook that is no https address is refused when the system is deployed', () => {
  for (const hook of ['http://example.com/', 'ftp://example.com', 'example.com', 7])
    expect(() => synthesize({ context: { FEED_HOOKS: [hook] } })).toThrow(`FEED_HOOKS: ${hook}`);
  expect(() => synthesize({ context: { FEED_HOOKS: '{}' } })).toThrow('FEED_HOOKS');
});
