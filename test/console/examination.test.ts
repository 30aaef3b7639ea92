import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseDocument } from '#core/model.ts';
import { addToBatch, createBatch } from '#functions/workflow/batch-members.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { editDraft } from '#functions/workflow/edit.ts';
import { examined } from '#functions/workflow/examined.ts';
import { enter, examineLines, returnToUnit } from '#functions/workflow/steps.ts';
import { walker } from '#local/seed/walk.ts';
import { consoleOf } from '#test/console/door.ts';
import {
  accepted,
  COUNTY,
  drafted,
  newKey,
  type Office,
  officer,
  openOffice,
  signed,
  submitted,
  withPost,
} from '#test/procedure/office.ts';
import { fieldId } from '#ui/form/state.ts';

let office: Office;
let browserOf: ReturnType<typeof consoleOf>;
beforeAll(async () => {
  office = await openOffice({ units: 7 });
  browserOf = consoleOf(office);
});
afterAll(() => office.stop());

const unit = (n: number) => office.units[n] ?? '';
const standing = async (id: string) => {
  const submission = await office.w.submissions.get(id);
  if (!submission) throw new Error('it is there');
  return submission;
};

/** Gives people of a draft other posts, each by their place in the roster. */
async function edit(id: string, posts: Readonly<Record<number, string>>) {
  const { w, people } = office;
  const { document: was } = await standing(id);
  const change = (document: ReleaseDocument) =>
    Object.entries(posts).reduce((d, [index, post]) => withPost(d, Number(index), post), document);
  await editDraft(w, id, people.entry, newKey(), { was, part: 'staff', change });
}

const marked = (body: unknown) => [...String(body).matchAll(/<tr class="changed">/g)].length;

describe('A submission that comes back after a return', () => {
  it('shows the examiner only what has been corrected since: of three changes, the one', async () => {
    const { w, people } = office;
    const walk = walker(w, people, newKey);
    const id = await drafted(office, unit(0));
    await edit(id, { 1: '二级科员', 2: '三级科员', 3: '四级科员' });
    await walk.resubmit(id);
    await walk.signedBy(id, [people.handler, people.leader, people.head]);
    const page = `/console/submissions/${id}/examine`;
    const first = await browserOf(people.examiner).get(page);
    expect(marked(first.body)).toBeGreaterThanOrEqual(3);
    expect(first.body).not.toContain('退回后有改动');
    await returnToUnit(w, id, people.examiner, newKey(), {
      reason: '一名人员的职务与任职文件不一致，请核对',
      findings: [{ line: '', text: '请核对第二名人员的职务', due: '2026-11-30' }],
    });
    await enter(w, id, people.entry, newKey(), { kind: 'answer', answers: { 1: '已按任职文件更正' } });
    await edit(id, { 2: '一级主任科员' });
    await walk.resubmit(id);
    await walk.signedBy(id, [people.handler, people.leader, people.head]);
    const again = await browserOf(people.examiner).get(page);
    expect(marked(again.body)).toBe(1);
    expect(String(again.body).match(/退回后有改动/g)).toHaveLength(1);
    expect(again.body).toContain('一级主任科员');
  });
});

describe('The meter of an examination', () => {
  it('does not count what is still to be proven', async () => {
    const { w, people } = office;
    const id = await signed(office, unit(1));
    const [one, two] = (await examined(w, await standing(id))).lines.map(({ key }) => key);
    const verdicts = { [one ?? '']: { verdict: 'agrees' }, [two ?? '']: { verdict: 'pending' } } as const;
    await examineLines(w, id, people.examiner, newKey(), { kind: 'noteVerdicts', verdicts });
    const { body } = await browserOf(people.examiner).get(`/console/submissions/${id}/examine`);
    expect(body).toContain('已核对 1 项');
  });
});

describe('What the examination found', () => {
  it('is read by everyone after the examiner, on the notice and on the submission, and counted in the batch', async () => {
    const { w, people } = office;
    const id = await signed(office, unit(2));
    const { lines } = await examined(w, await standing(id));
    const [first] = lines;
    const verdicts = Object.fromEntries(lines.map(({ key }) => [key, { verdict: 'agrees' as const }]));
    const differing = { verdict: 'differs' as const, note: '以云编发〔2026〕8号为准' };
    const { document: digest } = await standing(id);
    const all = { ...verdicts, [first?.key ?? '']: differing };
    await examineLines(w, id, people.examiner, newKey(), { kind: 'examine', verdicts: all, digest });
    for (const page of [`/console/notices/${id}`, `/console/submissions/${id}`]) {
      const { body } = await browserOf(people.group).get(page);
      expect(body).toContain('查审结论与意见');
      expect(body).toContain('以云编发〔2026〕8号为准');
    }
    const before = office.clock.now;
    office.clock.now = '2026-11-30T01:00:00.000Z';
    await runClock(w);
    const batch = await createBatch(w, people.examiner, newKey(), { jurisdiction: COUNTY, title: '第一批' });
    await addToBatch(w, id, people.examiner, newKey(), batch);
    office.clock.now = before;
    const { body } = await browserOf(people.group).get(`/console/batches/${batch}`);
    expect(body).toContain(`/console/submissions/${id}#verdicts">1 项不一致`);
  });
});

describe('Notes beside the verdicts', () => {
  const formOf = (lines: readonly string[], notes: readonly string[]) =>
    Object.fromEntries(
      notes.flatMap((note, n) => [
        [`verdict.${lines[n]}`, 'agrees'],
        [`note.${lines[n]}`, note],
      ]),
    );

  it('have a most together, so that the submission can always be written: stored up to it, refused beside the one above it', async () => {
    const big = await openOffice({ units: 1, staff: 45 });
    const { w, people, units } = big;
    const walk = walker(w, people, newKey);
    const id = await drafted(big, units[0] ?? '');
    const was = (await w.submissions.get(id))?.document ?? '';
    const change = (d: ReleaseDocument) => d.staff.reduce((all, _, n) => withPost(all, n, '二级科员'), d);
    await editDraft(w, id, people.entry, newKey(), { was, part: 'staff', change });
    await walk.resubmit(id);
    await walk.signedBy(id, [people.handler, people.leader, people.head]);
    const submission = await w.submissions.get(id);
    if (!submission) throw new Error('it is there');
    const lines = (await examined(w, submission)).lines.map(({ key }) => key);
    // Characters of four bytes, the longest there are: forty notes of 500 are the most.
    const full = Array<string>(40).fill('𠮷'.repeat(500));
    const examiner = consoleOf(big)(people.examiner);
    const page = `/console/submissions/${id}/examine`;
    expect((await examiner.post(page, { action: 'save', ...formOf(lines, full) })).status).toBe(303);
    expect(Object.keys((await w.submissions.get(id))?.verdicts ?? {})).toHaveLength(40);

    for (const action of ['save', 'pass']) {
      const over = await examiner.post(page, {
        action,
        document: submission.document,
        ...formOf(lines, [...full, '另有一字']),
      });
      expect(over.status).toBe(422);
      expect(over.body).toContain('全部说明合计最多 20000 个字，现有 20004 个字，请缩短');
      expect(over.body).toContain(`href="#${fieldId(`note.${lines[40]}`)}"`);
      expect(over.body).toContain('另有一字');
    }
    expect(Object.keys((await w.submissions.get(id))?.verdicts ?? {})).toHaveLength(40);
    await big.stop();
  });

  it('are not lost where the line has no verdict: one is asked for', async () => {
    const { w, people } = office;
    const id = await signed(office, unit(6));
    const [line] = (await examined(w, await standing(id))).lines;
    const note = { [`note.${line?.key}`]: '依据文号待补' };
    const page = `/console/submissions/${id}/examine`;
    const { status, body } = await browserOf(people.examiner).post(page, { action: 'save', ...note });
    expect(status).toBe(422);
    expect(body).toContain('写了说明，请选择结论');
    expect(body).toContain('依据文号待补');
    expect((await standing(id)).verdicts).toEqual({});
  });

  it('keep only what is beside lines that there are', async () => {
    const { w, people } = office;
    const id = (await w.submissions.openOf(unit(6))) ?? '';
    const strange = { 'verdict.made-up': 'agrees', 'note.made-up': '不存在的项目' };
    const page = `/console/submissions/${id}/examine`;
    expect((await browserOf(people.examiner).post(page, { action: 'save', ...strange })).status).toBe(303);
    expect((await standing(id)).verdicts).toEqual({});
  });
});

describe('Who may not take the next step', () => {
  it('is told that they have signed already, and by which page another must', async () => {
    const { w, people, units } = office;
    const both = officer('both', '孙兼任', ['handler', 'responsibleLeader'], units);
    const id = await submitted(office, unit(3));
    await walker(w, people, newKey).signedBy(id, [both]);
    const { body } = await browserOf(both).get(`/console/submissions/${id}/sign`);
    expect(body).toContain('您已在本次申报中办理过“经办人签字”，“分管领导签字”须由另一人办理');
    expect((await browserOf(people.leader).get(`/console/submissions/${id}/sign`)).body).not.toContain('您已在本次');
  });

  it('is told who has the role there: open accounts of that unit, and nobody else', async () => {
    const { w, people } = office;
    const put = (person: Parameters<typeof w.people.put>[0]) =>
      w.people.put(person, 0, { at: w.now(), by: people.administrator }, newKey());
    await put(officer('io-here', '甲在本单位', ['informationOfficer'], [unit(4)]));
    await put(officer('io-there', '乙在别处', ['informationOfficer'], [unit(5)]));
    await put({ ...officer('io-closed', '丙已停用', ['informationOfficer'], [unit(4)]), active: false });
    const id = await drafted(office, unit(4));
    const { status, body } = await browserOf(people.handler).get(`/console/submissions/${id}/posts`);
    expect(status).toBe(403);
    expect(body).toContain('甲在本单位');
    expect(body).not.toContain('乙在别处');
    expect(body).not.toContain('丙已停用');
  });
});

describe('Case receivers and supervisors', () => {
  it('come to the notices and their objections, to read them and nothing else', async () => {
    const id = await accepted(office, unit(5));
    for (const role of ['caseReceiver', 'supervisor'] as const) {
      const browser = browserOf(officer('reader', '冯查看', [role]));
      expect((await browser.get('/console')).body).toContain('href="/console/notices"');
      expect((await browser.get('/console/notices')).body).toContain(`/console/notices/${id}`);
      const page = await browser.get(`/console/notices/${id}`);
      expect(page.status).toBe(200);
      expect(page.body).not.toContain('记录决定');
      expect((await browser.get(`/console/submissions/${id}`)).status).toBe(403);
    }
  });
});
