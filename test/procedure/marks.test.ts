import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseDocument } from '#core/model.ts';
import { importRoster } from '#functions/workflow/import-roster.ts';
import { Refused } from '#functions/workflow/problems.ts';
import { rosterFileOf } from '#functions/workflow/roster-file.ts';
import { putStaff, type StaffChange } from '#functions/workflow/staff.ts';
import { drafted, newKey, type Office, openOffice, submitted } from '#test/procedure/office.ts';
import { identityNumber, roster, someUnit, titledWorkbook, withColumn } from '#test/roster/rosters.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ units: 3 });
});
afterAll(() => office.stop());

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
    await w.identities.record('420923', [{ mark: 'signed', unit, unitName: '单位', staff }]);
    await expect(putStaff(w, id, people.entry, newKey(), change('other'))).rejects.toBeInstanceOf(Refused);
    const rows = withColumn(roster(), '身份证号', identityNumber);
    const { table } = await rosterFileOf(await titledWorkbook(rows), '人员.xlsx', true, someUnit);
    const request = { was, table, mode: 'replace', countStrength: false } as const;
    await expect(importRoster(w, id, people.entry, newKey(), request)).rejects.toBeInstanceOf(Refused);
    expect(await w.identities.marks(unit)).toEqual(new Map([[staff, 'signed']]));
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
    expect((await w.identities.marks(unit)).get(staff)).toBe('second');
  });
});
