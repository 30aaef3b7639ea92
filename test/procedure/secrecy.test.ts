import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approveBatch } from '#functions/workflow/approve-batch.ts';
import { batchFigures } from '#functions/workflow/batch-figures.ts';
import { createBatch, seeBatch } from '#functions/workflow/batch-members.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { NotAllowed } from '#functions/workflow/context.ts';
import { toDosOf } from '#functions/workflow/lists.ts';
import { clearSecrecy } from '#functions/workflow/steps.ts';
import { walker } from '#local/seed/walk.ts';
import { consoleOf, leadsTo } from '#test/console/door.ts';
import { accepted, COUNTY, met, newKey, type Office, openOffice } from './office.ts';

let office: Office;
let batch: string;
let ids: string[];
beforeAll(async () => {
  office = await openOffice({ units: 2, staff: 2 });
  const { w, people, units, clock } = office;
  ids = [await accepted(office, units[0] ?? ''), await accepted(office, units[1] ?? '')];
  clock.now = '2026-11-24T01:00:00.000Z';
  await runClock(w);
  batch = await createBatch(w, people.examiner, newKey(), { jurisdiction: COUNTY, title: '第一批' });
  const walk = walker(w, people, newKey);
  for (const id of ids) {
    await walk.gathered(id, batch);
    await walk.reviewed(id);
  }
});
afterAll(() => office.stop());

const approve = async () => {
  const { w, people } = office;
  const { digest: totals } = await batchFigures(w, await seeBatch(w, batch, people.group));
  const meeting = await met(office, '第1次会议');
  return approveBatch(w, batch, people.group, newKey(), { totals, meeting, signedInAt: w.now() });
};
const documentOf = async (id: string) => (await office.w.submissions.get(id))?.document ?? '';

describe('The secrecy review of a batch', () => {
  it('waits for the secrecy reviewer, and for nobody who examines or decides', async () => {
    const { w, people } = office;
    const waiting = async (person: (typeof people)['group']) =>
      (await toDosOf(w, person, COUNTY)).submissions.map((s) => s.id).sort();
    expect(await waiting(people.secrecyReviewer)).toEqual([...ids].sort());
    expect(await waiting(people.examiner)).toEqual([]);
    const given = { digest: await documentOf(ids[0] ?? ''), signedInAt: w.now() };
    await expect(clearSecrecy(w, ids[0] ?? '', people.group, newKey(), given)).rejects.toThrow(NotAllowed);
  });

  it('missing for one unit, keeps the whole batch from being approved, and names the unit', async () => {
    const { people } = office;
    const [first = '', second = ''] = ids;
    const browser = consoleOf(office)(people.secrecyReviewer);
    const page = `/console/batches/${batch}`;
    expect((await browser.post(page, { step: 'clear' })).status).toBe(422);
    const form = { step: 'clear', cleared: `${first}/${await documentOf(first)}` };
    expect(leadsTo(await browser.post(page, form))).toContain('done=cleared');
    await expect(approve()).rejects.toMatchObject({
      refusals: [{ code: 'uncleared', message: { zh: '测试单位2的公开内容尚未经保密审查' } }],
    });
    const shown = String((await browser.get(page)).body);
    expect(shown).toContain(`value="${second}/`);
    expect(shown).not.toContain(`value="${first}/`);
    expect((await consoleOf(office)(people.group).get(page)).body).toContain('1 件申报尚未经保密审查');
  });

  it('is of the document that was looked at, and stands in the history with who gave it, when and by which rules', async () => {
    const { w, people } = office;
    const [, second = ''] = ids;
    const clear = (digest: string) =>
      clearSecrecy(w, second, people.secrecyReviewer, newKey(), { digest, signedInAt: w.now() });
    await expect(clear('another')).rejects.toMatchObject({ refusals: [{ code: 'documentChanged' }] });
    await clear(await documentOf(second));
    expect((await w.submissions.events(second)).at(-1)).toMatchObject({
      kind: 'cleared',
      digest: await documentOf(second),
      at: w.now(),
      by: { name: '孙保密', role: 'secrecyReviewer' },
      policy: { examination: '2026-01' },
    });
    expect((await toDosOf(w, people.secrecyReviewer, COUNTY)).submissions).toEqual([]);
    expect((await approve()).state).toBe('published');
    const page = String((await consoleOf(office)(people.group).get(`/console/submissions/${second}`)).body);
    expect(page).toContain('保密审查通过');
    expect(page).toContain('孙保密');
  });
});
