import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '#core/catalogue.ts';
import { dictionary } from '#core/codes/dictionary.ts';
import { consoleOf } from '#test/console/door.ts';
import { type Office, officer, openOffice } from '#test/procedure/office.ts';

let office: Office;
let browserOf: ReturnType<typeof consoleOf>;
beforeAll(async () => {
  office = await openOffice({ units: 2 });
  browserOf = consoleOf(office);
});
afterAll(() => office.stop());

const account = { name: '孙信息', roles: 'informationOfficer', active: 'yes', version: '0' };

describe('Accounts', () => {
  it('take the telephone of an office, and refuse the private number of a person beside the field', async () => {
    const browser = browserOf(office.people.administrator);
    const [unit = ''] = office.units;
    const names = String((await browser.get('/console/units')).body);
    const name = new RegExp(`href="/console/units/${unit}"[^>]*>([^<]+)`).exec(names)?.[1] ?? '';
    const given = { ...account, id: 'new-officer', units: name };
    const refused = await browser.post('/console/people/new', { ...given, phone: '13800138000' });
    expect([refused.status, refused.body]).toEqual([422, expect.stringContaining('不能填手机号')]);
    expect(await office.w.people.get('new-officer')).toBeUndefined();
    expect((await browser.post('/console/people/new', { ...given, phone: '0712-4321234' })).status).toBe(303);

    const roster = String((await browser.get('/console/people/roster')).body);
    for (const words of [name, '孙信息', '0712-4321234', '尚缺']) expect(roster).toContain(words);
    expect((await browserOf(office.people.examiner).get('/console/people/roster')).status).toBe(403);
  });

  it('of who publishes existing records are opened by nobody but whom the installation names', async () => {
    const given = { ...account, id: 'importer', name: '接入员', roles: 'publisher' };
    const refused = await browserOf(office.people.administrator).post('/console/people/new', given);
    expect([refused.status, refused.body]).toEqual([422, expect.stringContaining('只能由系统配置指定的管理员授予')]);
    const named = officer('installation', '系统管理员', ['administrator']);
    const office2 = { ...office, w: { ...office.w, administrator: named.id } };
    expect((await consoleOf(office2)(named).post('/console/people/new', given)).status).toBe(303);
    expect((await office.w.people.get('importer'))?.person.roles).toEqual(['publisher']);
  });
});

describe('The dictionary', () => {
  it('is read by the administrator from the settings: every code there is, in both languages, with its source', async () => {
    const browser = browserOf(office.people.administrator);
    expect((await browser.get('/console/settings')).body).toContain('href="/console/settings/dictionary"');
    const { body } = await browser.get('/console/settings/dictionary');
    for (const { id, source, items } of dictionary) {
      expect(body).toContain(`<h2 id="${id}">`);
      expect(body).toContain(source);
      for (const { code, zh, en } of items)
        for (const said of [`<code>${code}</code>`, `>${zh}<`, `>${en.replaceAll('&', '&amp;')}<`])
          expect(body).toContain(said);
    }
    for (const id of ['unitCategory', 'unitLevel', 'establishmentType', 'funding', 'staffStatus', 'role'])
      expect(dictionary.map((list) => list.id)).toContain(id);
    expect((await browserOf(office.people.entry).get('/console/settings/dictionary')).status).toBe(403);
  });
});

describe('The disclosure catalogue', () => {
  it('is read by the administrator: every field, its class and the rule it rests on', async () => {
    const { body } = await browserOf(office.people.administrator).get('/console/settings/catalogue');
    for (const { id, label } of catalogue.fields) {
      expect(body).toContain(`<code>${id}</code>`);
      expect(body).toContain(label.zh);
    }
    expect(body).toContain('个人信息保护法');
    expect((await browserOf(office.people.entry).get('/console/settings/catalogue')).status).toBe(403);
  });
});
