import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseDocument, UnitId } from '#core/model.ts';
import { approveBatch } from '#functions/workflow/approve-batch.ts';
import { batchFigures } from '#functions/workflow/batch-figures.ts';
import { seeBatch } from '#functions/workflow/batch-members.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { editDraft } from '#functions/workflow/edit.ts';
import { examined } from '#functions/workflow/examined.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { newerRelease, rebase } from '#functions/workflow/rebase.ts';
import { enter, examineLines, returnToUnit } from '#functions/workflow/steps.ts';
import { takeDown } from '#functions/workflow/takedowns.ts';
import { walker } from '#local/seed/walk.ts';
import { launch, newPerson, type Profile } from '#test/browser/browser.ts';
import { axe, overflow, watch } from '#test/browser/checks.ts';
import { officeSite } from '#test/browser/office-site.ts';
import { accepted, COUNTY, drafted, met, newKey, type Office, openOffice, reviewed, withPost } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 9 });
});
afterAll(() => office.stop());

const submissionOf = async (id: string) => {
  const submission = await office.w.submissions.get(id);
  if (!submission) throw new Error(`There is no submission ${id}`);
  return submission;
};
const draftOf = async (id: string): Promise<ReleaseDocument> => office.w.drafts.get((await submissionOf(id)).document);

/** Publishes a change of what stands, as a programme does beside the procedure. */
async function publishedBeside(unit: UnitId, change: (document: ReleaseDocument) => ReleaseDocument): Promise<number> {
  const { stores, clock } = office;
  const entry = await stores.ledger.newest(COUNTY, { unit });
  if (entry?.kind !== 'publish') throw new Error(`${unit} has published nothing`);
  const digest = await stores.documents.put(change(await stores.documents.get<ReleaseDocument>(entry.digest)));
  const release = entry.release + 1;
  await stores.ledger.append(COUNTY, [{ kind: 'publish', unit, release, digest, reason: 'correction' }], clock.now);
  return release;
}

const newAddress = (document: ReleaseDocument): ReleaseDocument => ({
  ...document,
  unit: { ...document.unit, address: '新城大道 9 号' },
});
/** The same post as a draft of the procedure changes. */
const otherPost = (document: ReleaseDocument): ReleaseDocument =>
  withPost(
    document,
    document.staff.findIndex((s) => !s.head),
    '三级主任科员',
  );
const postIn = (document: ReleaseDocument) => document.staff.find((s) => !s.head)?.post;

async function goOn(id: string, chosen: Parameters<typeof rebase>[4]['chosen'] = {}) {
  const submission = await submissionOf(id);
  const newest = (await newerRelease(office.w, submission))?.base.digest ?? '';
  return rebase(office.w, id, office.people.entry, newKey(), { was: submission.document, newest, chosen });
}

describe('A submission that another release has overtaken', () => {
  it('comes back from the batch, goes on upon the newer release, is signed anew and published after it', async () => {
    const { w, people, clock, units } = office;
    const [unit = ''] = units;
    const id = await accepted(office, unit);
    expect(await publishedBeside(unit, newAddress)).toBe(2);
    clock.now = '2026-11-12T01:00:00.000Z';
    await runClock(w);
    const batch = await reviewed(office, [id]);
    const approval = async (b: string) => ({
      totals: (await batchFigures(w, await seeBatch(w, b, people.group))).digest,
      meeting: await met(office, '第3次会议'),
      signedInAt: w.now(),
    });
    await expect(approveBatch(w, batch, people.group, newKey(), await approval(batch))).rejects.toThrow(Refused);
    await returnToUnit(w, id, people.group, newKey(), { reason: '申报期间另有公开，请核对新版本', findings: [] });

    const walk = walker(w, people, newKey);
    await expect(walk.resubmit(id)).rejects.toMatchObject({
      refusals: expect.arrayContaining([expect.objectContaining({ code: 'baseMoved' })]),
    });
    await goOn(id);
    expect(await submissionOf(id)).toMatchObject({ state: 'returned', base: { release: 2 }, acts: [] });
    const merged = await draftOf(id);
    expect([merged.unit.address, postIn(merged)]).toEqual(['新城大道 9 号', '一级科员']);

    await enter(w, id, people.entry, newKey(), { kind: 'answer', answers: { 1: '已核对第 2 版，以其为基础' } });
    await walk.resubmit(id);
    await walk.signedBy(id, [people.handler, people.leader, people.head]);
    const { lines } = await examined(w, await submissionOf(id));
    await examineLines(w, id, people.examiner, newKey(), {
      kind: 'examine',
      digest: (await submissionOf(id)).document,
      verdicts: Object.fromEntries(lines.map((l) => [l.key, { verdict: 'agrees' }])),
    });
    clock.now = '2026-11-24T01:00:00.000Z';
    await runClock(w);
    const second = await reviewed(office, [id], '第二批');
    const done = await approveBatch(w, second, people.group, newKey(), await approval(second));
    expect(done.members.map((m) => m.outcome)).toEqual([{ release: 3, seq: expect.any(Number) }]);
  });

  it('asks whose value stands where both changed the same, and loses neither', async () => {
    const { units } = office;
    const unit = units[1] ?? '';
    const id = await drafted(office, unit);
    await publishedBeside(unit, (d) => newAddress(otherPost(d)));
    const failure = await goOn(id).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Refused);
    const fields = (failure as Refused).refusals.map((r) => r.field ?? '');
    expect(fields).toEqual([expect.stringMatching(/^choice\.staff\/.+\/post$/)]);
    expect(postIn(await draftOf(id))).toBe('一级科员');
    const key = fields[0]?.slice('choice.'.length) ?? '';
    await goOn(id, { [key]: 'theirs' });
    const merged = await draftOf(id);
    expect([merged.unit.address, postIn(merged)]).toEqual(['新城大道 9 号', '三级主任科员']);
  });

  it('names posts in words where both changed their number', async () => {
    const { w, people, units } = office;
    const unit = units[8] ?? '';
    const id = await drafted(office, unit);
    const posts = (number: number) => (d: ReleaseDocument) => ({
      ...d,
      grants: d.grants.map((g) => ({ ...g, posts: number })),
    });
    const { document: was } = await submissionOf(id);
    await editDraft(w, id, people.entry, newKey(), { was, part: 'posts', change: posts(5) });
    await publishedBeside(unit, posts(6));
    await expect(goOn(id)).rejects.toMatchObject({
      refusals: [{ message: { zh: '“行政编制”双方都有改动，请选择以哪个为准' } }],
    });
  });

  it('a second time, tells one’s own changes from the release that it was put upon', async () => {
    const { w, units } = office;
    const unit = units[2] ?? '';
    const id = await drafted(office, unit);
    await publishedBeside(unit, newAddress);
    await goOn(id);
    await publishedBeside(unit, (d) => ({ ...d, unit: { ...d.unit, address: '老街 1 号' } }));
    await goOn(id);
    const merged = await draftOf(id);
    expect([merged.unit.address, postIn(merged)]).toEqual(['老街 1 号', '一级科员']);
    expect((await submissionOf(id)).base?.release).toBe(3);
    expect(await newerRelease(w, await submissionOf(id))).toBeUndefined();
  });

  it('takes nothing over from a newer release that has been taken down', async () => {
    const { w, people, units } = office;
    const unit = units[3] ?? '';
    const id = await drafted(office, unit);
    const release = await publishedBeside(unit, newAddress);
    await takeDown(w, people.group, newKey(), {
      unit,
      releases: [release],
      reason: 'privacy',
      text: '误含个人住址，须立即撤下',
      signedInAt: w.now(),
    });
    const before = await draftOf(id);
    await goOn(id);
    expect(await draftOf(id)).toEqual(before);
    expect((await submissionOf(id)).base?.release).toBe(release);
  });

  it('is refused to whoever looked at a draft or a release that no longer stands', async () => {
    const { w, people, units } = office;
    const unit = units[4] ?? '';
    const id = await drafted(office, unit);
    await publishedBeside(unit, newAddress);
    const looked = await submissionOf(id);
    const newest = (await newerRelease(w, looked))?.base.digest ?? '';
    const going = (was: string, on: string) => rebase(w, id, people.entry, newKey(), { was, newest: on, chosen: {} });
    const outOfDate = { refusals: [expect.objectContaining({ code: 'documentChanged' })] };
    await editDraft(w, id, people.entry, newKey(), { was: looked.document, part: 'staff', change: otherPost });
    await expect(going(looked.document, newest)).rejects.toMatchObject(outOfDate);
    const { document } = await submissionOf(id);
    await publishedBeside(unit, otherPost);
    await expect(going(document, newest)).rejects.toMatchObject(outOfDate);
    expect((await submissionOf(id)).base?.release).toBe(1);
  });
});

describe('The page that shows what has been published meanwhile', () => {
  it('shows both values, asks for a choice without scripts, and goes on', async () => {
    const { people, units } = office;
    const unit = units[5] ?? '';
    const id = await drafted(office, unit);
    await publishedBeside(unit, (d) => newAddress(otherPost(d)));
    const site = await officeSite(office, people.entry);
    try {
      const at = (page = '') => `${site.origin}/console/submissions/${id}${page}`;
      const textOf = async (page = '') => (await fetch(at(page))).text();
      const overview = await textOf();
      expect(overview).toContain('该单位另已公开第 2 版');
      expect(overview).toContain(`href="/console/submissions/${id}/rebase"`);
      expect(await textOf('/check')).toContain(`href="/console/submissions/${id}/rebase"`);
      const page = await textOf('/rebase');
      for (const shown of ['新城大道 9 号', '三级主任科员', '一级科员']) expect(page).toContain(shown);
      const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
      const choice = /name="(choice\.[^"]*)"/.exec(page)?.[1] ?? '';
      const send = (more: Record<string, string>) =>
        fetch(at('/rebase'), {
          method: 'POST',
          redirect: 'manual',
          headers: { origin: site.origin },
          body: new URLSearchParams({
            command: hidden('command'),
            document: hidden('document'),
            newest: hidden('newest'),
            ...more,
          }),
        });
      const refused = await send({});
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain('双方都有改动，请选择以哪个为准');
      const done = await send({ [choice]: 'mine' });
      expect([done.status, done.headers.get('location')]).toEqual([303, `/console/submissions/${id}?done=rebased`]);
      const merged = await draftOf(id);
      expect([merged.unit.address, postIn(merged)]).toEqual(['新城大道 9 号', '一级科员']);
      expect(await textOf()).toContain('以其为基础继续');
    } finally {
      await site.close();
    }
  });
});

describe('Whoever goes on upon a newer release', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof officeSite>>;
  beforeAll(async () => {
    [browser, site] = await Promise.all([launch(), officeSite(office, office.people.entry)]);
  });
  afterAll(() => Promise.all([browser.close(), site.close()]));

  it.each<[Profile, number]>([
    ['desktop', 6],
    ['phoneWithoutScripts', 7],
  ])('finds the way from the submission, chooses, and is told (%s)', async (profile, n) => {
    const unit = office.units[n] ?? '';
    const id = await drafted(office, unit);
    await publishedBeside(unit, (d) => newAddress(otherPost(d)));
    const { page } = await newPerson(browser, profile);
    const problems = watch(page);
    await page.goto(`${site.origin}/console/submissions/${id}`);
    await page.getByRole('link', { name: '核对新公开的版本' }).click();
    const row = page.getByRole('row', { name: /办公地址/ });
    expect(await row.innerText()).toContain('新城大道 9 号');
    expect(await overflow(page)).toEqual([]);
    if (profile === 'desktop') expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: '以第 2 版为基础继续' }).click();
    await page
      .getByRole('alert')
      .getByRole('link', { name: /双方都有改动/ })
      .click();
    if (profile === 'desktop') expect(await axe(page)).toEqual([]);
    await page.getByLabel('用新版本的').check();
    await page.getByRole('button', { name: '以第 2 版为基础继续' }).click();
    await page.getByText('已以新公开的版本为基础，请检查后提交').waitFor();
    expect(postIn(await draftOf(id))).toBe('三级主任科员');
    expect(problems).toEqual([]);
  });
});
