import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RosterMode } from '#core/import/roster/plan.ts';
import type { Cell } from '#core/import/table.ts';
import type { ReleaseDocument } from '#core/model.ts';
import { NotAllowed } from '#functions/workflow/context.ts';
import { editDraft } from '#functions/workflow/edit.ts';
import { examined } from '#functions/workflow/examined.ts';
import { importRoster, lookAtRoster, RosterRejected } from '#functions/workflow/import-roster.ts';
import { EditConflict, Refused } from '#functions/workflow/problems.ts';
import { rosterFileOf } from '#functions/workflow/roster-file.ts';
import { rosterTableOf } from '#functions/workflow/roster-request.ts';
import { startSubmission } from '#functions/workflow/start.ts';
import { newKey, type Office, officer, openOffice, submitted, withPost } from '#test/procedure/office.ts';
import { csv, gb18030 } from '#test/publishing/files.ts';
import {
  faultyRoster,
  headers,
  identityNumber,
  roster,
  someUnit,
  titledWorkbook,
  withCell,
  withColumn,
} from '#test/roster/rosters.ts';

let office: Office;
let nextUnit = 0;
/** A unit that no other test has used. */
const freshUnit = () => office.units[nextUnit++] ?? '';

beforeAll(async () => {
  office = await openOffice({ units: 20, staff: 4 });
});
afterAll(() => office.stop());
afterEach(() => vi.restoreAllMocks());

async function draft(unit = freshUnit()) {
  const { w, people } = office;
  const { id, document } = await startSubmission(w, people.entry, unit, newKey());
  return { id, unit, document };
}

async function request(rows: Cell[][], was: string, mode: RosterMode = 'replace', identities = false) {
  const file = await rosterFileOf(await titledWorkbook(rows), '人员.xlsx', identities, someUnit, {});
  return { was, table: file.table, mode, countStrength: false };
}

const documentOf = async (id: string): Promise<ReleaseDocument> =>
  office.w.drafts.get((await office.w.submissions.get(id))?.document ?? '');
const namesOf = async (id: string) => (await documentOf(id)).staff.map((s) => s.name).sort();
const namesIn = (rows: Cell[][]) =>
  rows
    .slice(1)
    .map((r) => String(r[0]))
    .sort();

describe('Importing a roster', () => {
  it('replaces the roster of the draft with the twelve people of the file (P01)', async () => {
    const { w, people } = office;
    const { id, document } = await draft();
    const { plan, repeated } = await importRoster(w, id, people.entry, newKey(), await request(roster(), document));
    expect([plan.rows, plan.errors, repeated]).toEqual([12, [], false]);
    expect(await namesOf(id)).toEqual(namesIn(roster()));
    const events = await w.submissions.events(id);
    expect(events.at(-1)).toMatchObject({ kind: 'edited', part: 'staff', by: { id: 'io' } });
  });

  it('from a GBK text file keeps its Chinese (P03)', async () => {
    const { w, people } = office;
    const { id, document } = await draft();
    const { table, encoding } = await rosterFileOf(gb18030(csv(roster(10))), '人员.csv', false, someUnit, {});
    await importRoster(w, id, people.entry, newKey(), { was: document, table, mode: 'replace', countStrength: false });
    expect([encoding, await namesOf(id)]).toEqual(['gb18030', namesIn(roster(10))]);
  });

  it('with errors writes nothing, and names every one with its cell (P02)', async () => {
    const { w, people } = office;
    const { id, document } = await draft();
    const error = await importRoster(w, id, people.entry, newKey(), await request(faultyRoster(), document)).catch(
      (e) => e,
    );
    expect(error).toBeInstanceOf(RosterRejected);
    // One row lower than in the file without its title.
    expect(error.plan.errors.map((e: { letter: string; row: number }) => `${e.letter}${e.row}`).sort()).toEqual([
      'A10',
      'A8',
      'F6',
      'H11',
    ]);
    expect((await w.submissions.get(id))?.document).toBe(document);
  });

  it('keeps the ids of those who are on the roster, and what the file has no column for', async () => {
    const { w, people } = office;
    const { id, document } = await draft();
    const before = await documentOf(id);
    const rows = [
      headers,
      ...before.staff.map((s, i) => [s.name, '', '', i === 1 ? '主任' : '科员', '', '行政编制', '在编在岗', '', '']),
    ];
    const columns = [0, 3, 5, 6];
    const short = rows.map((row) => columns.map((c) => row[c] ?? ''));
    const { plan } = await importRoster(w, id, people.entry, newKey(), await request(short, document));
    const after = await documentOf(id);
    expect(after.staff.map((s) => s.id)).toEqual(before.staff.map((s) => s.id));
    expect(plan.changes.map((c) => [c.op, c.name, c.fields.map((f) => f.field)])).toEqual([
      ['changed', before.staff[1]?.name, ['post']],
    ]);
    expect(after.staff.map((s) => [s.since, s.head])).toEqual(before.staff.map((s) => [s.since, s.head]));
  });

  it('may only add and change: who is not in the file stays, and who has left goes', async () => {
    const { w, people } = office;
    const { id, document } = await draft();
    const before = await documentOf(id);
    const leaver = before.staff[2]?.name ?? '';
    const rows = [...roster(2), [leaver, '', '', '', '', '行政编制', '退休', '', '否']];
    await importRoster(w, id, people.entry, newKey(), await request(rows, document, 'update'));
    const stay = before.staff.map((s) => s.name).filter((name) => name !== leaver);
    expect(await namesOf(id)).toEqual([...stay, ...namesIn(roster(2))].sort());
    // 张伟 is the new head: there is one.
    expect((await documentOf(id)).staff.filter((s) => s.head).map((s) => s.name)).toEqual(['张伟']);
  });

  it('that only adds asks back where a name does not tell whom it means', async () => {
    const { w, people } = office;
    const { id, document } = await draft();
    const two = [
      ['张伟', '男', '', '甲岗', '', '行政编制', '在编在岗', '2001-01-01', ''],
      ['张伟', '男', '', '乙岗', '', '行政编制', '在编在岗', '2002-01-01', ''],
    ];
    await importRoster(w, id, people.entry, newKey(), await request([headers, ...two], document, 'update'));
    const { document: now = '' } = (await w.submissions.get(id)) ?? {};
    const one = [headers, ['张伟', '男', '', '丙岗', '', '行政编制', '在编在岗', '2003-01-01', '']];
    const error = await lookAtRoster(w, id, people.entry, await request(one, now, 'update')).catch((e) => e);
    expect(error.plan.errors).toMatchObject([{ code: 'sameName', letter: 'A', row: 3 }]);
    const known = [headers, ['张伟', '男', '', '丙岗', '', '行政编制', '在编在岗', '2002-01-01', '']];
    const { plan } = await lookAtRoster(w, id, people.entry, await request(known, now, 'update'));
    expect(plan.changes.map((c) => [c.op, c.fields])).toEqual([
      ['changed', [{ field: 'post', from: '乙岗', to: '丙岗' }]],
    ]);
  });

  it('counts 实有人数 anew where that is asked, and leaves it otherwise', async () => {
    const { w, people } = office;
    const { id, document } = await draft();
    const asked = await request(roster(), document);
    expect((await lookAtRoster(w, id, people.entry, asked)).plan.document.strength).toMatchObject([{ inPost: 4 }]);
    const counted = await lookAtRoster(w, id, people.entry, { ...asked, countStrength: true });
    expect(counted.plan.document.strength).toMatchObject([{ type: 'administrative', inPost: 12 }]);
  });

  it('warns of a roster that shrinks by more than half, and of a type that the unit has no posts of', async () => {
    const { w, people } = office;
    const { id, document } = await draft();
    await importRoster(w, id, people.entry, newKey(), await request(roster(), document));
    const { document: now = '' } = (await w.submissions.get(id)) ?? {};
    const { plan } = await lookAtRoster(w, id, people.entry, await request(withCell(roster(3), 'F3', '事业编制'), now));
    expect(plan.warnings.map((f) => f.code).sort()).toEqual(['mixedUse', 'rosterShrinks']);
  });

  it('takes hostile names as the text they are', async () => {
    const { w, people } = office;
    const { id, document } = await draft();
    const rows = withCell(withCell(roster(4), 'A3', '=1+1'), 'A4', '<script>alert(1)</script>');
    await importRoster(w, id, people.entry, newKey(), await request(rows, document));
    expect(await namesOf(id)).toEqual(namesIn(rows));
  });
});

describe('Asked again, by others, or too late', () => {
  it('the same command imports once', async () => {
    const { w, people } = office;
    const { id, document } = await draft();
    const command = newKey();
    const asked = await request(roster(), document);
    await importRoster(w, id, people.entry, command, asked);
    const again = await importRoster(w, id, people.entry, command, asked);
    expect(again.repeated).toBe(true);
    expect((await w.submissions.events(id)).filter((e) => e.kind === 'edited')).toHaveLength(1);
  });

  it('a file that says nothing new leaves the draft and its history alone', async () => {
    const { w, people } = office;
    const { id, document } = await draft();
    await importRoster(w, id, people.entry, newKey(), await request(roster(), document));
    const { document: now = '' } = (await w.submissions.get(id)) ?? {};
    const { plan } = await importRoster(w, id, people.entry, newKey(), await request(roster(), now));
    expect(plan.changes).toEqual([]);
    expect((await w.submissions.events(id)).filter((e) => e.kind === 'edited')).toHaveLength(1);
  });

  it('two people importing: what both changed differently comes back, and nothing is lost', async () => {
    const { w, people, units } = office;
    const other = officer('io2', '钱录入', ['informationOfficer'], units);
    const { id, document } = await draft();
    const before = await documentOf(id);
    const posts = (post: string) =>
      [
        headers,
        ...before.staff.map((s, i) => [s.name, '', '', i === 1 ? post : '科员', '', '行政编制', '在编在岗', '', '']),
      ].map((row) => [0, 3, 5, 6].map((c) => row[c] ?? ''));
    await importRoster(w, id, people.entry, newKey(), await request(posts('甲岗'), document));
    const error = await importRoster(w, id, other, newKey(), await request(posts('乙岗'), document)).catch((e) => e);
    expect(error).toBeInstanceOf(EditConflict);
    expect(error.conflicts).toMatchObject([{ field: 'post', mine: '乙岗', theirs: '甲岗' }]);
    expect((await documentOf(id)).staff[1]?.post).toBe('甲岗');
    await importRoster(w, id, other, newKey(), await request(posts('乙岗'), error.standing));
    expect((await documentOf(id)).staff[1]?.post).toBe('乙岗');
  });

  it('what somebody else changed in other parts meanwhile stays', async () => {
    const { w, people } = office;
    const { id, document } = await draft();
    await editDraft(w, id, people.entry, newKey(), {
      was: document,
      part: 'staff',
      change: (d) => withPost(d, 1, '主任'),
    });
    await importRoster(w, id, people.entry, newKey(), await request(roster(2), document, 'update'));
    expect((await documentOf(id)).staff.filter((s) => s.post === '主任')).toHaveLength(1);
    expect((await documentOf(id)).staff).toHaveLength(6);
  });

  it('a submission that is being signed, or a stranger, is refused', async () => {
    const { w, people } = office;
    const id = await submitted(office, freshUnit());
    const { document = '' } = (await w.submissions.get(id)) ?? {};
    const asked = await request(roster(), document);
    await expect(importRoster(w, id, people.entry, newKey(), asked)).rejects.toBeInstanceOf(Refused);
    await expect(importRoster(w, id, people.examiner, newKey(), asked)).rejects.toBeInstanceOf(NotAllowed);
    const elsewhere = officer('io3', '孙录入', ['informationOfficer'], ['u-test-9999']);
    await expect(lookAtRoster(w, id, elsewhere, asked)).rejects.toBeInstanceOf(NotAllowed);
  });

  it('the draft of another unit is not a base', async () => {
    const { w, people } = office;
    const [one, two] = [await draft(), await draft()];
    const asked = await request(roster(), two.document);
    await expect(importRoster(w, one.id, people.entry, newKey(), asked)).rejects.toBeInstanceOf(Refused);
  });
});

describe('Identity numbers', () => {
  const rows = () => withColumn(roster(), '身份证号', identityNumber);

  it('asked for, find a person in two units, and stand nowhere', async () => {
    const { w, people, database } = office;
    const logged = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')];
    const [one, two] = [await draft(), await draft()];
    await importRoster(w, one.id, people.entry, newKey(), await request(rows(), one.document, 'replace', true));
    const other = withColumn(withCell(roster(2), 'A2', '别名'), '身份证号', identityNumber);
    await importRoster(w, two.id, people.entry, newKey(), await request(other, two.document, 'update', true));
    const submission = await w.submissions.get(two.id);
    const { findings } = submission ? await examined(w, submission) : { findings: [] };
    expect(findings.filter((f) => f.rule === 'inTwoUnits')).toHaveLength(2);

    const wrong = withCell(rows(), 'J3', identityNumber(1));
    const error = await importRoster(
      w,
      one.id,
      people.entry,
      newKey(),
      await request(wrong, one.document, 'replace', true),
    ).catch((e) => e);
    expect(error).toBeInstanceOf(RosterRejected);

    const kept: unknown[] = [JSON.stringify(error.plan.errors), error.message, error.stack];
    for (const TableName of Object.values(database.tables)) kept.push(await scanned(TableName));
    for (const document of [one.document, two.document, submission?.document ?? ''])
      kept.push(await w.drafts.get(document));
    kept.push(...logged.flatMap((spy) => spy.mock.calls));
    const text = JSON.stringify(kept);
    expect(text).toContain(await w.markOf(identityNumber(1)));
    expect(text).not.toContain('42092319850312');
  });

  it('not asked for, are not in what is read of the file', async () => {
    const { table, columns } = await rosterFileOf(await titledWorkbook(rows()), '人员.xlsx', false, someUnit, {});
    expect(JSON.stringify(table)).not.toContain('42092319850312');
    expect(columns.find((c) => c.private)).toMatchObject({ header: '身份证号', use: null });
  });

  async function scanned(TableName: string): Promise<unknown> {
    const { Items, LastEvaluatedKey } = await office.database.client.send(new ScanCommand({ TableName }));
    expect(LastEvaluatedKey).toBeUndefined();
    return Items;
  }
});

describe('What a browser sends', () => {
  it('is taken for a table only if it is one', async () => {
    const { table } = await request(roster(2), 'x');
    expect(rosterTableOf(JSON.stringify(table))).toEqual(table);
    for (const wrong of ['', '{', '[]', '{"sheet":"a"}', JSON.stringify({ ...table, more: 1 })])
      expect(rosterTableOf(wrong)).toBeUndefined();
    const foreign = { ...table, columns: [{ use: 'birthDate', header: '出生日期', letter: 'A' }] };
    expect(rosterTableOf(JSON.stringify(foreign))).toBeUndefined();
  });
});
