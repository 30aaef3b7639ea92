import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToBatch, createBatch, seeBatch } from '#functions/workflow/batch-members.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { consoleOf } from '#test/console/door.ts';
import { accepted, COUNTY, newKey, type Office, openOffice } from '#test/procedure/office.ts';

let office: Office;
let browserOf: ReturnType<typeof consoleOf>;
beforeAll(async () => {
  office = await openOffice({ units: 2 });
  browserOf = consoleOf(office);
});
afterAll(() => office.stop());

describe('Gathering submissions into a batch', () => {
  it('adds each that can be added, and says by unit which was not and why', async () => {
    const { w, people, clock, units } = office;
    const [free, taken] = [await accepted(office, units[0] ?? ''), await accepted(office, units[1] ?? '')];
    clock.now = '2026-11-16T01:00:00.000Z';
    await runClock(w);
    const batch = (title: string) => createBatch(w, people.examiner, newKey(), { jurisdiction: COUNTY, title });
    const [first, second] = [await batch('第一批'), await batch('第二批')];
    await addToBatch(w, taken, people.examiner, newKey(), second);

    // A page that was opened before the second was taken elsewhere; it stands first, and stops nothing.
    const chosen = { submission: [taken, free] };
    const answer = await browserOf(people.examiner).post(`/console/batches/${first}`, chosen);
    expect(answer.status).toBe(422);
    const [one, other] = await w.submissions.getMany([free, taken]);
    expect(answer.body).toContain(`已加入 1 份（${one?.unitName}）；未加入 1 份：${other?.unitName}：`);
    expect((await seeBatch(w, first, people.examiner)).members.map((m) => m.submission)).toEqual([free]);
    expect((await seeBatch(w, second, people.examiner)).members.map((m) => m.submission)).toEqual([taken]);
  });
});
