import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#core/people.ts';
import { putAccount } from '#functions/workflow/accounts.ts';
import { NotAllowed } from '#functions/workflow/context.ts';
import { handOverUnits } from '#functions/workflow/people.ts';
import { NotThere, Refused } from '#functions/workflow/problems.ts';
import { COUNTY, newKey, type Office, officer, openOffice } from '#test/procedure/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 1, staff: 1 });
});
afterAll(() => office.stop());

const [A, B, C] = ['u-420923-aaaaaaaaaaaa', 'u-420923-bbbbbbbbbbbb', 'u-420923-cccccccccccc'] as const;
const seed = { at: '2026-11-01T01:00:00.000Z', by: { id: 'seed', name: '登记' } };
const admin = () => office.people.administrator;

let people = 0;
/** An account of its own in the table. */
async function employed(roles: Person['roles'], units: string[], more: Partial<Person> = {}): Promise<string> {
  const person = { ...officer(`p${++people}`, `职员${people}`, [...roles], units), ...more };
  await office.w.people.put(person, 0, seed, newKey());
  return person.id;
}
const account = async (id: string) => (await office.w.people.get(id))?.person;

/** Hands over as one who has just looked at the account. */
async function handOver(from: string, to: string, units: string[], by = admin(), key = newKey()) {
  const given = { from: { id: from, version: (await office.w.people.get(from))?.version ?? 0 }, to, units };
  await handOverUnits(office.w, by, key, COUNTY, given);
  return () => handOverUnits(office.w, by, key, COUNTY, given);
}

const refusedWith = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refused)) throw error ?? new Error('It was not refused');
  return error.refusals.map(({ code, field }) => `${field ?? 'form'}: ${code}`);
};

describe('信息员交接', () => {
  it('of one unit out of two: each officer has what is theirs, and the history says who did it', async () => {
    const from = await employed(['informationOfficer'], [A, B]);
    const to = await employed(['informationOfficer'], [C]);
    await handOver(from, to, [B]);
    expect(await account(from)).toMatchObject({ units: [A], roles: ['informationOfficer'], active: true });
    expect(await account(to)).toMatchObject({ units: [C, B], roles: ['informationOfficer'], active: true });
    const [, change] = await office.w.people.history(to);
    expect(change).toMatchObject({ version: 2, by: { id: 'ad', name: '郑管理' }, person: { units: [C, B] } });
  });

  it('of everything closes the account of who has no role left', async () => {
    const from = await employed(['informationOfficer'], [A, B]);
    const to = await employed(['examiner'], []);
    await handOver(from, to, [A, B]);
    expect(await account(from)).toMatchObject({ units: [], roles: [], active: false });
    expect(await account(to)).toMatchObject({ units: [A, B], roles: ['examiner', 'informationOfficer'] });
  });

  it('leaves the other roles of who hands over', async () => {
    const from = await employed(['informationOfficer', 'handler'], [A]);
    const to = await employed(['informationOfficer'], [B]);
    await handOver(from, to, [A]);
    expect(await account(from)).toMatchObject({ units: [A], roles: ['handler'], active: true });
  });

  it('never makes anyone more than they are said to become: a head of another unit is refused', async () => {
    const from = await employed(['informationOfficer'], [A]);
    const to = await employed(['head'], [C]);
    expect(await refusedWith(handOver(from, to, [A]))).toEqual(['to: cannotBeChosen']);
    expect(await account(to)).toMatchObject({ units: [C], roles: ['head'] });
    const both = await employed(['informationOfficer', 'handler'], [A, B]);
    expect(await refusedWith(handOver(both, await employed(['supervisor'], []), [A]))).toEqual([
      'units: cannotBeChosen',
    ]);
  });

  it('is refused with every reason: no unit of theirs, a closed account', async () => {
    const from = await employed(['informationOfficer'], [A]);
    const to = await employed(['informationOfficer'], [B], { active: false });
    expect(await refusedWith(handOver(from, to, [C]))).toEqual(['units: cannotBeChosen', 'to: cannotBeChosen']);
    expect(await refusedWith(handOver(from, from, [A]))).toContain('to: cannotBeChosen');
    expect(await refusedWith(handOver(from, to, []))).toContain('units: reasonMissing');
  });

  it('twice by one command is once', async () => {
    const from = await employed(['informationOfficer'], [A, B]);
    const to = await employed(['informationOfficer'], [C]);
    const again = await handOver(from, to, [A]);
    await again();
    expect(await office.w.people.get(to)).toMatchObject({ version: 2 });
  });

  it('of two at once, the second is told, and nothing is half done', async () => {
    const from = await employed(['informationOfficer'], [A, B]);
    const heirs = [await employed(['informationOfficer'], [C]), await employed(['informationOfficer'], [C])];
    const both = await Promise.allSettled(heirs.map((to) => handOver(from, to, [A])));
    expect(both.map((b) => b.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((b) => b.status === 'rejected')?.reason.refusals).toMatchObject([{ code: 'documentChanged' }]);
    const holders = await Promise.all([from, ...heirs].map(account));
    expect(holders.filter((p) => p?.units.includes(A))).toHaveLength(1);
  });

  it('is for an administrator of the county, who is neither of the two', async () => {
    const from = await employed(['informationOfficer'], [A]);
    const to = await employed(['informationOfficer'], [B]);
    await expect(handOver(from, to, [A], office.people.examiner)).rejects.toBeInstanceOf(NotAllowed);
    const own = await employed(['informationOfficer', 'administrator'], [A]);
    const self = await account(own);
    if (!self) throw new Error('No account');
    expect(await refusedWith(handOver(own, to, [A], self))).toEqual(['form: fourEyes']);
    const stranger = await employed(['informationOfficer'], [B], { jurisdiction: '420922' });
    await expect(handOver(from, stranger, [A])).rejects.toBeInstanceOf(NotThere);
  });
});

describe('The keys of the house', () => {
  const given = (id: string, roles: Person['roles'], version: number) => ({
    id,
    name: '首位管理员',
    roles,
    units: [],
    active: true,
    version,
  });
  const first: Person = { ...officer('first', 'first', ['administrator']), jurisdiction: '*' };

  it('the administrator named by the installation opens their own account once, as an administrator', async () => {
    const put = (roles: Person['roles'], version: number) =>
      putAccount(office.w, first, newKey(), COUNTY, given('first', roles, version));
    expect(await refusedWith(put(['examiner'], 0))).toEqual(['form: fourEyes']);
    await put(['administrator'], 0);
    expect(await account('first')).toMatchObject({ roles: ['administrator'], jurisdiction: COUNTY });
    expect(await refusedWith(put(['administrator', 'examiner'], 1))).toEqual(['form: fourEyes']);
  });

  it('an administrator cannot give themselves another role', async () => {
    const id = await employed(['administrator'], []);
    const self = await account(id);
    if (!self) throw new Error('No account');
    const attempt = putAccount(office.w, self, newKey(), COUNTY, given(id, ['administrator', 'leadingGroup'], 1));
    expect(await refusedWith(attempt)).toEqual(['form: fourEyes']);
    expect((await account(id))?.roles).toEqual(['administrator']);
  });
});
