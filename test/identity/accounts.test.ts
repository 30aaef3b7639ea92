import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingRoles, putAccount, seeAccount } from '#functions/workflow/accounts.ts';
import { NotAllowed } from '#functions/workflow/context.ts';
import { NotThere, Refused } from '#functions/workflow/problems.ts';
import { COUNTY, newKey, type Office, officer, openOffice } from '#test/procedure/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 2, staff: 2 });
});
afterAll(() => office.stop());

const account = (id: string, more = {}) => ({
  id,
  name: '新人',
  roles: ['examiner' as const],
  units: [],
  active: true,
  version: 0,
  ...more,
});
const put = (given: ReturnType<typeof account>, by = office.people.administrator) =>
  putAccount(office.w, by, newKey(), COUNTY, given);

describe('Accounts', () => {
  it('are opened, changed and closed by an administrator, and every change stays on record', async () => {
    const { w, people } = office;
    await put(account('a'));
    await put(account('a', { roles: ['taskForce'], version: 1 }));
    await put(account('a', { roles: ['taskForce'], active: false, version: 2 }));
    const { person, version, history } = await seeAccount(w, people.administrator, COUNTY, 'a');
    expect([person.active, version]).toEqual([false, 3]);
    expect(history.map((c) => [c.by.name, c.person.roles[0], c.person.active])).toEqual([
      [people.administrator.name, 'examiner', true],
      [people.administrator.name, 'taskForce', true],
      [people.administrator.name, 'taskForce', false],
    ]);
  });

  it('are nobody else’s to change, nor one’s own', async () => {
    await expect(put(account('b'), office.people.examiner)).rejects.toThrow(NotAllowed);
    await expect(put(account(office.people.administrator.id))).rejects.toThrow(Refused);
  });

  it('changed by two administrators at once: the second is told, and the first one’s change stands', async () => {
    const { w, people } = office;
    await put(account('c'));
    const both = await Promise.allSettled([
      put(account('c', { roles: ['taskForce'], version: 1 })),
      put(account('c', { roles: ['leadingGroup'], version: 1 }), officer('ad2', '另一管理员', ['administrator'])),
    ]);
    expect(both.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await seeAccount(w, people.administrator, COUNTY, 'c')).version).toBe(2);
  });

  it('of another county can neither be seen nor taken over', async () => {
    const { w, people } = office;
    await w.people.put(
      { ...officer('elsewhere', '外县', ['examiner']), jurisdiction: '420922' },
      0,
      { at: w.now(), by: { id: 'x', name: 'x' } },
      'x',
    );
    await expect(seeAccount(w, people.administrator, COUNTY, 'elsewhere')).rejects.toThrow(NotThere);
    await expect(put(account('elsewhere', { version: 1 }))).rejects.toThrow(NotThere);
  });

  it('of whom the installation names as administrator are administrators’, or closed', async () => {
    const { people } = office;
    const w = { ...office.w, administrator: 'first' };
    const putFirst = (more: object) => putAccount(w, people.administrator, newKey(), COUNTY, account('first', more));
    await expect(putFirst({ roles: ['examiner'] })).rejects.toMatchObject({
      refusals: [{ code: 'administratorNeeded', field: 'roles' }],
    });
    expect(await w.people.get('first')).toBeUndefined();
    await putFirst({ roles: ['administrator', 'supervisor'] });
    await putFirst({ roles: ['examiner'], active: false, version: 1 });
    expect((await w.people.get('first'))?.version).toBe(2);
  });

  it('with roles of units need units, and others have none', async () => {
    await expect(put(account('d', { roles: ['head'] }))).rejects.toThrow(Refused);
    await expect(put(account('d', { units: office.units }))).rejects.toThrow(Refused);
  });

  it('show which units have nobody for a role', () => {
    const { units, people } = office;
    const named = units.map((id) => ({ id, name: id }));
    const [first = ''] = units;
    const all = [people.entry, people.handler, people.leader, { ...people.head, units: [first] }];
    expect(missingRoles(named, all)).toEqual([{ unit: units[1], name: units[1], roles: ['head'] }]);
    expect(missingRoles(named, [...all, { ...people.head, units, active: false }])).toHaveLength(1);
  });
});
