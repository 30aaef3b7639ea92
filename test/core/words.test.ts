import { describe, expect, it } from 'vitest';
import { diffReleases } from '#core/diff.ts';
import { particularsOf, wordsOf } from '#core/words.ts';
import { people, person, registration, release, unitFile } from '#test/support/county.ts';

const unit = registration(1, { level: 'subSection' });
const before = release('420923', unitFile(unit, people(3)));

/** What is said of the change from `before` to a file. */
const said = (file: Parameters<typeof release>[1]) =>
  diffReleases(before, release('420923', file)).map((change) => wordsOf(change));

describe('A change in words', () => {
  it('says who came, who went, and what changed for whom', () => {
    const staff = [person(0, { head: false }), person(1, { status: 'seconded', post: '主任' }), person(9)];
    expect(said(unitFile(unit, staff, { grants: before.grants }))).toEqual([
      { zh: '变更人员 张一帀：主要负责人由“是”改为“否”', en: expect.stringContaining('from “yes” to “no”') },
      {
        zh: '变更人员 张丁帀：职务（岗位）由“科员”改为“主任”；在编状况由“在编在岗”改为“借调”',
        en: 'Changed person 张丁帀: post from “科员” to “主任”; status from “on the establishment, at work” to “seconded elsewhere”',
      },
      { zh: '新增人员 张三帀', en: 'Added person 张三帀' },
      { zh: '减少人员 张丂帀', en: `Removed person ${person(2).name}` },
    ]);
  });

  it('says of who came or went what was published of them', () => {
    const changes = diffReleases(before, release('420923', unitFile(unit, people(2))));
    const [gone] = changes.filter(({ op }) => op === 'removed');
    const particulars = gone ? particularsOf(gone).map(({ field, value }) => `${field.zh}：${value.zh}`) : [];
    expect(particulars).toContain('职务（岗位）：科员');
    expect(particulars).toContain('在编状况：在编在岗');
    expect(particulars.join()).not.toContain(person(2).name);
  });

  it('names kinds of posts, ranks and lists as people do, and a value that is gone', () => {
    const grants = before.grants.map((grant) => ({ ...grant, posts: 5 }));
    const changed = { ...unit, level: 'deputySection', system: '政府' } as const;
    const file = unitFile(changed, people(3), { grants, leadership: [{ post: 'chief', posts: 1, inPost: 0 }] });
    expect(
      said({ ...file, unit: { ...file.unit, internalUnits: ['办公室', '人事股'] } }).map((words) => words.zh),
    ).toEqual([
      '变更机构 测试单位1：内设机构由“办公室”改为“办公室、人事股”；机构规格由“股级”改为“副科级”；所在系统由“空”改为“政府”',
      '变更编制（行政编制）：编制数由“3”改为“5”',
      '变更领导职数（正职）：实有领导人数由“1”改为“0”',
    ]);
  });
});
