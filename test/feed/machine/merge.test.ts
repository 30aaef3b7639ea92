import { describe, expect, it } from 'vitest';
import { makeBatch } from '#core/feed/batch.ts';
import type { AnyLine } from '#core/feed/lines.ts';
import type { Change } from '#core/feed/model.ts';
import { FeedState } from '#core/feed/state.ts';
import { propose, settled } from '#feed/commit.ts';
import { keyName } from '#feed/log.ts';
import { bucketsOf, manifestOf, unmade } from '#feed/maker.ts';
import { pull } from '#feed/pull/pull.ts';
import { allLines } from '#feed/redaction.ts';
import { takenAndToldAgain } from '#test/feed/machine/again.ts';
import { FEED, makerOver, memoryMirrors, memoryStore } from '#test/feed/machine/memory.ts';
import { publisherOver } from '#test/feed/machine/publisher.ts';

/** A publisher whose ledger knows what its units go over into, and a province that tells its feed again. */
async function chain() {
  const [store, held, own] = [memoryStore(), memoryStore(), memoryStore()];
  const maker = makerOver(store);
  const says = async (...changes: Change[]) => {
    const before = await settled(maker);
    const kept = before ?? unmade({ kind: 'ledger', entry: null, jurisdiction: null });
    const manifest = await manifestOf(maker, kept);
    const state = new FeedState(manifest, bucketsOf(maker.files, manifest));
    const marks = { at: maker.now(), batch: (kept.head?.batch ?? 0) + 1, newSalt: maker.newSalt };
    const lines = await makeBatch(state, changes, [], marks);
    await state.apply(lines);
    await propose(maker, before, kept, { lines, state, manifest, progress: kept.progress });
    await settled(maker);
  };
  const key = { name: keyName(FEED), algorithm: 'ed25519' as const, publicKey: await maker.signer.publicKey() };
  const { origin } = publisherOver(store, FEED);
  const puller = { origin, key, files: held.files, mirrors: memoryMirrors(), now: maker.now };
  const province = makerOver(own, 8);
  const take = async () => (await pull(puller)).kept;
  const tellAgain = async (): Promise<AnyLine[]> => allLines(province, await takenAndToldAgain(puller, province));
  return { says, take, tellAgain };
}

const put = (id: string, name = id): Change => ({ op: 'put', type: 'unit', id, data: { name } });
const ends = (lines: readonly AnyLine[]) =>
  lines.flatMap((line) => ((line.op === 'delete' || line.op === 'merge') && 'id' in line ? [line] : []));

describe('A unit that has gone over into others', () => {
  it('is told again as that, with what it went over into', async () => {
    const { says, tellAgain } = await chain();
    await says(put('u-1'), put('u-2'), put('u-3'));
    await tellAgain();
    await says(
      { op: 'merge', type: 'unit', id: 'u-1', into: ['u-2', 'u-3'] },
      { op: 'delete', type: 'unit', id: 'u-3' },
    );
    expect(ends(await tellAgain())).toMatchObject([
      { op: 'merge', id: 'u-1', into: ['u-2', 'u-3'] },
      { op: 'delete', id: 'u-3' },
    ]);
  });

  it('also where more has happened before the province tells again', async () => {
    const { says, take, tellAgain } = await chain();
    await says(put('u-1'), put('u-2'), put('u-3'));
    await tellAgain();
    await says(put('u-1', 'another name'));
    await take();
    await says({ op: 'merge', type: 'unit', id: 'u-1', into: ['u-2'] });
    await take();
    await says(put('u-4'));
    expect(ends(await tellAgain())).toMatchObject([{ op: 'merge', id: 'u-1', into: ['u-2'] }]);
  });

  it('but not where it was taken up again and has ended otherwise since', async () => {
    const { says, take, tellAgain } = await chain();
    await says(put('u-1'), put('u-2'));
    await tellAgain();
    await says({ op: 'merge', type: 'unit', id: 'u-1', into: ['u-2'] });
    await take();
    await says(put('u-1', 'set up again'));
    await take();
    await says({ op: 'delete', type: 'unit', id: 'u-1' });
    expect(ends(await tellAgain())).toMatchObject([{ op: 'delete', id: 'u-1' }]);
  });
});
