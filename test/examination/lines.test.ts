import { describe, expect, it } from 'vitest';
import { examine } from '#core/examination/findings.ts';
import { examinationLines } from '#core/examination/lines.ts';
import { clean, mandateOf, submission, TODAY } from '#test/examination/clean.ts';
import { planted } from '#test/examination/planted.ts';
import { people, person } from '#test/support/county.ts';

const number = '测编发〔2025〕1号';

describe('The lines of an examination', () => {
  it('stand one a figure, beside the mandate and the last release', () => {
    const document = clean({
      grants: [{ type: 'administrative', posts: 8, document: number }],
      strength: [{ type: 'administrative', inPost: 7, listedApart: 1 }],
    });
    const lines = examinationLines(document, mandateOf(clean()), clean(), TODAY);
    const brief = lines.map((l) => [l.key, l.reported, l.approved, l.published, l.changed]);
    expect(brief).toEqual([
      ['unit/name', '测试单位1', null, '测试单位1', false],
      ['unit/category', '政府工作部门 · government department', null, '政府工作部门 · government department', false],
      ['unit/level', '正科级 · section (township) level', null, '正科级 · section (township) level', false],
      ['unit/funding', '', null, '', false],
      ['unit/duties', '负责测试工作', null, '负责测试工作', false],
      ['unit/internalUnits', '办公室', '办公室', '办公室', false],
      ['posts/administrative', '8', '6', '6', true],
      ['leadershipPosts/chief', '1', '1', '1', false],
      ['leadersInPost/chief', '1', null, '1', false],
      ['inPost/administrative', '6', null, '6', false],
      ['listedApart/administrative', '1', null, '0', true],
      ['staff', '6', null, '6', false],
    ]);
  });

  it('show a type that the mandate grants and the unit does not report', () => {
    const mandate = { ...mandateOf(clean()), grants: [...clean().grants, { type: 'support' as const, posts: 2 }] };
    const line = examinationLines(clean(), mandate, undefined, TODAY).find((l) => l.key === 'posts/support');
    expect(line).toMatchObject({ reported: '0', approved: '2', published: null, changed: true });
  });

  it('have one for each person who came, went or changed, and none for the others', () => {
    const document = clean({ staff: [...people(4), person(4, { post: '主任' }), person(9)] });
    const staff = examinationLines(document, undefined, clean(), TODAY).filter((l) => l.key.startsWith('staff/'));
    expect(staff.map((l) => [l.key, l.reported !== '', l.published !== '', l.changed])).toEqual([
      ['staff/s-00004', true, true, true],
      ['staff/s-00009', true, false, true],
      ['staff/s-00005', false, true, true],
    ]);
  });

  it('are what findings speak of', () => {
    for (const { input } of Object.values(planted)) {
      const { document, mandate, base, day } = input;
      const keys = examinationLines(document, mandate, base, day).map((l) => l.key);
      for (const { line } of examine(input)) if (line !== '') expect(keys).toContain(line);
    }
  });

  it('carry a finding about a person who has a line of their own', () => {
    const document = clean({ staff: [...people(5), person(5, { since: '2030-01-01' })] });
    const found = examine(submission(document, { base: clean() })).find((f) => f.rule === 'futureSince');
    expect(found?.line).toBe('staff/s-00005');
  });
});
