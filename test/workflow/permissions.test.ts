import { describe, expect, it } from 'vitest';
import { codesOf } from '#core/codes/code-list.ts';
import { type Person, type Role, role } from '#core/people.ts';
import { type Action, actions, roleFor } from '#core/permissions.ts';

/** Columns of the table below, in its order; the first four act for their own units only. */
const columns: Record<string, Role> = {
  IO: 'informationOfficer',
  S1: 'handler',
  S2: 'responsibleLeader',
  S3: 'head',
  EX: 'examiner',
  TF: 'taskForce',
  SR: 'secrecyReviewer',
  LG: 'leadingGroup',
  CR: 'caseReceiver',
  SV: 'supervisor',
  AC: 'accountability',
  AD: 'administrator',
  PU: 'publisher',
};
const ownUnitOnly = ['IO', 'S1', 'S2', 'S3'];

/** Who may do what, written out by hand: x may, . may not. A change of the rules is a change of this table. */
const table = `
                   IO S1 S2 S3 EX TF SR LG CR SV AC AD PU
  viewSubmission   x  x  x  x  x  x  x  x  .  .  x  x  .
  startSubmission  x  .  .  .  .  .  .  .  .  .  .  .  .
  editSubmission   x  .  .  .  .  .  .  .  .  .  .  .  .
  sign:1           .  x  .  .  .  .  .  .  .  .  .  .  .
  sign:2           .  .  x  .  .  .  .  .  .  .  .  .  .
  sign:3           .  .  .  x  .  .  .  .  .  .  .  .  .
  confirmUnit      .  .  .  x  .  .  .  .  .  .  .  .  .
  examine          .  .  .  .  x  .  .  .  .  .  .  .  .
  editRegister     .  .  .  .  x  .  .  .  .  .  .  .  .
  viewBatches      .  .  .  .  x  x  x  x  .  .  x  x  .
  viewNotices      .  .  .  .  x  x  x  x  x  x  x  x  .
  viewObjectors    .  .  .  .  .  .  .  x  x  .  .  .  .
  batch            .  .  .  .  x  .  .  .  .  .  .  .  .
  viewMandates     .  .  .  .  x  x  .  x  .  .  .  x  .
  editMandates     .  .  .  .  x  .  .  .  .  .  .  .  .
  reexamine        .  .  .  .  .  x  .  .  .  .  .  .  .
  clearSecrecy     .  .  .  .  .  .  x  .  .  .  .  .  .
  runNotice        .  .  .  .  .  .  .  x  .  .  .  .  .
  decideObjection  .  .  .  .  .  .  .  x  .  .  .  .  .
  approve          .  .  .  .  .  .  .  x  .  .  .  .  .
  takeDown         .  .  .  .  .  .  .  x  .  .  x  .  .
  confirmTakedown  .  .  .  .  .  .  .  x  .  .  x  .  .
  viewCheckBacks   .  .  .  .  x  .  .  x  .  .  x  x  .
  answerCheckBack  .  .  .  .  x  .  .  .  .  .  .  .  .
  viewAudit        .  .  .  .  .  .  .  .  .  x  .  x  .
  managePeople     .  .  .  .  .  .  .  .  .  .  .  x  .
  manageSettings   .  .  .  .  .  .  .  .  .  .  .  x  .
  publishImport    .  .  .  .  .  .  .  .  .  .  .  .  x
`;

const [heading = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const expected = rows.flatMap(([action = '', ...cells]) =>
  cells.map((cell, i) => ({ action: action as Action, column: heading[i] ?? '', may: cell === 'x' })),
);

const [own, other] = ['u-420923-own', 'u-420923-other'];
const someone = (roles: Role[], given: Partial<Person> = {}): Person => ({
  id: 'p',
  name: '某某',
  jurisdiction: '420923',
  roles,
  units: [own],
  active: true,
  ...given,
});
const may = (person: Person, action: Action, jurisdiction: string, unit?: string) =>
  roleFor(person, action, { jurisdiction, ...(unit === undefined ? {} : { unit }) }) !== undefined;

describe('Who may do what', () => {
  it('the table speaks of every role and every action', () => {
    expect(heading.map((column) => columns[column])).toEqual(codesOf(role));
    expect(rows.map(([action]) => action).sort()).toEqual([...actions].sort());
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([heading.length + 1]));
  });

  describe.each(heading.map((column) => [columns[column] as Role, column] as const))('%s', (name, column) => {
    const cells = expected.filter((cell) => cell.column === column);
    const allowed = (test: (action: Action) => boolean) => cells.map(({ action }) => [action, test(action)]);
    const wanted = (when: (may: boolean) => boolean) => cells.map((cell) => [cell.action, when(cell.may)]);
    const wide = !ownUnitOnly.includes(column);
    const person = someone([name]);

    it('for their own unit', () => {
      expect(allowed((action) => may(person, action, '420923', own))).toEqual(wanted((x) => x));
    });
    it(`for another unit of the county${wide ? '' : ': nothing'}`, () => {
      expect(allowed((action) => may(person, action, '420923', other))).toEqual(wanted((x) => x && wide));
    });
    it(`where no unit is named${wide ? '' : ': nothing'}`, () => {
      expect(allowed((action) => may(person, action, '420923'))).toEqual(wanted((x) => x && wide));
    });
    it('in another county: nothing', () => {
      expect(allowed((action) => may(person, action, '420922', own))).toEqual(wanted(() => false));
    });
    it('with a closed account: nothing', () => {
      expect(allowed((action) => may(someone([name], { active: false }), action, '420923', own))).toEqual(
        wanted(() => false),
      );
    });
    it('of the whole installation: the same in every county', () => {
      const everywhere = someone([name], { jurisdiction: '*' });
      expect(allowed((action) => may(everywhere, action, '420922', own))).toEqual(wanted((x) => x));
    });
  });

  it('nobody without a role may do anything', () => {
    expect(actions.filter((action) => may(someone([]), action, '420923', own))).toEqual([]);
  });

  it('with two roles, a person acts in the one that allows it, where it does', () => {
    const two = someone(['handler', 'examiner']);
    expect(roleFor(two, 'sign:1', { jurisdiction: '420923', unit: own })).toBe('handler');
    expect(roleFor(two, 'examine', { jurisdiction: '420923', unit: own })).toBe('examiner');
    expect(roleFor(two, 'viewSubmission', { jurisdiction: '420923', unit: other })).toBe('examiner');
    expect(roleFor(two, 'sign:1', { jurisdiction: '420923', unit: other })).toBeUndefined();
  });
});
