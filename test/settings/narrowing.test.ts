import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue as systemCatalogue } from '#core/catalogue.ts';
import type { ReleaseDocument } from '#core/model.ts';
import { narrowableFields } from '#core/narrowing.ts';
import { runClock } from '#functions/workflow/clock.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { startSubmission } from '#functions/workflow/start.ts';
import { submit } from '#functions/workflow/steps.ts';
import { consoleOf, leadsTo } from '#test/console/door.ts';
import { type Caller, callerOf } from '#test/open-data/caller.ts';
import { publicPage } from '#test/portal/portal-of.ts';
import {
  accepted,
  approved,
  COUNTY,
  drafted,
  newKey,
  type Office,
  openOffice,
  reviewed,
} from '#test/procedure/office.ts';
import { roster, titledWorkbook } from '#test/roster/rosters.ts';

/*
 * A county that no longer publishes since when a person is in a unit, nor who issued a document, from 23 November on. The tests
 * go on in time, in their order.
 */
let office: Office;
let browserOf: ReturnType<typeof consoleOf>;
let api: Caller;
const page = '/console/settings/catalogue';
const at = (day: string) => {
  office.clock.now = `${day}T01:00:00.000Z`;
};
const unit = (n: number) => office.units[n] ?? '';
const draftOf = async (id: string): Promise<ReleaseDocument> =>
  office.w.drafts.get((await office.w.submissions.get(id))?.document ?? '');
const refusalsOf = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refused)) throw error ?? new Error('It was not refused');
  return error.refusals;
};

const unchanged = Object.fromEntries(narrowableFields.map((field) => [field, 'public']));
const given = {
  ...unchanged,
  'staff.since': 'internal',
  'document.issuer': 'onRequest',
  from: '2026-11-23',
  basisNumber: '云编办〔2026〕9号',
  basisTitle: '关于调整公开目录的通知',
  basisDate: '2026-10-30',
  after: '0',
};
const standing = { version: `${COUNTY}-1`, from: '2026-11-23' };

let before: string;
let inBatch: string;
let batch: string;
beforeAll(async () => {
  office = await openOffice({ units: 6, staff: 2 });
  browserOf = consoleOf(office);
  api = callerOf({ ...office.stores, now: office.w.now });
  inBatch = await accepted(office, unit(0));
  at('2026-11-20');
  await runClock(office.w);
  batch = await reviewed(office, [inBatch]);
  before = await drafted(office, unit(1));
});
afterAll(() => office.stop());

describe('A county that narrows its catalogue', () => {
  it('chooses a class beside each field that may be narrowed, and is told beside the field what cannot be', async () => {
    const browser = browserOf(office.people.administrator);
    const { body } = await browser.get(page);
    for (const field of narrowableFields) expect(body).toContain(`name="${field}"`);
    for (const { id } of systemCatalogue.fields.filter((f) => !narrowableFields.some((one) => one === f.id)))
      expect(body).not.toContain(`name="${id}"`);

    const refused = await browser.post(page, { ...given, 'staff.since': 'secret', from: '2026-11-01' });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('id="field-staff-2esince-error"');
    const late = await browser.post(page, { ...given, from: '2026-11-01' });
    expect([late.status, late.body]).toEqual([422, expect.stringContaining('施行日期不能早于今天')]);
    expect(late.body).toMatch(/<option value="internal" selected[^>]*>内部/);
    expect(await office.w.settings.versions(COUNTY)).toHaveLength(1);
  });

  it('records it with its document and its first day, as a further version', async () => {
    const browser = browserOf(office.people.administrator);
    const answer = await browser.post(page, given);
    expect([answer.status, leadsTo(answer)]).toEqual([303, `${page}?done=recorded`]);
    const { body } = await browser.get(page);
    expect(body).toContain('登记第 1 版');
    expect(body).toContain('《关于调整公开目录的通知》（云编办〔2026〕9号，2026-10-30）');
    // In force is what the system ships, until the first day.
    expect(body).toContain(`版本 ${systemCatalogue.version}`);
  });
});

describe('Until the first day', () => {
  it('everything is asked for as before', async () => {
    const browser = browserOf(office.people.entry);
    expect((await browser.get(`/console/submissions/${before}/staff/new`)).body).toContain('name="since"');
    expect((await draftOf(before)).staff[0]).toHaveProperty('since');
  });

  it('the public catalogue says what it said, under a tag that the first day changes', async () => {
    const address = `/v1/catalogue?jurisdiction=${COUNTY}`;
    const old = await api.get(address);
    expect(old.text).not.toContain(`${COUNTY}-1`);
    at('2026-11-23');
    const tag = { 'if-none-match': old.headers.etag ?? '' };
    const fresh = await api.get(address, tag);
    expect([fresh.status, fresh.headers.etag === old.headers.etag]).toEqual([200, false]);
    expect((await api.get(address, { 'if-none-match': fresh.headers.etag ?? '' })).status).toBe(304);
    const basis = expect.objectContaining({ zh: expect.stringContaining('云编办〔2026〕9号') });
    const { data } = JSON.parse(fresh.text) as { data: { fields: Record<string, unknown>[] } };
    expect(data.fields.filter((field) => field.narrowed)).toEqual([
      expect.objectContaining({ id: 'document.issuer', class: 'onRequest', narrowed: { ...standing, basis } }),
      expect.objectContaining({ id: 'staff.since', class: 'internal', narrowed: { ...standing, basis } }),
    ]);
    const csv = (await api.get(`${address}&format=csv`)).text;
    expect(csv).toMatch(/staff\.since,进入本单位时间,internal,.*420923-1,2026-11-23,/);
  });
});

describe('From the first day on', () => {
  it('the catalogue of the system, and of another county, is as it was', async () => {
    expect((await api.get('/v1/catalogue')).text).not.toContain('"narrowed"');
    expect((await api.get('/v1/catalogue?jurisdiction=420922')).status).toBe(404);
  });

  it('the public page names what is not published, and by which document', async () => {
    const body = await publicPage(office, '/policies');
    expect(body).toContain('“进入本单位时间”按本县公开目录（420923-1 版）列为内部');
    expect(body).toContain('云编办〔2026〕9号');
  });

  it('what stands published stays as it was published', async () => {
    const { data } = await api.json(`/v1/units/${unit(1)}/staff`);
    expect(data.map((person) => person.since)).toEqual(['2020-01-01', '2020-01-01']);
  });

  it('a draft begins without the field, is not asked for it, and takes it from no form', async () => {
    const browser = browserOf(office.people.entry);
    const { id, document } = await startSubmission(office.w, office.people.entry, unit(2), newKey());
    const draft = await office.w.drafts.get<ReleaseDocument>(document);
    expect(JSON.stringify(draft)).not.toContain('since');
    expect(draft.catalogue).toBe(`${systemCatalogue.version}/${COUNTY}-1`);
    const form = String((await browser.get(`/console/submissions/${id}/staff/new`)).body);
    expect([form.includes('name="post"'), form.includes('name="since"')]).toEqual([true, false]);
    const documents = String((await browser.get(`/console/submissions/${id}/documents`)).body);
    expect([documents.includes('.date"'), documents.includes('.issuer"')]).toEqual([true, false]);

    const person = { name: '钱新来', type: 'administrative', status: 'atPost', since: '2026-11-01', document };
    const saved = await browser.post(`/console/submissions/${id}/staff/new`, person);
    expect([saved.status, leadsTo(saved)]).toEqual([303, `/console/submissions/${id}/staff?done=saved`]);
    const { staff } = await draftOf(id);
    expect(staff.map((s) => s.name)).toContain('钱新来');
    expect(JSON.stringify(staff)).not.toContain('since');
  });

  it('an uploaded roster has its column left out, and says so', async () => {
    const browser = browserOf(office.people.entry);
    const { id, document } = await startSubmission(office.w, office.people.entry, unit(3), newKey());
    const form = new FormData();
    const fields = { command: randomUUID(), document, mode: 'replace', action: 'check' };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new File([new Uint8Array(await titledWorkbook(roster()))], '人员.xlsx'));
    const checked = await browser.send(`/console/submissions/${id}/import`, form);
    expect([checked.status, checked.body]).toEqual([
      200,
      expect.stringContaining('未采用，不保存（进入本单位时间：本县公开目录不主动公开）'),
    ]);
    form.set('action', 'import');
    expect((await browser.send(`/console/submissions/${id}/import`, form)).status).toBe(303);
    const { staff } = await draftOf(id);
    expect(staff).toHaveLength(12);
    expect(JSON.stringify(staff)).not.toContain('since');
  });

  it('a draft begun before is refused with the rule, until any part of it is saved', async () => {
    const browser = browserOf(office.people.entry);
    const looked = await office.w.submissions.get(before);
    const attempt = submit(office.w, before, office.people.entry, newKey(), looked?.document ?? '');
    const refused = (await refusalsOf(attempt)).filter((r) => r.code === 'findingsBlock');
    expect(refused.map((r) => [r.field, r.message.zh])).toEqual([
      ['finding.narrowedField/staff.since', expect.stringMatching(/420923-1 版）列为内部.*云编办〔2026〕9号/)],
    ]);
    expect((await browser.get(`/console/submissions/${before}/check`)).body).toContain(
      '请打开申报的任一部分并保存一次',
    );

    const { unit: is } = await draftOf(before);
    const fields = { document: looked?.document ?? '', duties: is.duties.join('\n'), internalUnits: '办公室' };
    expect((await browser.post(`/console/submissions/${before}/unit`, fields)).status).toBe(303);
    expect(JSON.stringify(await draftOf(before))).not.toContain('since');
    expect((await browser.get(`/console/submissions/${before}/check`)).body).not.toContain(
      '请打开申报的任一部分并保存一次',
    );
  });

  it('a batch examined before is not approved with a document that holds the field, and nothing of it is published', async () => {
    const { head } = office.stores.ledger;
    const newest = await head(COUNTY);
    const refused = await refusalsOf(approved(office, batch));
    expect(refused.map(({ code, message }) => [code, message.zh])).toEqual([
      ['findingsBlock', expect.stringMatching(/^测试单位1须退回修改：“进入本单位时间”/)],
    ]);
    expect(await head(COUNTY)).toEqual(newest);
  });

  it('the next release of a unit is without the field, and those of others stay as they were', async () => {
    const id = await accepted(office, unit(4), '主任');
    at('2026-12-10');
    await runClock(office.w);
    await approved(office, await reviewed(office, [id], '第二批'));
    await office.stores.projector.catchUp(COUNTY);
    const shown = async (n: number) => (await api.json(`/v1/units/${unit(n)}/staff`)).data.map((s) => s.since);
    expect(await shown(4)).toEqual([undefined, undefined]);
    expect(await shown(5)).toEqual(['2020-01-01', '2020-01-01']);
    const { data } = await api.json<{ data: { document: ReleaseDocument } }>(`/v1/units/${unit(4)}/releases/2`);
    expect(JSON.stringify(data)).toContain(`"catalogue":"${systemCatalogue.version}/${COUNTY}-1"`);
  });

  it('a further version of the catalogue alone is nothing to submit', async () => {
    const { w, people } = office;
    const [version] = (await w.settings.versions(COUNTY)).filter(({ kind }) => kind === 'catalogue');
    if (!version) throw new Error('There is no version');
    await w.settings.record({ ...version, number: 2, from: '2026-12-10' }, 'again');
    const { id, document } = await startSubmission(w, people.entry, unit(4), newKey());
    expect((await w.drafts.get<ReleaseDocument>(document)).catalogue).toBe(`${systemCatalogue.version}/${COUNTY}-2`);
    const refused = await refusalsOf(submit(w, id, people.entry, newKey(), document));
    expect(refused.map(({ code }) => code)).toContain('nothingChanged');
  });
});
