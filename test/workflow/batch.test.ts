import { describe, expect, it } from 'vitest';
import { type BatchEvent, beginBatch, evolveBatch } from '#core/workflow/batch.ts';
import { meeting } from './desk.ts';

const by = { id: 'ex', name: '陈审核' };
const at = '2026-11-23T01:00:00.000Z';
const member = (n: number) => ({ submission: `s-${n}`, unit: `u-${n}`, unitName: `单位${n}`, digest: `d-${n}` });
const created = { kind: 'created', jurisdiction: '420923', title: '第一批', number: 1, at, by } as const;
type Rest = BatchEvent extends infer E ? (E extends BatchEvent ? Omit<E, 'number' | 'at' | 'by'> : never) : never;
const after = (...happened: Rest[]) =>
  happened.reduce(
    (batch, one, i) => evolveBatch(batch, { ...one, number: i + 2, at, by } as BatchEvent),
    beginBatch('b-1', created),
  );
const two: Rest[] = [
  { kind: 'added', member: member(1) },
  { kind: 'added', member: member(2) },
];
const approved: Rest = { kind: 'approved', meeting, totals: 't', planned: { 's-1': 2, 's-2': 5 } };

describe('A batch', () => {
  it('gains submissions, and loses those that are returned', () => {
    const batch = after(...two, { kind: 'removed', submission: 's-1', reason: '退回' });
    expect(batch).toMatchObject({ state: 'open', version: 4, members: [{ submission: 's-2', digest: 'd-2' }] });
  });

  it('approved, it holds who approved which totals in which meeting, and the release each is to become', () => {
    const batch = after(...two, approved);
    expect(batch.approval).toEqual({ person: 'ex', name: '陈审核', at, meeting, totals: 't' });
    expect(batch).toMatchObject({ state: 'approved', members: [{ planned: 2 }, { planned: 5 }] });
  });

  it('published, it says of each what became of it', () => {
    const why = { zh: '另有公开', en: 'published otherwise' };
    const batch = after(...two, approved, {
      kind: 'published',
      outcomes: { 's-1': { release: 2, seq: 9 }, 's-2': { why } },
    });
    expect(batch.state).toBe('published');
    expect(batch.members.map((m) => m.outcome)).toEqual([{ release: 2, seq: 9 }, { why }]);
  });
});
