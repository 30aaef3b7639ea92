import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '#core/digest.ts';
import { makeBatch, splitBatches } from '#core/feed/batch.ts';
import { type AnyLine, batchDigest, isWhole, leafOf, redacted } from '#core/feed/lines.ts';
import type { Change, FeedLine, PutLine } from '#core/feed/model.ts';
import { bucketText, compareRows, isLive, rowsFault } from '#core/feed/rows.ts';
import { BatchFault, emptyManifest, FeedState } from '#core/feed/state.ts';
import { sumOf } from '#core/feed/sum.ts';

const FEED = '420923';
const empty = () => new FeedState(emptyManifest(FEED, 'e1'), async () => []);
let salts = 0;
const newSalt = () => (++salts).toString(16).padStart(32, '0');
const marks = (batch: number) => ({ at: '2026-11-23T01:00:00.000Z', batch, newSalt });

/** What is asked of a feed: a record put with a value, or ended. Few ids, so that they are used again and again. */
type Asked = { type: 'unit' | 'staff'; id: string; value: number | null };
const asked = fc.record<Asked>({
  type: fc.constantFrom('unit', 'staff'),
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  value: fc.option(fc.nat({ max: 3 })),
});
const batches = fc.array(fc.array(asked, { maxLength: 8 }), { maxLength: 12 });

const changesFrom = (wanted: readonly Asked[]): Change[] =>
  [...new Map(wanted.map((one) => [`${one.type}/${one.id}`, one])).values()].map(({ type, id, value }) =>
    value === null ? { op: 'delete', type, id } : { op: 'put', type, id, data: { value } },
  );

/** Tells a history to a state, and to a plain map that says what must come of it. */
async function told(history: readonly (readonly Asked[])[]) {
  const state = empty();
  const model = new Map<string, number>();
  const lines: FeedLine[] = [];
  for (const [n, wanted] of history.entries()) {
    const changes = changesFrom(wanted);
    const batch = await makeBatch(state, changes, [], marks(n + 1));
    if (batch.length > 0) await state.apply(batch);
    lines.push(...batch);
    for (const { type, id, value } of wanted) {
      if (value === null) model.delete(`${type}/${id}`);
      else model.set(`${type}/${id}`, value);
    }
  }
  return { state, model, lines };
}

const rowsOf = (state: FeedState) => [...state.dirty().values()].flat();
const held = (state: FeedState) =>
  Object.fromEntries(rowsOf(state).flatMap((row) => (isLive(row) ? [[`${row.type}/${row.id}`, row.data]] : [])));

describe('A feed’s state', () => {
  it('is what a plain list of the same changes comes to, whatever is put, ended and put again', () =>
    fc.assert(
      fc.asyncProperty(batches, async (history) => {
        const { state, model, lines } = await told(history);
        expect(held(state)).toEqual(Object.fromEntries([...model].map(([name, value]) => [name, { value }])));
        expect(state.counts.unit + state.counts.staff).toBe(model.size);
        expect(state.digest).toBe(sumOf(rowsOf(state).map(({ h }) => h)));
        expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, i) => i + 1));
      }),
    ));

  it('comes out the same for whoever takes the changes batch by batch', () =>
    fc.assert(
      fc.asyncProperty(batches, async (history) => {
        const { state, lines } = await told(history);
        const taken = empty();
        const { batches: split, rest } = splitBatches(lines);
        for (const batch of split) await taken.apply(batch);
        expect(rest).toEqual([]);
        expect([taken.seq, taken.digest, taken.counts]).toEqual([state.seq, state.digest, state.counts]);
      }),
    ));

  it('gives no record a version it has had before, also when an id is used again', () =>
    fc.assert(
      fc.asyncProperty(batches, async (history) => {
        const { lines } = await told(history);
        const puts = lines.filter((line): line is PutLine => line.op === 'put');
        expect(new Set(puts.map(({ rev }) => rev)).size).toBe(puts.length);
        expect(puts.every(({ rev, prevRev }) => prevRev === null || prevRev < rev)).toBe(true);
      }),
    ));

  it('can be followed by its digests where all content has been destroyed, and the log says the same', () =>
    fc.assert(
      fc.asyncProperty(batches, async (history) => {
        const { state, lines } = await told(history);
        const bare = lines.map((line): AnyLine => (line.op === 'put' || line.op === 'delete' ? redacted(line) : line));
        expect(bare.map(leafOf)).toEqual(lines.map(leafOf));
        const taken = empty();
        for (const batch of splitBatches(bare).batches) await taken.apply(batch);
        expect([taken.digest, taken.counts]).toEqual([state.digest, state.counts]);
      }),
    ));

  it('loses what is destroyed while it stands, by its digest alone', async () => {
    const { state, lines } = await told([
      [
        { type: 'unit', id: 'a', value: 1 },
        { type: 'staff', id: 'b', value: 2 },
      ],
    ]);
    const put = lines.filter(isWhole).find(({ id }) => id === 'b');
    if (!put) throw new Error('nothing put');
    const { seq: of, h, bucket, type } = put;
    const batch = await makeBatch(state, [], [{ of, h, bucket, type, live: true, reason: 'privacy' }], marks(2));
    await state.apply(batch);
    expect(held(state)).toEqual({ 'unit/a': { value: 1 } });
    expect(canonical(batch)).not.toContain('"b"');
  });
});

describe('A batch', () => {
  it('puts units before the staff that refer to them, and ends staff before units', async () => {
    const { lines } = await told([
      [
        { type: 'staff', id: 'a', value: 1 },
        { type: 'unit', id: 'b', value: 1 },
      ],
      [
        { type: 'unit', id: 'b', value: null },
        { type: 'staff', id: 'a', value: null },
        { type: 'unit', id: 'c', value: 1 },
      ],
    ]);
    const order = lines.map((line) =>
      line.op === 'commit' ? 'commit' : `${line.op} ${'type' in line ? line.type : ''}`,
    );
    expect(order).toEqual(['put unit', 'put staff', 'commit', 'put unit', 'delete staff', 'delete unit', 'commit']);
  });

  it('leaves out what changes nothing, and is none where nothing is left', async () => {
    const { state } = await told([[{ type: 'unit', id: 'a', value: 1 }]]);
    const same: Change[] = [
      { op: 'put', type: 'unit', id: 'a', data: { value: 1 } },
      { op: 'delete', type: 'unit', id: 'nobody' },
    ];
    expect(await makeBatch(state, same, [], marks(2))).toEqual([]);
    expect(await makeBatch(state, same, [], { ...marks(2), always: true })).toMatchObject([{ op: 'commit', rows: 0 }]);
  });

  /** A history of two batches, of which the second is then spoilt. */
  async function spoilt(spoil: (batch: FeedLine[]) => AnyLine[]) {
    const history: Asked[][] = [
      [
        { type: 'unit', id: 'a', value: 1 },
        { type: 'unit', id: 'b', value: 1 },
      ],
      [
        { type: 'unit', id: 'a', value: 2 },
        { type: 'unit', id: 'b', value: null },
        { type: 'staff', id: 'c', value: 1 },
      ],
    ];
    const { lines } = await told(history);
    const [first = [], second = []] = splitBatches(lines).batches;
    const state = empty();
    await state.apply(first);
    return state.apply(spoil(structuredClone(second)));
  }
  const at = (batch: FeedLine[], n: number, change: object): AnyLine[] =>
    batch.map((line, i) => (i === (n < 0 ? batch.length + n : n) ? ({ ...line, ...change } as FeedLine) : line));

  it.each<[string, (batch: FeedLine[]) => AnyLine[], string]>([
    ['a gap', (batch) => batch.slice(1), 'was expected'],
    ['no end', (batch) => batch.slice(0, -1), 'no end'],
    ['two ends', (batch) => at(batch, 0, { ...batch.at(-1), seq: batch[0]?.seq }), 'ends twice'],
    ['a line of another batch', (batch) => at(batch, 0, { batch: 9 }), 'another batch'],
    [
      'a wrong place',
      ([a, b, ...rest]) => [{ ...b, seq: a?.seq }, { ...a, seq: b?.seq }, ...rest] as AnyLine[],
      'too late',
    ],
    ['changed data', (batch) => at(batch, 0, { data: { value: 9 } }), 'does not have its digest'],
    ['another version before', (batch) => at(batch, 0, { prevRev: 2 }), 'another version'],
    ['another digest before', (batch) => at(batch, 0, { prevH: '0'.repeat(64) }), 'another version'],
    ['a record put twice', (batch) => at(batch, 0, { prevRev: null, prevH: undefined }), 'there already'],
    ['the end of a record that is not there', (batch) => at(batch, 2, { id: 'e', bucket: 0 }), ''],
    ['a wrong number of lines', (batch) => at(batch, -1, { rows: 7 }), 'number of lines'],
    ['a wrong digest', (batch) => at(batch, -1, { digest: '0'.repeat(64) }), 'its digest'],
    ['a wrong state', (batch) => at(batch, -1, { state: '0'.repeat(64) }), 'state digest'],
    [
      'a wrong count',
      (batch) => at(batch, -1, { counts: { jurisdiction: 0, unit: 9, staff: 1, checkBack: 0 } }),
      'counts',
    ],
  ])('with %s is refused, and says so', async (_, spoil, fault) => {
    await expect(spoilt((batch) => batch)).resolves.toBeUndefined();
    const error = await spoilt(spoil).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(BatchFault);
    expect(String(error)).toContain(fault);
  });

  it('is sealed by its digest: no line of it can be changed, taken out or moved', async () => {
    const { lines } = await told([
      [
        { type: 'unit', id: 'a', value: 1 },
        { type: 'staff', id: 'b', value: 1 },
      ],
    ]);
    const seals = [lines, lines.slice(1), [...lines].reverse(), at(lines, 0, { bucket: 0 })].map(batchDigest);
    expect(new Set(seals).size).toBe(seals.length);
  });
});

describe('A bucket’s rows', () => {
  it('are refused where any of them is altered, doubled, out of order or in the wrong bucket', async () => {
    const { state } = await told([Array.from('abcdef', (id, n) => ({ type: 'staff', id, value: n }) as const)]);
    for (const [n, rows] of state.dirty()) {
      const [row] = rows;
      if (!row || !isLive(row)) continue;
      expect(rowsFault(n, rows, FEED)).toBeUndefined();
      expect(rowsFault(n, [{ ...row, data: { value: 9 } }], FEED)).toContain('digest');
      expect(rowsFault(n, [{ ...row, rev: row.rev + 1 }], FEED)).toContain('digest');
      expect(rowsFault(n, [{ ...row, salt: newSalt() }], FEED)).toContain('digest');
      expect(rowsFault(n, [row, row], FEED)).toContain('out of order');
      expect(rowsFault((n + 1) % 256, rows, FEED)).toContain('wrong bucket');
    }
    const all = rowsOf(state).sort(compareRows);
    expect(bucketText(all).split('\n')).toHaveLength(all.length + 1);
  });
});
