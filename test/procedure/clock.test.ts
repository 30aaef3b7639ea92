import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { runClock } from '#functions/workflow/clock.ts';
import { accepted, newKey, type Office, openOffice } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 1 });
});
afterAll(() => office.stop());
afterEach(() => vi.restoreAllMocks());

describe('The clock', () => {
  it('ends a notice although two hundred things that cannot be done have been due for longer', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    const { w, clock, units } = office;
    for (let n = 0; n < 200; n += 1)
      await w.histories.commit(`strange#${n}` as never, {
        after: 0,
        state: {},
        events: [{ number: 1, at: clock.now, actor: 'nobody', event: {} }],
        command: newKey(),
        dueAt: '2026-01-01',
      });
    const id = await accepted(office, units[0] ?? '');
    clock.now = '2026-11-16T01:00:00.000Z';
    const report = await runClock(w);
    expect([report.notices, report.failed.length]).toEqual([1, 200]);
    expect((await w.submissions.get(id))?.state).toBe('consolidated');
    expect(logged).toHaveBeenCalledTimes(200);
  });
});
