import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#core/digest.ts';
import { openStates } from '#core/workflow/model.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { NotAllowed } from '#functions/workflow/context.ts';
import { attachEvidence, detachEvidence, openEvidence } from '#functions/workflow/evidence.ts';
import { noticeOf } from '#functions/workflow/notices.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { enter, returnToUnit } from '#functions/workflow/steps.ts';
import { workflowOver } from '#functions/workflow/stores.ts';
import { pdfOf } from '#local/seed/pdf.ts';
import { walker } from '#local/seed/walk.ts';
import { consoleOf, leadsTo } from '#test/console/door.ts';
import { everythingIn } from '#test/console/everything.ts';
import { callerOf } from '#test/open-data/caller.ts';
import { anyCredentials } from '#test/support/county.ts';
import { dyingBeforeWrite } from '#test/support/crash.ts';
import { openFile, officers as people } from '#test/workflow/desk.ts';
import { approved, COUNTY, drafted, newKey, type Office, officer, openOffice, reviewed } from './office.ts';

let office: Office;
let browserOf: ReturnType<typeof consoleOf>;
beforeAll(async () => {
  office = await openOffice({ units: 9 });
  browserOf = consoleOf(office);
});
afterAll(() => office.stop());

let next = 0;
const nextUnit = () => office.units[next++] ?? '';
const pdf = pdfOf(['任职文件']);
const bytes = (...begin: number[]) => new Uint8Array([...begin, 1, 2, 3]);
const jpeg = bytes(0xff, 0xd8, 0xff, 0xe0);
const png = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const given = { title: '任职"文件"', number: '云组干〔2026〕7号' };
const digest = sha256(pdf);

const pageOf = (id: string) => `/console/submissions/${id}/evidence`;
function formOf(fields: Record<string, string>, file: Uint8Array<ArrayBuffer> | null): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ command: randomUUID(), ...fields })) form.set(name, value);
  form.set('file', new File(file ? [file] : [], file ? 'scan.pdf' : ''));
  return form;
}

/** A draft with a file attached. */
async function proven(): Promise<string> {
  const id = await drafted(office, nextUnit());
  await attachEvidence(office.w, id, office.people.entry, newKey(), { ...given, file: pdf });
  return id;
}
const seen = async (id: string) => (await office.w.submissions.get(id))?.evidence;

describe('A file that proves a submission', () => {
  it('is attached by a plain form, and stands in the history with who, what and its digest', async () => {
    const id = await drafted(office, nextUnit());
    const browser = browserOf(office.people.entry);
    for (const [title, file] of Object.entries({ 任职文件: pdf, 照片: jpeg, 扫描件: png })) {
      const answer = await browser.send(pageOf(id), formOf({ ...given, title }, file));
      expect([answer.status, leadsTo(answer)]).toEqual([303, `${pageOf(id)}?done=saved`]);
    }
    expect((await seen(id))?.map(({ title, type }) => [title, type])).toEqual([
      ['任职文件', 'pdf'],
      ['照片', 'jpg'],
      ['扫描件', 'png'],
    ]);
    const { body } = await browser.get(`/console/submissions/${id}`);
    expect(body).toContain(`附上文件：任职文件（${given.number}） ${digest.slice(0, 12)}`);
    const last = (await office.w.submissions.events(id)).at(-3);
    expect(last).toMatchObject({ kind: 'attached', by: { id: 'io' }, evidence: { digest, bytes: pdf.length } });
  });

  it('is refused where it is of no such kind, is too large or has no name, beside its field; nothing is written', async () => {
    const id = await proven();
    const before = await everythingIn(office);
    const large = new Uint8Array(4 * 1024 ** 2 + 1);
    large.set(pdf);
    const refused: [FormData, string][] = [
      [formOf(given, new TextEncoder().encode('<script>alert(1)</script>')), '文件须为 PDF、JPEG 或 PNG'],
      [formOf(given, bytes(0x50, 0x4b, 3, 4)), '文件须为 PDF、JPEG 或 PNG'],
      [formOf(given, large), '文件超过 4 MB'],
      [formOf({}, png), '“附件名称”必须填写'],
      [formOf(given, null), '“文件”必须选择'],
      [formOf(given, pdf), '这个文件已经附上'],
    ];
    for (const [form, message] of refused) {
      const { status, body } = await browserOf(office.people.entry).send(pageOf(id), form);
      expect([message, status]).toEqual([message, 422]);
      expect(body).toContain(message);
    }
    expect(await everythingIn(office)).toEqual(before);
  });

  it('sent twice is attached once, and one whose attaching dies is whole when it is sent again', async () => {
    const { database, w, people: p } = office;
    const id = await drafted(office, nextUnit());
    const form = formOf(given, pdf);
    for (const _ of [1, 2]) expect((await browserOf(p.entry).send(pageOf(id), form)).status).toBe(303);
    expect(await seen(id)).toHaveLength(1);
    const client = dyingBeforeWrite(1, database.client);
    const more = { now: w.now, newId: w.newId };
    const dying = workflowOver(client, database.tables, database.documentsUrl, more, anyCredentials);
    const key = newKey();
    await expect(attachEvidence(dying, id, p.entry, key, { ...given, file: png })).rejects.toThrow('killed');
    expect(await seen(id)).toHaveLength(1);
    await attachEvidence(w, id, p.entry, key, { ...given, file: png });
    expect(await seen(id)).toHaveLength(2);
  });

  it('is the tenth at most', () => {
    const file = openFile();
    const evidence = (n: number) => ({
      digest: `paper-${n}`,
      bytes: 9,
      type: 'pdf' as const,
      title: '文件',
      number: null,
    });
    for (let n = 1; n <= 10; n++) file.must(people.entry, { kind: 'attach', evidence: evidence(n) });
    expect(file.ask(people.entry, { kind: 'attach', evidence: evidence(11) })).toEqual(['fileInvalid']);
    file.must(people.entry, { kind: 'detach', digest: 'paper-1' });
    expect(file.ask(people.entry, { kind: 'attach', evidence: evidence(11) })).toEqual([]);
  });
});

describe('Who signs, examines or approves', () => {
  it('is shown every file with its digest, and may keep it; it comes as a file, never as a page', async () => {
    const { people: p, w } = office;
    const id = await proven();
    await walker(w, p, newKey).resubmit(id);
    for (const [person, page] of [
      [p.handler, `/console/submissions/${id}/sign`],
      [p.examiner, `/console/submissions/${id}/examine`],
      [p.taskForce, `/console/submissions/${id}/review`],
      [p.group, `/console/submissions/${id}`],
    ] as const) {
      const { body } = await browserOf(person).get(page);
      expect([page, String(body).includes(`摘要 ${digest.slice(0, 12)}`)]).toEqual([page, true]);
      const answer = await browserOf(person).get(`${pageOf(id)}/${digest}`);
      expect(answer).toMatchObject({ status: 200, contentType: 'application/pdf', digest });
      expect(Buffer.compare(answer.body as Buffer, pdf)).toBe(0);
      expect(answer.cache).toBeUndefined();
      expect(answer.headers?.['content-disposition']).toMatch(
        /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w%.-]+$/,
      );
    }
  });

  it('finds the files as they were submitted: none is attached or taken away before it comes back', async () => {
    const { people: p, w } = office;
    const id = await proven();
    await walker(w, p, newKey).resubmit(id);
    const add = () => attachEvidence(w, id, p.entry, newKey(), { ...given, file: png });
    const remove = () => detachEvidence(w, id, p.entry, newKey(), digest);
    for (const attempt of [add, remove]) await expect(attempt()).rejects.toThrow(Refused);
    const form = formOf({ ...given, title: '照片' }, jpeg);
    expect((await browserOf(p.entry).send(pageOf(id), form)).status).toBe(409);
    await returnToUnit(w, id, p.handler, newKey(), { reason: '任职文件不全，请补充后重新提交', findings: [] });
    await add();
    await browserOf(p.entry).post(pageOf(id), { action: 'remove', digest });
    expect((await seen(id))?.map((one) => one.digest)).toEqual([sha256(png)]);
    const { body } = await browserOf(p.handler).get(`/console/submissions/${id}`);
    expect(body).toContain(`移除附件：任职&quot;文件&quot;（${given.number}） ${digest.slice(0, 12)}`);
    expect((await browserOf(p.entry).get(`${pageOf(id)}/${digest}`)).status).toBe(404);
  });

  it('is signed and examined with the files that were looked at: a page left open since does not pass for others', async () => {
    const { people: p, w } = office;
    const id = await proven();
    await walker(w, p, newKey).resubmit(id);
    const { body } = await browserOf(p.handler).get(`/console/submissions/${id}/sign`);
    const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(String(body))?.[1] ?? '';
    const open = { document: field('document'), evidence: field('evidence'), typedName: p.handler.name };
    expect(open.evidence).toMatch(/^[0-9a-f]{64}$/);
    await enter(w, id, p.entry, newKey(), { kind: 'recall', reason: '附件附错了，需要更换后重新提交' });
    await detachEvidence(w, id, p.entry, newKey(), digest);
    await walker(w, p, newKey).resubmit(id);
    const refused = await browserOf(p.handler).post(`/console/submissions/${id}/sign`, open);
    expect([refused.status, refused.body]).toEqual([409, expect.stringContaining('附件已有增减')]);
    const again = { ...open, evidence: '' };
    expect((await browserOf(p.handler).post(`/console/submissions/${id}/sign`, again)).status).toBe(303);
  });

  it.each(openStates.filter((state) => state !== 'draft' && state !== 'returned' && state !== 'objections'))(
    'finds nothing changed in “%s”',
    (state) => {
      const evidence = { digest: 'paper-1', bytes: 9, type: 'pdf', title: '文件', number: null } as const;
      const file = openFile().must(people.entry, { kind: 'attach', evidence }).upTo(state);
      const { acts } = file.now;
      expect(file.ask(people.entry, { kind: 'detach', digest: 'paper-1' })).toEqual(['wrongState']);
      const other = { ...evidence, digest: 'paper-2' };
      expect(file.ask(people.entry, { kind: 'attach', evidence: other })).toEqual(['wrongState']);
      expect([file.now.acts, file.now.evidence]).toEqual([acts, [evidence]]);
    },
  );
});

describe('Nobody else', () => {
  it('opens a file: not of another unit or county, nor without a step in the procedure; nor attaches one', async () => {
    const { w } = office;
    const id = await proven();
    const others = [
      officer('io9', '外单位', ['informationOfficer'], ['u-test-9999']),
      officer('cr', '受理', ['caseReceiver']),
      { ...officer('ex9', '外县审核', ['examiner']), jurisdiction: '420902' },
    ];
    for (const person of others) {
      await expect(openEvidence(w, id, person, digest)).rejects.toThrow(NotAllowed);
      expect((await browserOf(person).get(`${pageOf(id)}/${digest}`)).status).toBe(403);
    }
    for (const person of [...others, office.people.handler, office.people.examiner])
      await expect(attachEvidence(w, id, person, newKey(), { ...given, file: png })).rejects.toThrow(NotAllowed);
    const another = await drafted(office, nextUnit());
    expect((await browserOf(office.people.entry).get(`${pageOf(another)}/${digest}`)).status).toBe(404);
  });

  it('hears of it: what is put on notice and what is published say nothing of the files', async () => {
    const { w, people: p, clock, stores } = office;
    const id = await proven();
    const walk = walker(w, p, newKey);
    await walk.resubmit(id);
    await walk.signedBy(id, [p.handler, p.leader, p.head]);
    await walk.passed(id);
    const notice = JSON.stringify(await noticeOf(w, id));
    clock.now = new Date(Date.parse(clock.now) + 14 * 86_400_000).toISOString();
    await runClock(w);
    await approved(office, await reviewed(office, [id]));
    const { unit = '', state, release } = (await w.submissions.get(id)) ?? {};
    expect([state, release]).toEqual(['published', 2]);
    await stores.projector.catchUp(COUNTY);
    const api = callerOf({ ...stores, now: w.now });
    const paths = [`/v1/units/${unit}/releases/2`, `/v1/units/${unit}`, `/v1/jurisdictions/${COUNTY}/entries`];
    const published = await Promise.all(paths.map((path) => api.get(path)));
    expect(published.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const told of [notice, ...published.map(({ text }) => text)])
      for (const secret of [digest, '任职"文件"', '任职\\"文件', given.number]) expect(told).not.toContain(secret);
    expect((await openEvidence(w, id, p.handler, digest)).bytes).toBe(pdf.length);
  });
});
