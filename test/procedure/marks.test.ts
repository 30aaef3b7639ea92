import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseDocument } from '#core/model.ts';
import { editDraft } from '#functions/workflow/edit.ts';
import { examined } from '#functions/workflow/examined.ts';
import { importRoster } from '#functions/workflow/import-roster.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { rosterFileOf } from '#functions/workflow/roster-file.ts';
import { putStaff, type StaffChange } from '#functions/workflow/staff.ts';
import { workflowOver } from '#functions/workflow/stores.ts';
import { COUNTY, drafted, newKey, type Office, openOffice, submitted } from '#test/procedure/office.ts';
import { identityNumber, roster, someUnit, titledWorkbook, withColumn } from '#test/roster/rosters.ts';
import { anyCredentials, people as peopleOf } from '#test/support/county.ts';
import { metered } from '#test/support/metered.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 4 });
});
afterAll(() => office.stop());

/** Marks of everyone on a submission's roster, by staff id. */
async function marksOf(id: string) {
  const { unit = '', document = '' } = (await office.w.submissions.get(id)) ?? {};
  const { staff } = await office.w.drafts.get<ReleaseDocument>(document);
  const marks = await office.w.identities.marks(staff.map((s) => ({ unit, staff: s.id })));
  return new Map([...marks].map(([name, mark]) => [name.slice(unit.length + 1), mark]));
}

async function firstOf(id: string) {
  const was = (await office.w.submissions.get(id))?.document ?? '';
  const [first] = (await office.w.drafts.get<ReleaseDocument>(was)).staff;
  if (!first) throw new Error('The draft has nobody');
  const { id: staff, ...record } = first;
  const change = (mark: string): StaffChange => ({ was, id: staff, staff: { ...record, post: `${mark} post` }, mark });
  return { was, staff, change };
}

describe('Marks of identity numbers, by which a person is found in two units', () => {
  it('do not change under a document that has been submitted', async () => {
    const { w, people, units } = office;
    const [unit = ''] = units;
    const id = await submitted(office, unit);
    const { was, staff, change } = await firstOf(id);
    await w.identities.record(COUNTY, { unit, unitName: '单位' }, [{ staff, mark: 'signed' }]);
    await expect(putStaff(w, id, people.entry, newKey(), change('other'))).rejects.toBeInstanceOf(Refused);
    const rows = withColumn(roster(), '身份证号', identityNumber);
    const { table } = await rosterFileOf(await titledWorkbook(rows), '人员.xlsx', true, someUnit, {});
    const request = { was, table, mode: 'replace', countStrength: false } as const;
    await expect(importRoster(w, id, people.entry, newKey(), request)).rejects.toBeInstanceOf(Refused);
    expect(await marksOf(id)).toEqual(new Map([[staff, 'signed']]));
  });

  it('are recorded with the draft, and once: sending the form again later changes nothing', async () => {
    const { w, people, units } = office;
    const [, unit = ''] = units;
    const id = await drafted(office, unit);
    const { staff, change } = await firstOf(id);
    const key = newKey();
    await putStaff(w, id, people.entry, key, change('first'));
    await putStaff(w, id, people.entry, newKey(), { ...change('second'), was: (await firstOf(id)).was });
    expect((await putStaff(w, id, people.entry, key, change('first'))).repeated).toBe(true);
    expect((await marksOf(id)).get(staff)).toBe('second');
  });
});

describe('A person who stands in two units', () => {
  const one = { unit: 'u-one', unitName: '甲单位' };
  const two = { unit: 'u-two', unitName: '乙单位' };
  const doubles = async ({ unit }: typeof one) =>
    (await office.w.identities.doubles(unit)).map(({ staff, other }) => [staff, other.unitName, other.staff]);

  it('is found from either side, also when both record them in the same moment', async () => {
    const { identities } = office.w;
    const list = (side: string) => Array.from({ length: 24 }, (_, n) => ({ staff: `${side}${n}`, mark: `person${n}` }));
    await Promise.all([identities.record(COUNTY, one, list('a')), identities.record(COUNTY, two, list('b'))]);
    const numbers = list('').map(({ staff }) => staff);
    expect((await doubles(one)).sort()).toEqual(numbers.map((n) => [`a${n}`, '乙单位', `b${n}`]).sort());
    expect((await doubles(two)).sort()).toEqual(numbers.map((n) => [`b${n}`, '甲单位', `a${n}`]).sort());
  });

  it('is double no longer, on either side, once a mistyped number has been corrected on one', async () => {
    const { identities } = office.w;
    await identities.record(COUNTY, one, [{ staff: 'a0', mark: 'mistyped' }]);
    await identities.record(COUNTY, two, [{ staff: 'late', mark: 'mistyped' }]);
    expect(await doubles(two)).toContainEqual(['late', '甲单位', 'a0']);
    await identities.record(COUNTY, one, [{ staff: 'a0', mark: 'corrected' }]);
    for (const side of [one, two]) expect((await doubles(side)).flat()).not.toContain('a0');
    await identities.record(COUNTY, one, [{ staff: 'a0', mark: 'person0' }]);
    expect(await doubles(two)).toContainEqual(['b0', '甲单位', 'a0']);
  });

  it('costs the examination what there are of them, however many people are on record', async () => {
    const { w, people, units, database } = office;
    const [, , unit = '', otherUnit = ''] = units;
    const id = await drafted(office, unit);
    const staff = peopleOf(300);
    const was = (await w.submissions.get(id))?.document ?? '';
    await editDraft(w, id, people.entry, newKey(), { was, part: 'staff', change: (d) => ({ ...d, staff }) });
    const { client, calls } = metered(database.client);
    const { now, newId } = w;
    const watched = workflowOver(client, database.tables, database.documentsUrl, { now, newId }, anyCredentials);
    const examine = async () => {
      const submission = await w.submissions.get(id);
      if (!submission) throw new Error('it is there');
      calls.length = 0;
      return examined(watched, submission);
    };
    await examine();
    const without = calls.length;
    expect(without).toBeGreaterThan(0);
    const marks = staff.map((s) => ({ staff: s.id, mark: `many-${s.id}` }));
    await w.identities.record(COUNTY, { unit, unitName: '丙单位' }, marks);
    const [first] = staff;
    await w.identities.record(COUNTY, { unit: otherUnit, unitName: '丁单位' }, marks.slice(0, 1));
    const { findings } = await examine();
    expect(findings.filter((f) => f.rule === 'inTwoUnits').map((f) => f.key)).toEqual([
      `inTwoUnits/${first?.id}/${otherUnit}`,
    ]);
    // Their marks, and the roster of the one other unit.
    expect(calls.length - without).toBeLessThanOrEqual(5);

    calls.length = 0;
    await watched.identities.record(COUNTY, { unit, unitName: '丙单位' }, marks);
    expect(calls.map((c) => c.name)).toEqual(Array(3).fill('BatchGetCommand'));
  });
});
