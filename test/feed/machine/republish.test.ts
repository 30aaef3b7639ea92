import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { canonical } from '#core/digest.ts';
import type { Origin } from '#core/feed/model.ts';
import { keyName } from '#feed/log.ts';
import type { Maker } from '#feed/maker.ts';
import { publish } from '#feed/publish.ts';
import { type Puller, pull } from '#feed/pull/pull.ts';
import { allLines } from '#feed/redaction.ts';
import { republish } from '#feed/republish.ts';
import { roll } from '#feed/roll.ts';
import { sha256Of } from '#feed/segments.ts';
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
    const { version: _, ...rest } = kept;
    await provinceTakes.mirrors.replace(FEED, kept, { ...rest, redactions: [] });
    return { kept, told, head: told.head, nation: (await pull(nationTakes)).kept };
  };
  return { county, countyMaker, province, provinceMaker, provinceTakes, nation, round };
}

/** Everything that stands in packed files. */
const told = ({ contents }: ReturnType<typeof memoryStore>): string =>
  [...contents].map(([path, bytes]) => (path.endsWith('.gz') ? gunzipSync(bytes).toString() : '')).join('');

describe('What a province tells of where a record comes from', () => {
  /** The province's snapshot with another origin in every record, under digests that are right again. */
  async function forged(change: (origin: Origin) => Partial<Origin>) {
    const { province, provinceMaker, round } = await chain();
    await round();
    await roll(provinceMaker);
    const head = province.own.read(FEED)?.head;
    const path = head?.snapshot?.manifest.path ?? '';
    const manifest = JSON.parse(Buffer.from(province.own.contents.get(path) ?? '').toString());
    const file = manifest.files.find(({ name }: { name: string }) => name === 'records');
    const lines = gunzipSync(province.own.contents.get(file.path) ?? '')
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map((record) => canonical({ ...record, origin: { ...record.origin, ...change(record.origin) } }));
    const records = gzipSync(`${lines.join('\n')}\n`);
    Object.assign(file, { sha256: sha256Of(records), bytes: records.length });
    const text = Buffer.from(canonical(manifest));
    const snapshot = { ...head?.snapshot, manifest: { path, sha256: sha256Of(text), bytes: text.length } };
    const answers = new Map([
      ['head', Buffer.from(JSON.stringify({ ...head, snapshot }))],
      [path, text],
      [file.path, records],
    ]);
    return pull({
      origin: publisherOver(province.own, FEED, (asked, body) => answers.get(asked) ?? body).origin,
      key: { name: keyName(FEED), algorithm: 'ed25519', publicKey: await provinceMaker.signer.publicKey() },
      files: memoryStore().files,
      mirrors: memoryMirrors(),
      now: () => '2026-11-23T01:00:00.000Z',
    });
  }

  it('is believed where it is so', async () => {
    expect(await forged(() => ({}))).toMatchObject({ bootstrapped: true });
  });

  it.each<[string, Partial<Origin>]>([
    ['another digest', { h: '0'.repeat(64) }],
    ['another number', { seq: 999 }],
    ['another county', { feed: '110101' }],
  ])('is not believed with %s', async (_, lie) => {
    await expect(forged(() => lie)).rejects.toMatchObject({ name: 'Alarm', kind: 'broken' });
  });
});

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
    for (const store of [province.own, province.mirror, nation]) expect(told(store)).not.toContain('u-test-0002/s-');
    expect(head.counts).toMatchObject({ staff: 6 });
    expect(head.redactions).toHaveLength(1);
  });

  it('also what the county destroyed while the province was away, and has no change left to tell of', async () => {
    const { county, countyMaker, province, provinceTakes, nation, round } = await chain();
    await round();
    county.ledger.takeDown(2, [1]);
    await publish(countyMaker, county.ledger.source);
    await roll(countyMaker);
    const kept = county.store.read(FEED);
    if (!kept?.head) throw new Error('The county has no head');
    const { version: _, ...rest } = kept;
    const { seq } = kept.head;
    await county.store.heads.replace(FEED, kept, { ...rest, archive: null, head: { ...kept.head, minSeq: seq } });
    const { head } = await round();
    expect((await provinceTakes.mirrors.read(FEED))?.seq).toBe(seq);
    expect(told(province.own)).not.toContain('u-test-0002/s-');
    expect(told(province.mirror)).not.toContain('u-test-0002/s-');
    expect(told(nation)).not.toContain('u-test-0002/s-');
    expect(told(province.own)).toContain('u-test-0001/s-');
    expect(head.counts).toMatchObject({ staff: 6 });
    expect(head.redactions).toHaveLength(1);
  });

  it('also what was destroyed before the county’s feed began anew', async () => {
    const { county, province, nation, round } = await chain();
    await round();
    county.ledger.takeDown(2, [1]);
    const anew = memoryStore();
    await publish(makerOver(anew), county.ledger.source);
    const { version: _, ...rest } = anew.read(FEED) ?? {};
    county.store.contents.clear();
    for (const [path, bytes] of anew.contents) county.store.contents.set(path, bytes);
    await county.store.heads.replace(FEED, county.store.read(FEED), rest as never);
    const { head } = await round();
    expect(told(province.own)).not.toContain('u-test-0002/s-');
    expect(told(nation)).not.toContain('u-test-0002/s-');
    expect(head.counts).toMatchObject({ staff: 6 });
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
