import { describe, expect, it } from 'vitest';
import { diffReleases } from '#core/diff.ts';
import { readTableFile } from '#core/import/file/read-table.ts';
import { ukOrganograms } from '#core/import/profiles/uk-organograms.ts';
import type { Cell, Sheet } from '#core/import/table.ts';
import { fullRoster, publishedBy, sheetsOf } from '#test/import/county-file.ts';
import { type Current, planImport } from '#test/import/plan-import.ts';

const seniorHeaders = [
  'Post Unique Reference',
  'Name',
  'Grade (or equivalent)',
  'Job Title',
  'Organisation',
  'Unit',
  'Contact Phone',
  'Reports to Senior Post',
  'FTE',
  'Actual Pay Floor (£)',
];
const senior = (
  reference: string,
  name: string,
  post: string,
  unit: string,
  reportsTo: string,
  fte: Cell = 1,
): Cell[] => [reference, name, 'SCS1', post, 'Cabinet Office', unit, '020 7946 0958', reportsTo, fte, 93127];
const junior = (unit: string, fte: number): Cell[] => ['Cabinet Office', unit, fte];

/** An invented department with every peculiarity of the real ones. */
const department = () => ({
  senior: [
    seniorHeaders,
    senior('1', 'Ann Example', 'Director', 'Digital Service', 'XX'),
    senior('2', 'N/D', 'Deputy Director', 'Digital Service', '1'),
    senior('3', "'N/D'", 'Deputy Director', 'Digital Service', '1'),
    senior('4', 'Vacant', 'Deputy Director', 'Digital Service', '1'),
    senior('5', 'Ann Example', 'Acting Head of Data', 'Digital Service', '1'),
    senior('6', 'Eliminated', 'Head of Paper', 'Digital Service', '1'),
    senior('7', '', 'Head of Nothing', 'Digital Service', '1', ''),
    senior('8', 'Head of Boats', 'Head of Boats', 'Digital Service', '1'),
    senior('2', 'Bob Example', 'Deputy Director', 'Digital Service', '1'),
    seniorHeaders,
    senior('9', 'Cy Example', 'Director', 'People', 'XX'),
    senior('10', 'Di Example', 'Director', 'PEOPLE', 'XX'),
  ],
  junior: [
    ['Organisation', 'Unit', 'Number of Posts in FTE'],
    junior('Digital Service', 10.4),
    junior('Digital Service', 2.2),
    junior('Archives', 3),
  ],
});

const plan = (sheets: readonly Sheet[], current: (code: string) => Current = publishedBy()) =>
  planImport({
    profile: ukOrganograms,
    sheets,
    jurisdiction: '990000',
    current,
    ...(current('990000').register ? {} : { decision: fullRoster }),
  });
const releaseOf = (result: ReturnType<typeof plan>, name: string) => {
  const found = result.jurisdictions[0]?.releases.find((r) => r.name === name);
  if (!found) throw new Error(`No release of ${name}`);
  return found;
};

describe('An organogram of a British department', () => {
  const first = () => plan(sheetsOf(department()));

  it('accounts for every row: published, summed up, or refused for a reason', () => {
    const { errors, counts } = first();
    expect(errors).toEqual([]);
    expect(counts).toEqual({
      rowsIn: 12 + 3,
      registered: 3,
      units: 3,
      staff: 3,
      refused: {
        undisclosed: 2,
        vacant: 1,
        secondPost: 1,
        eliminated: 1,
        noFigure: 1,
        notAPerson: 1,
        sameReference: 1,
        repeatedHeader: 1,
        summedUp: 3,
      },
    });
  });

  it('says of each refused row why, at its cell, and of each unit how its posts were rounded', () => {
    const { warnings } = first();
    expect(warnings.filter((w) => w.code === 'refused').map((w) => [w.row, w.column, w.message.en])).toEqual([
      [5, 'Name', 'The post is vacant: counted as a post only'],
      [6, 'Name', 'The same person’s second post in the unit: listed once'],
      [7, 'Name', 'The post has been eliminated: not used'],
      [8, 'Name', 'Neither a name nor a figure: not used'],
      [9, 'Name', 'The name is that of the post, not of a person: not used'],
      [10, 'Post Unique Reference', 'The post’s reference stands twice: not used again'],
    ]);
    expect(warnings.filter((w) => w.code === 'rounding').map((w) => w.value)).toEqual(['12.6']);
    expect(warnings.filter((w) => w.code === 'spelling').map((w) => [w.row, w.value])).toEqual([[13, 'PEOPLE']]);
  });

  it('counts posts and people of each unit: senior ones one by one, junior ones as full-time equivalents', () => {
    const figures = (name: string) => {
      const { grants, strength } = releaseOf(first(), name).document;
      return [grants[0]?.posts, strength[0]?.inPost];
    };
    // Five senior posts, three of them held by somebody not counted yet, and 12.6 junior ones.
    expect(figures('Digital Service')).toEqual([5 + 13, 3 + 13]);
    expect(figures('Archives')).toEqual([3, 3]);
  });

  it('knows the head of a unit only where one post alone reports to none of the same unit', () => {
    const heads = (name: string) => releaseOf(first(), name).document.staff.map((s) => [s.name, s.head]);
    expect(heads('Digital Service')).toEqual([['Ann Example', true]]);
    expect(heads('People').sort()).toEqual([
      ['Cy Example', false],
      ['Di Example', false],
    ]);
  });

  it('publishes neither telephone nor pay, and lists the columns that held them', () => {
    const { dropped, ...rest } = first();
    expect(dropped.map((d) => [d.column, d.letter, d.reason])).toEqual([
      ['Contact Phone', 'G', 'private'],
      ['Actual Pay Floor (£)', 'J', 'private'],
    ]);
    expect(JSON.stringify(rest)).not.toMatch(/7946|93127/);
  });

  it('half a year later is a second release of the units that changed, and says in records and values how', () => {
    const before = first();
    const later = department();
    later.senior[1] = senior('1', 'Ann Example', 'Director General', 'Digital Service', 'XX');
    later.senior[4] = senior('4', 'Eve Example', 'Deputy Director', 'Digital Service', '1');
    const after = plan(sheetsOf(later), publishedBy(before));
    expect(after.jurisdictions[0]?.releases.filter((r) => !r.unchanged).map((r) => r.name)).toEqual([
      'Digital Service',
    ]);
    const changes = diffReleases(
      releaseOf(before, 'Digital Service').document,
      releaseOf(after, 'Digital Service').document,
    );
    expect(changes.map((c) => [c.record, c.op, c.name])).toEqual([
      ['strength', 'changed', 'administrative'],
      ['staff', 'changed', 'Ann Example'],
      ['staff', 'added', 'Eve Example'],
    ]);
    expect(changes.slice(0, 2).map((c) => c.fields)).toEqual([
      [{ field: 'inPost', from: 16, to: 17 }],
      [{ field: 'post', from: 'Director', to: 'Director General' }],
    ]);
  });

  it('is read as windows-1252 where it is not UTF-8, as many of these files are', async () => {
    const text = 'Post Unique Reference,Name,Job Title,Unit\r\n1,Zo\u00eb Example,Minister\u0092s Clerk,Office';
    const { sheets, encoding } = await readTableFile(Buffer.from(text, 'latin1'), 'senior.csv', true);
    expect([encoding, sheets[0]?.rows[1]?.cells]).toEqual([
      'windows-1252',
      ['1', 'Zoë Example', 'Minister’s Clerk', 'Office'],
    ]);
  });
});
