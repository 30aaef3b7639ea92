import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { canonical } from '#core/digest.ts';
import { bucketOf } from '#core/feed/lines.ts';
import type { NoteKey } from '#core/tlog/note.ts';
import { keyName } from '#feed/log.ts';
import { publish } from '#feed/publish.ts';
import { type Puller, pull } from '#feed/pull/pull.ts';
import { repair } from '#feed/pull/repair.ts';
import { roll } from '#feed/roll.ts';
import { sha256Of } from '#feed/segments.ts';
import { memoryLedger, people, person } from '#test/feed/machine/ledger.ts';
import { FEED, makerOver, memoryMirrors, memoryStore, testSigner } from '#test/feed/machine/memory.ts';
import { publisherOver } from '#test/feed/machine/publisher.ts';

async function county({ epoch, people: many = 30 }: { epoch?: string; people?: number } = {}) {
  const store = memoryStore();
  const made = makerOver(store);
  const maker = epoch === undefined ? made : { ...made, newEpoch: () => epoch };
  const ledger = memoryLedger(FEED);
  ledger.register(3);
  ledger.publish(1, people(4));
  ledger.publish(2, people(many));
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
    const { kept: first } = await pull(puller);
    const { version: _, ...rest } = first;
    await puller.mirrors.replace(FEED, first, { ...rest, redactions: [] });
    const everything = () =>
      [...own.contents].map(([p, b]) => (p.endsWith('.gz') ? gunzipSync(b).toString() : '')).join('');
    expect(everything()).toContain('u-test-0002/s-00007');
    publisher.ledger.takeDown(2, [1]);
    await publisher.tell();
    const { kept } = await pull(puller);
    expect(everything()).not.toContain('u-test-0002/s-');
    expect(kept.redactions).toHaveLength(31);
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

  it.each(['', 'hello', 'no\n\n— signature'])(
    'when the head is signed by %j, which is no signature',
    async (checkpoint) => {
      const { puller } = aggregator(await county(), (path, body) =>
        path === 'head' ? Buffer.from(JSON.stringify({ ...JSON.parse(body.toString()), checkpoint })) : body,
      );
      await expect(pull(puller)).rejects.toEqual(alarm('notSigned'));
    },
  );

  it('when a snapshot or a head counts other rows than there are', async () => {
    const publisher = await county();
    await roll(publisher.maker);
    const head = publisher.store.read(FEED)?.head;
    const path = head?.snapshot?.manifest.path ?? '';
    const manifest = JSON.parse(Buffer.from(publisher.store.contents.get(path) ?? '').toString());
    const counts = { ...manifest.counts, staff: 35 };
    const text = Buffer.from(canonical({ ...manifest, counts }));
    const snapshot = { ...head?.snapshot, manifest: { path, sha256: sha256Of(text), bytes: text.length } };
    for (const lie of [{ snapshot }, { counts }, { snapshot, counts }]) {
      const { puller } = aggregator(publisher, (asked, body) =>
        asked === 'head'
          ? Buffer.from(JSON.stringify({ ...head, ...lie }))
          : asked === path && 'snapshot' in lie
            ? text
            : body,
      );
      await expect(pull(puller)).rejects.toEqual(alarm('wrongState'));
    }
  });

  it('when a snapshot unpacks to far more than its rows can need', async () => {
    const publisher = await county();
    await roll(publisher.maker);
    const head = publisher.store.read(FEED)?.head;
    const path = head?.snapshot?.manifest.path ?? '';
    const manifest = JSON.parse(Buffer.from(publisher.store.contents.get(path) ?? '').toString());
    const file = manifest.files.find(({ name }: { name: string }) => name === 'records');
    const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
    Object.assign(file, { sha256: sha256Of(bomb), bytes: bomb.length });
    const text = Buffer.from(canonical(manifest));
    const snapshot = { ...head?.snapshot, manifest: { path, sha256: sha256Of(text), bytes: text.length } };
    const answers = new Map([
      ['head', Buffer.from(JSON.stringify({ ...head, snapshot }))],
      [path, text],
      [file.path, bomb],
    ]);
    const { puller } = aggregator(publisher, (asked, body) => answers.get(asked) ?? body);
    await expect(pull(puller)).rejects.toThrow('unpacks to more than');
    await expect(pull(puller)).rejects.toEqual(alarm('broken'));
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

  it('when it has to begin with a snapshot again, and the log does not go on from the one it took', async () => {
    const publisher = await county();
    const { puller } = aggregator(publisher);
    const { kept } = await pull(puller);
    const rival = await county({ epoch: kept.epoch, people: 50 });
    await roll(rival.maker);
    const found = rival.store.read(FEED);
    if (!found?.head) throw new Error('There is no head');
    const { version: _, ...rest } = found;
    // The changes that it would go on with are no longer kept.
    await rival.store.heads.replace(FEED, found, { ...rest, head: { ...found.head, minSeq: found.head.seq } });
    const { origin } = publisherOver(rival.store, FEED);
    await expect(pull({ ...puller, origin })).rejects.toEqual(alarm('fork'));
    expect(await puller.mirrors.read(FEED)).toEqual(kept);
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

describe('What a province holds is damaged', () => {
  const spoil = ({ contents }: ReturnType<typeof memoryStore>, which: RegExp) => {
    const path = [...contents.keys()].find((one) => which.test(one));
    if (path === undefined) throw new Error('Nothing is held');
    contents.set(path, Buffer.from('rotten'));
    return path;
  };
  /** The bucket of unit 1, whose next change touches it. */
  const bucketOfUnit = new RegExp(`^state/\\d+/${bucketOf('unit', 'u-test-0001')}\\.`);

  it('and the county changes just there: it is mended by that bucket, and nothing else is taken again', async () => {
    const publisher = await county();
    const { puller, asked, own } = aggregator(publisher);
    await pull(puller);
    spoil(own, bucketOfUnit);
    publisher.ledger.publish(1, [person(0, { post: '主任' })]);
    await publisher.tell();
    asked.length = 0;
    const { kept, ...pulled } = await pull(puller);
    expect(pulled).toEqual({ news: true, mended: true, bootstrapped: false });
    expect(asked.filter((path) => path.startsWith('snapshots/'))).toEqual([]);
    expect(asked.filter((path) => /^state\/\d+\/\d+\./.test(path))).toHaveLength(1);
    expect(await repair(puller, kept)).toMatchObject({ damaged: [] });
    expect(await pull(puller)).toMatchObject({ news: false, mended: false });
  });

  it('and the county has let go of the state of that time: it is taken anew', async () => {
    const publisher = await county();
    const { puller, own } = aggregator(publisher);
    const { kept: before } = await pull(puller);
    spoil(own, bucketOfUnit);
    publisher.ledger.publish(1, [person(0, { post: '主任' })]);
    await publisher.tell();
    publisher.store.contents.delete(`state/${before.seq}/buckets.json`);
    const { kept, ...pulled } = await pull(puller);
    expect(pulled).toEqual({ news: true, mended: true, bootstrapped: true });
    expect(kept.redactions).toBe('unknown');
    expect(await repair(puller, kept)).toMatchObject({ damaged: [] });
  });

  it.each([
    ['the list of its buckets', /\/pending\./],
    ['every file', /./],
  ])('in %s: it is taken anew, even though the county has nothing new', async (_, which) => {
    const publisher = await county();
    const { puller, own } = aggregator(publisher);
    await pull(puller);
    if (which.source === '.') for (const path of own.contents.keys()) own.contents.set(path, Buffer.from('rotten'));
    else spoil(own, which);
    const { kept, mended } = await pull(puller);
    expect(mended).toBe(true);
    expect(await repair(puller, kept)).toMatchObject({ damaged: [] });
    expect(await pull(puller)).toMatchObject({ news: false, mended: false });
  });

  it('but not so that a county gets away with another history', async () => {
    const publisher = await county();
    const { puller, own } = aggregator(publisher);
    const { kept } = await pull(puller);
    spoil(own, /\/pending\./);
    const rival = await county({ epoch: kept.epoch, people: 31 });
    const origin = publisherOver(rival.store, FEED).origin;
    await expect(pull({ ...puller, origin })).rejects.toMatchObject({ name: 'Alarm', kind: 'fork' });
    expect((await puller.mirrors.read(FEED))?.checkpoint).toBe(kept.checkpoint);
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
