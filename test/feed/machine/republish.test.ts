import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { keyName } from '#feed/log.ts';
import type { Maker } from '#feed/maker.ts';
import { publish } from '#feed/publish.ts';
import { type Puller, pull } from '#feed/pull/pull.ts';
import { allLines } from '#feed/redaction.ts';
import { republish } from '#feed/republish.ts';
import { memoryLedger, people, person } from '#test/feed/machine/ledger.ts';
import { FEED, makerOver, memoryMirrors, memoryStore } from '#test/feed/machine/memory.ts';
import { publisherOver } from '#test/feed/machine/publisher.ts';

/** A county, the province that takes its feed and tells it again, and the nation that takes the province's. */
async function chain() {
  const county = { store: memoryStore(), ledger: memoryLedger(FEED) };
  const province = { mirror: memoryStore(), own: memoryStore() };
  const nation = memoryStore();
  county.ledger.register(3);
  county.ledger.publish(1, people(6));
  county.ledger.publish(2, people(20));
  const countyMaker = makerOver(county.store);
  const provinceMaker = makerOver(province.own, 8);
  const takes = async (from: typeof county.store, files: typeof county.store, by: Maker): Promise<Puller> => ({
    origin: publisherOver(from, FEED).origin,
    key: { name: keyName(FEED), algorithm: 'ed25519', publicKey: await by.signer.publicKey() },
    files: files.files,
    mirrors: memoryMirrors(),
    now: () => '2026-11-23T01:00:00.000Z',
  });
  const provinceTakes = await takes(county.store, province.mirror, countyMaker);
  const nationTakes = await takes(province.own, nation, provinceMaker);
  const round = async () => {
    await publish(countyMaker, county.ledger.source);
    const { kept } = await pull(provinceTakes);
    const told = await republish(provinceMaker, { kept, files: province.mirror.files });
    if (!told?.head) throw new Error('Nothing was told');
    return { kept, told, head: told.head, nation: (await pull(nationTakes)).kept };
  };
  return { county, province, provinceMaker, nation, round };
}

describe('A province tells a county’s feed again', () => {
  it('with every record’s origin, and the nation proves it in the same way', async () => {
    const { county, provinceMaker, round } = await chain();
    const { told, head, nation } = await round();
    const origin = county.store.read(FEED)?.head;
    expect(head.origin).toEqual({ feed: FEED, epoch: origin?.epoch, seq: origin?.seq, state: origin?.state.digest });
    expect(head.counts).toEqual(origin?.counts);
    expect(nation.seq).toBe(head.seq);
    const puts = (await allLines(provinceMaker, told)).filter((line) => line.op === 'put');
    const theirs = new Set(
      (await allLines(makerOver(county.store), county.store.read(FEED) ?? told)).map((line) =>
        'h' in line ? line.h : '',
      ),
    );
    expect(puts.every((line) => 'origin' in line && line.origin !== undefined && theirs.has(line.origin.h))).toBe(true);
  });

  it('with one batch for what has changed, and none for what has not', async () => {
    const { county, provinceMaker, round } = await chain();
    await round();
    county.ledger.publish(1, [...people(5), person(5, { post: '主任' })]);
    const { told, head } = await round();
    const last = (await allLines(provinceMaker, told)).filter((line) => line.batch === head.batch);
    expect(last.map((line) => line.op)).toEqual(['put', 'put', 'commit']);
    expect((await round()).head.seq).toBe(head.seq);
  });

  it('and destroys what the county has destroyed, in every file it has', async () => {
    const { county, province, nation, round } = await chain();
    await round();
    county.ledger.takeDown(2, [1]);
    const { head } = await round();
    for (const { contents } of [province.own, province.mirror, nation])
      expect([...contents].map(([p, b]) => (p.endsWith('.gz') ? gunzipSync(b).toString() : '')).join('')).not.toContain(
        'u-test-0002/s-',
      );
    expect(head.counts).toMatchObject({ staff: 6 });
    expect(head.redactions).toHaveLength(1);
  });

  it('also after a crash at any of its steps', async () => {
    const clean = await chain();
    await clean.round();
    clean.county.ledger.takeDown(2, [1]);
    const from = clean.province.own.calls.writes;
    await clean.round();
    const until = clean.province.own.calls.writes;
    for (let crashAt = from + 1; crashAt <= until; crashAt += 1) {
      const { county, province, round } = await chain();
      await round();
      county.ledger.takeDown(2, [1]);
      province.own.calls.crashAtWrite = crashAt;
      await round().catch(() => undefined);
      province.own.calls.crashAtWrite = Number.POSITIVE_INFINITY;
      const { head, nation } = await round();
      expect([head.counts.staff, nation.seq], `after a crash at write ${crashAt}`).toEqual([6, head.seq]);
    }
  });
});
