import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { memberKey } from '#core/settings/committees.ts';
import { convene } from '#functions/workflow/meetings.ts';
import { consoleOf, leadsTo } from '#test/console/door.ts';
import { COUNTY, chair, newKey, type Office, openOffice } from '#test/procedure/office.ts';

let office: Office;
let browserOf: ReturnType<typeof consoleOf>;
beforeAll(async () => {
  office = await openOffice({ units: 1 });
  browserOf = consoleOf(office);
});
afterAll(() => office.stop());
afterEach(() => vi.restoreAllMocks());

const tooLong = 'x'.repeat(3_000);

describe('What nothing can be called', () => {
  it.each(['submissions', 'notices', 'meetings', 'batches', 'mandates', 'people', 'units', 'takedowns', 'settings'])(
    'is not found in an address (%s)',
    async (section) => {
      const browser = browserOf({ ...office.people.examiner, roles: ['examiner', 'administrator'] });
      expect((await browser.get(`/console/${section}/${tooLong}`)).status).toBe(404);
      expect((await browser.post(`/console/${section}/${tooLong}`, {})).status).toBe(404);
    },
  );

  it('is not chosen in a form', async () => {
    const { entry, examiner, administrator } = office.people;
    const started = await browserOf(entry).post('/console/submissions/new', { unit: tooLong });
    expect([started.status, started.body]).toEqual([422, expect.stringContaining('请选择单位')]);
    const batch = leadsTo(await browserOf(examiner).post('/console/batches', { title: '第一批' })).split('?')[0] ?? '';
    const added = await browserOf(examiner).post(batch, { submission: tooLong });
    expect([added.status, added.body]).toEqual([422, expect.stringContaining('请选择申报')]);
    await office.w.people.put(entry, 0, { at: office.clock.now, by: administrator }, 'made');
    const handed = await browserOf(administrator).post('/console/people/io/hand-over', { to: tooLong });
    expect([handed.status, handed.body]).toEqual([422, expect.stringContaining('请选择接手人')]);
  });

  it.each(['', tooLong])('as a message is nothing to be marked as read', async (message) => {
    const read = await browserOf(office.people.entry).post('/console', { message });
    expect([read.status, leadsTo(read)]).toEqual([303, '/console?done=read']);
  });
});

describe('A page that cannot be made', () => {
  it('says so as a page, with a number to ask for', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    // The form takes no such day, but what stands there from another time might.
    const strange = { jurisdiction: COUNTY, title: '余家明参加的会', date: '余家明', attendees: [memberKey(chair)] };
    await convene(office.w, office.people.group, newKey(), strange);
    const answer = await browserOf(office.people.group).get('/console/meetings');
    expect(answer).toMatchObject({ status: 500, contentType: 'text/html; charset=utf-8' });
    expect(answer.body).toContain('request-1');
    expect(JSON.stringify(logged.mock.calls)).not.toContain('余家明');
  });
});
