import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportResult, resultErrors } from '#console/import/result.tsx';
import { objectTo } from '#functions/workflow/notices.ts';
import { consoleOf, leadsTo } from '#test/console/door.ts';
import { accepted, drafted, met, newKey, type Office, openOffice, signed, submitted } from '#test/procedure/office.ts';

let office: Office;
let browserOf: ReturnType<typeof consoleOf>;
beforeAll(async () => {
  office = await openOffice({ units: 6 });
  browserOf = consoleOf(office);
});
afterAll(() => office.stop());

const unit = (n: number) => office.units[n] ?? '';
const long = (characters: number) => `${'长'.repeat(characters)}末`;
const because = '数字与名册不符，请核对后重新填报';

describe('A text that is too long', () => {
  /** Refused beside its field, with every character still there. */
  async function refused(person: (typeof office)['people']['entry'], address: string, form: Record<string, string>) {
    const { status, body } = await browserOf(person).post(address, form);
    expect(status).toBe(422);
    expect(body).toMatch(/最多 [\d]+ 个字/);
    expect(body).toContain('长末');
  }

  it('is refused as the name of a batch', () =>
    refused(office.people.examiner, '/console/batches', { title: long(100) }));

  it('is refused in the minutes of a meeting', async () => {
    const id = await met(office, '第1次会议');
    await refused(office.people.group, `/console/meetings/${id}`, { edition: '1', minutes: long(20_000) });
  });

  it('is refused as a reason for sending a submission back, and as a finding', async () => {
    const page = `/console/submissions/${await signed(office, unit(0))}/return`;
    await refused(office.people.examiner, page, { reason: long(2_000) });
    await refused(office.people.examiner, page, {
      reason: because,
      'findings.0.text': long(1_000),
      'findings.0.due': '2026-11-30',
    });
  });

  it('is refused as a note beside a verdict', async () => {
    const page = `/console/submissions/${await signed(office, unit(1))}/examine`;
    const line = 'posts/administrative';
    await refused(office.people.examiner, page, { [`verdict.${line}`]: 'differs', [`note.${line}`]: long(500) });
  });

  it('is refused as the reason for recalling', async () => {
    const page = `/console/submissions/${await submitted(office, unit(2))}/recall`;
    await refused(office.people.entry, page, { reason: long(2_000) });
  });
});

describe('The summary of errors', () => {
  /** Its entries, as they are read out. */
  const summaryOf = (body: unknown) => {
    const [summary = ''] = /<div class="error-summary"[\s\S]*?<\/ul>/.exec(String(body)) ?? [];
    return [...summary.matchAll(/<li>(?:<a[^>]*>)?([^<]*)/g)].map(([, text]) => text);
  };

  it('names the fields of a form', async () => {
    const page = `/console/submissions/${await drafted(office, unit(4))}/staff/new`;
    expect(summaryOf((await browserOf(office.people.entry).post(page, { name: long(40) })).body)).toEqual([
      '“姓名”不能超过 40 个字',
      '“编制类型”必须选择',
      '“人员状态”必须选择',
    ]);
  });

  it('names the lines that have no verdict yet', async () => {
    const id = await signed(office, unit(5));
    const { document = '' } = (await office.w.submissions.get(id)) ?? {};
    const page = `/console/submissions/${id}/examine`;
    const entries = summaryOf((await browserOf(office.people.examiner).post(page, { action: 'pass', document })).body);
    expect(entries.length).toBeGreaterThan(3);
    expect(entries[0]).toBe('机构名称：尚未核对');
    expect(new Set(entries).size).toBe(entries.length);
  });

  it('names no place where a file as a whole is at fault', async () => {
    const error = { code: 'noRows', message: { zh: '没有人员', en: 'Nobody' } };
    const result = { sheet: '', headerRow: 1, encoding: null, columns: [], others: [], rows: 0, left: 0 };
    const errors = [error] as unknown as ImportResult['errors'];
    expect(resultErrors({ ...result, errors, warnings: [], changes: null })).toEqual({ 'finding-0': error.message });
  });
});

describe('A decision', () => {
  it('names a meeting that is on record', async () => {
    const { w, people } = office;
    const id = await accepted(office, unit(3));
    const given = { line: '', text: '公示的职数与实际不符', contact: null };
    const objection = await objectTo(w, id, newKey(), 'code', given);
    const held = await met(office, '第2次会议');
    const decide = (name: string) =>
      browserOf(people.group).post(`/console/notices/${id}`, {
        objection,
        [`upheld.${objection}`]: 'no',
        [`meeting.${objection}`]: name,
        [`reason.${objection}`]: because,
      });
    const refused = await decide('never-held');
    expect([refused.status, refused.body]).toEqual([422, expect.stringContaining('请选择作出决定的会议')]);
    expect(leadsTo(await decide(held))).toContain('done=decided');
  });
});
