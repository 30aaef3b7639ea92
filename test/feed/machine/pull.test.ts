import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { NoteKey } from '#core/tlog/note.ts';
import { keyName } from '#feed/log.ts';
import { publish } from '#feed/publish.ts';
import { type Puller, pull } from '#feed/pull/pull.ts';
import { repair } from '#feed/pull/repair.ts';
import { roll } from '#feed/roll.ts';
import { memoryLedger, people, person } from '#test/feed/machine/ledger.ts';
import { FEED, makerOver, memoryMirrors, memoryStore, testSigner } from '#test/feed/machine/memory.ts';
import { publisherOver } from '#test/feed/machine/publisher.ts';

async function county() {
  const store = memoryStore();
  const maker = makerOver(store);
  const ledger = memoryLedger(FEED);
  ledger.register(3);
  ledger.publish(1, people(4));
  ledger.publish(2, people(30));
  await publish(maker, ledger.source);
  const key: NoteKey = {
    name: keyName(FEED),
    algorithm: 'ed25519',
    publicKey: await maker.signer.publicKey(),
  };
  return { store, maker, ledger, key, tell: () => publish(maker, ledger.source) };
}

const aggregator = (
  { store, key }: Pick<Awaited<ReturnType<typeof county>>, 'store' | 'key'>,
  meddle?: (path: string, body: Uint8Array) => Uint8Array,
) => {
  const { origin, asked } = publisherOver(store, FEED, meddle);
  const own = memoryStore();
  const puller: Puller = {
    origin,
    key,
    files: own.files,
    mirrors: memoryMirrors(),
    now: () => '2026-11-23T01:00:00.000Z',
  };
  return { puller, asked, own };
};

describe('A province takes a county’s feed', () => {
  it('from the first change on, and finds the state that was signed', async () => {
    const publisher = await county();
    const { puller } = aggregator(publisher);
    const { kept } = await pull(puller);
    const head = publisher.store.read(FEED)?.head;
    expect(kept).toMatchObject({ epoch: head?.epoch, seq: head?.seq, checkpoint: head?.checkpoint });
  });

  it('asks one question when there is nothing new', async () => {
    const publisher = await county();
    const { puller, asked } = aggregator(publisher);
    await pull(puller);
    asked.length = 0;
    expect(await pull(puller)).toMatchObject({ news: false });
    expect(asked).toEqual(['head']);
  });

  it('takes the changes alone when it holds an earlier state', async () => {
    const publisher = await county();
    const { puller, asked } = aggregator(publisher);
    await pull(puller);
    publisher.ledger.publish(1, [person(0), person(1, { post: '主任' })]);
    await publisher.tell();
    asked.length = 0;
    expect(await pull(puller)).toMatchObject({ news: true, bootstrapped: false });
    expect(asked).toEqual(['head', 'changes']);
  });

  it('begins with the newest snapshot, and proves it by the changes after it', async () => {
    const publisher = await county();
    await roll(publisher.maker);
    publisher.ledger.publish(1, people(3));
    await publisher.tell();
    const { puller, asked } = aggregator(publisher);
    const { kept } = await pull(puller);
    expect(kept.seq).toBe(publisher.store.read(FEED)?.head?.seq);
    expect(asked.some((path) => path.startsWith('snapshots/'))).toBe(true);
  });

  it('holds nothing of what the county has taken down', async () => {
    const publisher = await county();
    const { puller, own } = aggregator(publisher);
    await pull(puller);
    const everything = () =>
      [...own.contents].map(([p, b]) => (p.endsWith('.gz') ? gunzipSync(b).toString() : '')).join('');
    expect(everything()).toContain('u-test-0002/s-00007');
    publisher.ledger.takeDown(2, [1]);
    await publisher.tell();
    const { kept } = await pull(puller);
    expect(everything()).not.toContain('u-test-0002/s-');
    expect(kept.redactions.length).toBe(31);
  });

  it('begins anew when the county’s feed has begun anew', async () => {
    const publisher = await county();
    const { puller } = aggregator(publisher);
    const first = await pull(puller);
    const anew = memoryStore();
    await publish(makerOver(anew), publisher.ledger.source);
    const second = await pull({ ...puller, origin: publisherOver(anew, FEED).origin });
    expect(second.bootstrapped).toBe(true);
    expect(second.kept.epoch).not.toBe(first.kept.epoch);
  });

  it('goes on after a crash at any of its steps', async () => {
    const publisher = await county();
    const clean = aggregator(publisher);
    await pull(clean.puller);
    const expected = (await clean.puller.mirrors.read(FEED))?.seq;
    for (let crashAt = 1; crashAt <= clean.own.calls.count; crashAt += 1) {
      const { puller, own } = aggregator(publisher);
      own.calls.crashAt = crashAt;
      await pull(puller).catch(() => undefined);
      own.calls.crashAt = Number.POSITIVE_INFINITY;
      await pull(puller);
      const kept = await puller.mirrors.read(FEED);
      expect(kept?.seq).toBe(expected);
      if (kept) expect(await repair(puller, kept)).toMatchObject({ damaged: [] });
    }
  });
});

describe('A province raises an alarm', () => {
  const alarm = (kind: string) => expect.objectContaining({ name: 'Alarm', kind });

  it('when the head is signed by another key', async () => {
    const publisher = await county();
    const key = { ...publisher.key, publicKey: await testSigner('another', 9).publicKey() };
    await expect(pull(aggregator({ ...publisher, key }).puller)).rejects.toEqual(alarm('notSigned'));
  });

  it('when a line is altered, dropped, repeated or moved', async () => {
    const publisher = await county();
    const alterations: ((lines: string[]) => string[])[] = [
      (lines) => lines.map((line, i) => (i === 5 ? line.replace('测试单位', '别的单位') : line)),
      (lines) => lines.filter((_, i) => i !== 5),
      (lines) => [...lines.slice(0, 6), ...lines.slice(5)],
      ([first = '', second = '', ...rest]) => [second, first, ...rest],
      (lines) => lines.slice(0, -1),
    ];
    for (const alter of alterations) {
      const { puller } = aggregator(publisher, (path, body) =>
        path === 'changes' ? Buffer.from(`${alter(body.toString().trimEnd().split('\n')).join('\n')}\n`) : body,
      );
      await expect(pull(puller)).rejects.toEqual(alarm('broken'));
      expect(await puller.mirrors.read(FEED)).toBeUndefined();
    }
  });

  it('when the county shows fewer changes than before', async () => {
    const publisher = await county();
    const earlier = new Map(publisher.store.contents);
    const before = publisher.store.read(FEED);
    const { puller } = aggregator(publisher);
    publisher.ledger.publish(3, people(2));
    await publisher.tell();
    await pull(puller);
    if (!before) throw new Error('There was no head');
    const { origin } = publisherOver({ ...publisher.store, contents: earlier, read: () => before }, FEED);
    await expect(pull({ ...puller, origin })).rejects.toEqual(alarm('rolledBack'));
  });

  it('when the county has signed another history under the same numbers', async () => {
    const publisher = await county();
    const { puller } = aggregator(publisher);
    const { kept } = await pull(puller);
    const other = memoryStore();
    const rival = { ...makerOver(other), newEpoch: () => kept.epoch };
    const ledger = memoryLedger(FEED);
    ledger.register(3);
    ledger.publish(1, people(5));
    ledger.publish(2, people(30));
    ledger.publish(3, people(1));
    await publish(rival, ledger.source);
    const attempt = pull({ ...puller, origin: publisherOver(other, FEED).origin });
    await expect(attempt).rejects.toEqual(expect.objectContaining({ name: 'Alarm' }));
  });

  it('when a snapshot says something else than was signed', async () => {
    const publisher = await county();
    await roll(publisher.maker);
    const forged = (path: string, body: Uint8Array) =>
      path.startsWith('snapshots/') && path.endsWith('.gz')
        ? gzipSync(gunzipSync(body).toString().replace('科员', '局长'))
        : body;
    await expect(pull(aggregator(publisher, forged).puller)).rejects.toMatchObject({ name: 'ClientFault' });
  });
});

describe('A damaged row is found and mended by its bucket', () => {
  it('without taking anything else again', async () => {
    const publisher = await county();
    const { puller, own, asked } = aggregator(publisher);
    const { kept } = await pull(puller);
    const [path, bytes] = [...own.contents].find(([p]) => /^state\/\d+\/\d+\./.test(p)) ?? ['', new Uint8Array()];
    own.contents.set(
      path,
      gzipSync(
        gunzipSync(bytes)
          .toString()
          .replace(/"data":\{/, '"data":{"x":1,'),
      ),
    );
    asked.length = 0;
    const { damaged } = await repair(puller, kept);
    expect(damaged).toHaveLength(1);
    expect(asked).toHaveLength(2);
    const mended = await puller.mirrors.read(FEED);
    expect(mended && (await repair(puller, mended))).toMatchObject({ damaged: [] });
  });
});
