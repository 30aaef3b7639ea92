import { describe, expect, it } from 'vitest';
import { evolveTakedown, isUnconfirmed, type TakedownEvent } from '#core/workflow/takedown.ts';

const leader = { id: 'lg', name: '周组长', role: 'leadingGroup' as const };
const second = { id: 'ac', name: '钱督办', role: 'accountability' as const };
const policy = { clocks: '2026-01', calendar: '2026-01' };
const ordered: TakedownEvent = {
  kind: 'ordered',
  number: 1,
  at: '2026-11-06T01:00:00.000Z',
  by: leader,
  policy,
  takedown: {
    id: 't-1',
    jurisdiction: '420923',
    unit: 'u-1',
    unitName: '县财政局',
    releases: [2],
    digests: ['d'],
    reason: 'privacy',
    text: '名单中有身份证号码，须立即撤下',
    by: leader,
    at: '2026-11-06T01:00:00.000Z',
    due: '2026-11-09',
  },
};
const effective: TakedownEvent = {
  kind: 'effective',
  seq: 12,
  number: 2,
  at: '2026-11-06T01:00:01.000Z',
  by: leader,
  policy,
};
const confirmed: TakedownEvent = {
  kind: 'confirmed',
  note: '属实',
  number: 3,
  at: '2026-11-09T01:00:00.000Z',
  by: second,
  policy,
};
const after = (...events: TakedownEvent[]) =>
  events.reduce((before, event) => evolveTakedown(before, event), evolveTakedown(undefined, ordered));

describe('A takedown', () => {
  it('is ordered, takes effect on the ledger, and is confirmed by a second person', () => {
    expect(after()).toMatchObject({ state: 'ordered', version: 1, seq: null, confirmed: null });
    expect(after(effective)).toMatchObject({ state: 'effective', version: 2, seq: 12 });
    expect(after(effective, confirmed)).toMatchObject({
      state: 'confirmed',
      version: 3,
      confirmed: { by: second, note: '属实' },
    });
  });

  it('is flagged when nobody has confirmed it by its due day, and no longer once somebody has', () => {
    expect(isUnconfirmed(after(effective), '2026-11-09')).toBe(false);
    expect(isUnconfirmed(after(effective), '2026-11-10')).toBe(true);
    expect(isUnconfirmed(after(), '2026-11-10')).toBe(true);
    expect(isUnconfirmed(after(effective, confirmed), '2026-11-10')).toBe(false);
  });

  it('begins with its order', () => {
    expect(() => evolveTakedown(undefined, effective)).toThrow('begins with its order');
  });
});
