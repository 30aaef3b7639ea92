import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderStore } from '#aggregator/folder.ts';
import { feedServer } from '#aggregator/serve.ts';
import { consumerExam, type Verdict } from '#conformance/consumer/examine.ts';
import { cosign } from '#core/tlog/note.ts';
import { ClientFault, exchange } from '#feed/http/client.ts';
import type { Exchange } from '#feed/pull/origin.ts';
import { politeExchange } from '#feed/pull/polite.ts';
import type { Province } from '#feed/pull/province.ts';
import { round } from '#feed/pull/round.ts';
import { close, listen } from '#local/listen.ts';
import { testSigner } from '#test/feed/machine/memory.ts';

const NAME = 'province.example';
const signer = (name: string) => testSigner(name, 9);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consumer-'));
});
afterEach(() => rm(folder, { recursive: true }));

const province = (ask: () => Exchange, republishes = false): Province => {
  let ids = 0;
  return {
    store: folderStore(folder),
    signer,
    name: NAME,
    exchange: ask,
    now: () => new Date(),
    newId: () => (++ids).toString(16).padStart(32, '0'),
    republishes,
    proves: 'files',
    byClock: false,
    mayBegin: () => true,
    report: () => {},
  };
};

/** Plays the scenarios with a consumer that runs once a round, and answers what was found. */
async function tried(run: (bases: URL[]) => Promise<unknown>, only: string[] = [], head?: string): Promise<Verdict[]> {
  const publicKey = await signer(NAME).publicKey();
  const exam = await consumerExam(
    { witness: { name: NAME, algorithm: 'cosignature', publicKey }, exchange, head },
    only,
  );
  const { url, server } = await listen(exam.listener);
  const verdicts: Verdict[] = [];
  try {
    for (let over = false; !over; ) {
      await run(exam.paths.map(({ path }) => new URL(`${url}${path}/`)));
      const next = await exam.next();
      verdicts.push(...next.verdicts);
      over = next.over;
    }
  } finally {
    await close(server);
  }
  return verdicts;
}

const findings = (verdicts: Verdict[]) =>
  verdicts.flatMap(({ scenario, round, findings }) => findings.map((finding) => `${scenario} ${round}: ${finding}`));

describe('A consumer before a publisher that misbehaves', () => {
  it('passes every scenario when it is our aggregator, by what it cosigns and by what it tells again', async () => {
    const { url, server } = await listen(feedServer({ folder, signer }));
    const ours = province(() => politeExchange(exchange, [10]), true);
    const verdicts = await tried((bases) => round(ours, bases), [], `${url}/v1/feeds/{feed}/head`);
    await close(server);
    expect(findings(verdicts)).toEqual([]);
    expect(verdicts.map(({ ok }) => ok)).toEqual(Array.from({ length: 30 }, () => true));
  }, 60_000);

  it('is caught when it does not wait as long as it is asked to', async () => {
    const rash = politeExchange(
      (url, asked) =>
        exchange(url, asked).catch((error: unknown) => {
          throw error instanceof ClientFault ? new ClientFault(error.message, error.again) : error;
        }),
      [10, 10],
    );
    const found = findings(
      await tried(
        (bases) =>
          round(
            province(() => rash),
            bases,
          ),
        ['busy'],
      ),
    );
    expect(found.join()).toContain('Retry-After is not honoured');
  });

  it('is caught when it asks more often than the cadence says, and with more than four questions at once', async () => {
    const greedy = async ([base]: URL[]) => {
      const head = new URL('v1/feeds/990001/head', base);
      await Promise.all(Array.from({ length: 6 }, () => exchange(head, { limit: 1_000_000 })));
    };
    const found = findings(await tried(greedy, ['gap'])).join();
    expect(found).toContain('more than 4 requests at once');
    expect(found).toContain('more often than the cadence says');
    expect(found).toContain('gap 1: 没有联署');
  });

  it('is caught when it signs whatever it is shown', async () => {
    const believing = async ([base]: URL[]) => {
      const at = (path: string) => new URL(`v1/feeds/990004/${path}`, base);
      const head = JSON.parse(Buffer.from((await exchange(at('head'), { limit: 1_000_000 })).body).toString());
      const body = await cosign(head.checkpoint, signer(NAME), 1_800_000_000);
      await exchange(at('cosignatures'), { method: 'POST', body, limit: 1_000 });
    };
    expect(findings(await tried(believing, ['fork']))).toEqual(['fork 2: 联署了错的 · has cosigned what is wrong']);
  });
});
