import { describe, expect, it } from 'vitest';
import { examine } from '#core/examination/findings.ts';
import type { Staff } from '#core/model.ts';
import { clean, findings, submission, unit } from '#test/examination/clean.ts';
import { people, person } from '#test/support/county.ts';

const away = (n: number, status: Staff['status']) => person(n, { status });

describe('People not at work', () => {
  it('are asked about once they have been away since the last release', () => {
    const document = clean({ staff: [...people(4), away(4, 'seconded'), away(5, 'sickLeave')] });
    const base = clean({ staff: [...people(4), away(4, 'seconded'), person(5)] });
    expect(findings('notAtWork', submission(document))).toEqual([]);
    const [found, ...more] = findings('notAtWork', submission(document, { base }));
    expect(found?.message.zh).toBe(`1 人自上次公开以来状态为“借调”，请核对原因和期限：${person(4).name}`);
    expect(more).toEqual([]);
  });

  it('keep their explanation while they are the same people, and need another when somebody joins them', () => {
    const key = (staff: Staff[]) => findings('notAtWork', submission(clean({ staff })))[0]?.key;
    const before = key([...people(4), person(4), away(5, 'offPost')]);
    expect(key([...people(4, { post: '主任科员' }), person(4), away(5, 'offPost')])).toBe(before);
    expect(key([...people(4), away(4, 'offPost'), away(5, 'offPost')])).not.toBe(before);
  });
});

describe('Two of one name', () => {
  it('are two people when anything tells them apart', () => {
    const staff = [...people(5), { ...person(1), id: 's-99999', since: '2021-05-01' }];
    expect(findings('samePersonTwice', submission(clean({ staff })))).toEqual([]);
  });
});

describe('A person in two units', () => {
  it('is named with the other unit, and only if still on this roster', () => {
    const elsewhere = [
      { staff: 's-00002', unit: 'u-test-0009', unitName: '测试单位9' },
      { staff: 's-77777', unit: 'u-test-0009', unitName: '测试单位9' },
    ];
    const found = findings('inTwoUnits', submission(clean(), { elsewhere }));
    expect(found.map((f) => f.message.zh)).toEqual([`“${person(2).name}”也在“测试单位9”的名册中，请核对`]);
  });
});

describe('The register', () => {
  it.each(['late', 'preparing', 'returned'] as const)('lets a unit that is “%s” begin to publish', (withheld) => {
    expect(examine(submission(clean(), { registration: { ...unit, withheld } }))).toEqual([]);
  });

  it('does not hold a unit to the name it had when it is renamed', () => {
    const renamed = submission({ ...clean(), unit: { ...clean().unit, name: '新名称' } });
    expect(findings('differsFromRegister', renamed)).toHaveLength(1);
    expect(findings('differsFromRegister', { ...renamed, reason: 'renamed' })).toEqual([]);
  });
});

describe('An unusual change', () => {
  const turnover = (policy: { unusualChangeShare: number; unusualChangeMin: number }) => {
    const input = submission(clean({ staff: people(6, { level: '二级科员' }) }), { base: clean() });
    return findings('unusualChange', { ...input, policy: { ...input.policy, ...policy } }).map((f) => f.key);
  };

  it('is one beyond both the share and the number of the policy', () => {
    expect(turnover({ unusualChangeShare: 1, unusualChangeMin: 6 })).toEqual(['unusualChange/staff']);
    expect(turnover({ unusualChangeShare: 0.1, unusualChangeMin: 7 })).toEqual([]);
    expect(turnover({ unusualChangeShare: 1.1, unusualChangeMin: 1 })).toEqual([]);
  });
});
