import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RegisterDocument } from '#core/model.ts';
import { registerDocument } from '#core/release.ts';
import { consoleOf, leadsTo } from '#test/console/door.ts';
import { COUNTY, type Office, openOffice } from '#test/procedure/office.ts';
import { registration } from '#test/support/county.ts';

let office: Office;
let browserOf: ReturnType<typeof consoleOf>;
beforeAll(async () => {
  office = await openOffice({ units: 2 });
  browserOf = consoleOf(office);
});
afterAll(() => office.stop());

describe('The register of mandates', () => {
  it('lists a unit that has none, leads to recording its first, and then shows since when that is in force', async () => {
    const { w, stores, people, clock } = office;
    const entry = await w.ledger.newest(COUNTY, 'register');
    if (entry?.kind !== 'register') throw new Error('there is a register');
    const { name, profile, units } = await w.documents.get<RegisterDocument>(entry.digest);
    const added = registration(9, { name: '新设单位' });
    const digest = await w.documents.put(registerDocument(COUNTY, name, profile, [...units, added]));
    await w.ledger.append(COUNTY, [{ kind: 'register', release: 2, digest }], clock.now);
    await stores.projector.catchUp(COUNTY);

    const browser = browserOf(people.examiner);
    const list = await browser.get('/console/mandates');
    expect(list.body).toContain('已登记三定的单位 2 个');
    expect(list.body).toContain(`href="/console/mandates/${added.id}"`);
    expect(list.body).toContain('测试单位1');
    expect((await browser.get('/console/mandates?missing=true')).body).not.toContain('测试单位1');
    const page = `/console/mandates/${added.id}`;
    const form = {
      version: '0',
      'documents.0.number': '云编发〔2026〕11号',
      'documents.0.title': '新设单位三定规定',
      'documents.0.effective': '2026-03-01',
      note: '首次登记',
    };
    expect(leadsTo(await browser.post(page, form))).toContain('done=recorded');
    const after = await browser.get('/console/mandates');
    expect(after.body).toContain('已登记三定的单位 3 个');
    expect(after.body).toContain('2026年3月1日');
    expect((await browser.get('/console/mandates?missing=true')).body).not.toContain('新设单位');
  });
});
