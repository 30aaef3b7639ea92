import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleOf, leadsTo } from '#test/console/door.ts';
import { drafted, type Office, openOffice } from '#test/procedure/office.ts';

let office: Office;
let browserOf: ReturnType<typeof consoleOf>;
let page: string;
beforeAll(async () => {
  office = await openOffice();
  browserOf = consoleOf(office);
  page = `/console/submissions/${await drafted(office, office.units[0] ?? '')}/reason`;
});
afterAll(() => office.stop());

const typed = '国务院令第七百一十一号的依据文号';

/** Sends a form after the session has ended; answers the page to go on with. */
async function sentTooLate(browser: ReturnType<typeof browserOf>, form: Record<string, string>): Promise<string> {
  browser.person = undefined;
  const answer = await browser.post(page, form);
  return new URL(leadsTo(answer), 'http://127.0.0.1').searchParams.get('return') ?? '';
}

describe('A form that was sent when the session had ended', () => {
  it('is shown again to whoever typed it, once they have signed in', async () => {
    const browser = browserOf(office.people.entry);
    const back = await sentTooLate(browser, { reasonDocument: typed });
    browser.person = office.people.entry;
    expect((await browser.get(back)).body).toContain(typed);
  });

  it('is shown in no other browser, whoever knows the address', async () => {
    const back = await sentTooLate(browserOf(office.people.entry), { reasonDocument: typed });
    expect(back).toContain('kept=');
    const answer = await browserOf(office.people.entry).get(back);
    expect(answer.status).toBe(200);
    expect(answer.body).not.toContain(typed);
  });

  it('and another in a second tab each come back on their own page', async () => {
    const browser = browserOf(office.people.entry);
    const [first, second] = [
      await sentTooLate(browser, { reasonDocument: '第一份文件' }),
      await sentTooLate(browser, { reasonDocument: '第二份文件' }),
    ];
    browser.person = office.people.entry;
    expect((await browser.get(first)).body).toContain('第一份文件');
    expect((await browser.get(second)).body).toContain('第二份文件');
  });

  it('leaves no identity number behind, neither of one person nor of a roster', async () => {
    const number = '11010519491231002X';
    const roster = JSON.stringify({ rows: [{ row: 2, cells: ['张三', number] }] });
    await sentTooLate(browserOf(office.people.entry), { name: '张三', identityNumber: number, roster });
    const { Items } = await office.database.client.send(new ScanCommand({ TableName: office.database.tables.people }));
    expect(JSON.stringify(Items)).toContain('张三');
    expect(JSON.stringify(Items)).not.toContain(number);
  });

  it('is not kept for anybody who has never been signed in, nor for one who made up a session', async () => {
    const stored = async () => {
      const page = await office.database.client.send(new ScanCommand({ TableName: office.database.tables.people }));
      return (page.Items ?? []).filter(({ sk }) => sk === 'form').length;
    };
    const before = await stored();
    const anybody = browserOf();
    const form = { reasonDocument: '甲'.repeat(90_000) };
    expect(await sentTooLate(anybody, form)).toBe(page);
    anybody.cookies.set('session', 'eyJhbGciOiJkaXIifQ..AAAA.AAAA.AAAA');
    expect(await sentTooLate(anybody, form)).toBe(page);
    expect(await stored()).toBe(before);
  });

  it('is kept also when the session is long over, as on the morning after', async () => {
    const browser = browserOf(office.people.entry);
    await browser.get(page);
    office.clock.now = new Date(Date.parse(office.clock.now) + 20 * 3_600_000).toISOString();
    const back = await sentTooLate(browser, { reasonDocument: typed });
    browser.person = office.people.entry;
    expect((await browser.get(back)).body).toContain(typed);
  });

  it('is not looked for under a name that nothing can have', async () => {
    const browser = browserOf(office.people.entry);
    await sentTooLate(browser, { reasonDocument: typed });
    browser.person = office.people.entry;
    for (const id of ['x'.repeat(3_000), ' ', '../other'])
      expect((await browser.get(`${page}?kept=${encodeURIComponent(id)}`)).status).toBe(200);
  });
});
